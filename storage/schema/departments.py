"""The table of what became of departments, or will on a date."""

from sqlalchemy import Column, ForeignKey, Index, String, Table

from storage.engine.types import Moment
from storage.schema.base import Id, metadata

department_change = Table(
    "department_change",
    metadata,
    Column("id", Id, primary_key=True),
    Column("old", String(50), nullable=False),
    Column("fate", String(20), nullable=False),
    Column("new", String(50), nullable=False),
    Column("at", Moment, nullable=False),
    Column("state", String(20), nullable=False),
    Column("made_by", ForeignKey("person.id"), nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("settled_at", Moment),
    Index("ix_department_change_state", "state", "id"),
)
