"""The tables of lessons, from which the classifier learns, and of the versions of its words."""

from sqlalchemy import JSON, Column, ForeignKey, Index, String, Table

from storage.engine.types import Moment
from storage.schema.base import Id, metadata

lesson = Table(
    "lesson",
    metadata,
    Column("appeal", ForeignKey("appeal.id"), primary_key=True),
    Column("department", String(50), nullable=False),
    Column("ground", String(20), nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_lesson_at", "at", "appeal"),
)

wordbook = Table(
    "wordbook",
    metadata,
    Column("id", Id, primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("state", String(20), nullable=False),
    Column("content", JSON, nullable=False),
    Column("facts", JSON, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("made_by", ForeignKey("person.id")),
    Column("settled_at", Moment),
    Column("settled_by", ForeignKey("person.id")),
    Index("ix_wordbook_state", "state", "id"),
)
