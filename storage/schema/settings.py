"""The table of the versions of settings that were changed over the pack in chat."""

from sqlalchemy import JSON, Column, ForeignKey, Index, String, Table

from storage.engine.types import Moment
from storage.schema.base import Id, metadata

setting_version = Table(
    "setting_version",
    metadata,
    Column("id", Id, primary_key=True),
    Column("state", String(20), nullable=False),
    Column("content", JSON, nullable=False),
    Column("edits", JSON, nullable=False),
    Column("made_by", ForeignKey("person.id")),
    Column("made_at", Moment, nullable=False),
    Column("settled_by", ForeignKey("person.id")),
    Column("settled_at", Moment),
    Index("ix_setting_version_state", "state", "id"),
)
