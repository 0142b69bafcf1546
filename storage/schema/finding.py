"""The tables for finding appeals: the marks of each appeal, and the last searches of each person."""

from sqlalchemy import Column, ForeignKey, Index, String, Table, Text

from storage.engine.types import Moment
from storage.schema.base import Id, metadata

FINDING = "finding_search"  # SQLite's index of the marks; kept by triggers, as PostgreSQL's is by a migration

finding = Table(
    "finding",
    metadata,
    Column("appeal", ForeignKey("appeal.id"), primary_key=True, autoincrement=False),
    Column("marks", Text, nullable=False),
)
search = Table(
    "search",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("line", String(200), nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_search_person", "person", "id"),
)
