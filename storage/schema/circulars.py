"""The table of monthly circulars: the text that people wrote, and the figures as they were at the signature."""

from sqlalchemy import JSON, Column, ForeignKey, Integer, String, Table, UniqueConstraint

from storage.engine.types import Moment
from storage.schema.base import Id, metadata

circular = Table(
    "circular",
    metadata,
    Column("id", Id, primary_key=True),
    Column("year", Integer, nullable=False),
    Column("month", Integer, nullable=False),
    Column("state", String(20), nullable=False),
    Column("words", JSON, nullable=False),
    Column("facts", JSON(none_as_null=True)),
    Column("made_by", ForeignKey("person.id"), nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("signed_by", ForeignKey("person.id")),
    Column("signed_at", Moment),
    Column("sent_at", Moment),
    UniqueConstraint("year", "month"),
)
