"""The table of the numbered list that each chat was shown last."""

from sqlalchemy import JSON, BigInteger, Column, Table

from storage.schema.base import metadata

shown_list = Table(
    "shown_list",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("opens", JSON, nullable=False),  # the data of a button by its number
)
