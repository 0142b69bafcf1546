"""The table that says up to when an enterprise was told the news of an appeal."""

from sqlalchemy import Column, ForeignKey, Table

from storage.engine.types import Moment
from storage.schema.base import metadata

news = Table(
    "news",
    metadata,
    Column("appeal", ForeignKey("appeal.id"), primary_key=True),
    Column("told_at", Moment, nullable=False),
)
