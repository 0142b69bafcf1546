"""The table of voices that the operator's command is to write down, each for a form that is being filled in."""

from sqlalchemy import JSON, Column, Float, ForeignKey, Index, Integer, Table, Text, text

from storage.schema.base import Id, metadata

reading = Table(
    "reading",
    metadata,
    Column("id", Id, primary_key=True),
    Column("draft", ForeignKey("draft.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("file", JSON, nullable=False),
    Column("lease_until", Float, nullable=False, server_default="0"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("text", Text),
    Index("ix_reading_waiting", "id", sqlite_where=text("text IS NULL"), postgresql_where=text("text IS NULL")),
    sqlite_autoincrement=True,  # an old button must never meet a new row of the same number
)
