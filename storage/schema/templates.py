"""The table of the departments' answer templates."""

from sqlalchemy import Column, ForeignKey, Index, String, Table, Text

from storage.engine.types import Moment
from storage.schema.base import Id, metadata

template = Table(
    "template",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department", String(50), nullable=False),
    Column("title", String(20), nullable=False),
    Column("text", Text, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("changed_by", ForeignKey("person.id"), nullable=False),
    Index("ux_template_title", "department", "title", unique=True),
    sqlite_autoincrement=True,  # an old button must never meet a new template of the same number
)
