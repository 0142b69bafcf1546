"""The tables of bulk acts, and of each appeal in one as it was before."""

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, String, Table

from storage.engine.types import Moment
from storage.schema.base import Id, metadata

bulk = Table(
    "bulk",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("act", String(20), nullable=False),
    Column("at", Moment, nullable=False),
    Column("state", String(20), nullable=False),
)
bulk_item = Table(
    "bulk_item",
    metadata,
    Column("bulk", ForeignKey("bulk.id"), primary_key=True, autoincrement=False),
    Column("appeal", ForeignKey("appeal.id"), primary_key=True, autoincrement=False),
    Column("before", JSON, nullable=False),
    Column("lines", Integer, nullable=False),
    Index("ix_bulk_item_appeal", "appeal"),
)
