"""The table of export files: what each contains, and how far it is."""

from sqlalchemy import BigInteger, Boolean, Column, Float, ForeignKey, Index, Integer, String, Table, Text, text

from storage.engine.types import Moment
from storage.schema.base import Id, metadata

export = Table(
    "export",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("sheet", String(20)),
    Column("first", Moment),
    Column("until", Moment),
    Column("personal", Boolean, nullable=False, server_default=text("false")),
    Column("rows", Integer, nullable=False, server_default="0"),
    Column("total", Integer, nullable=False, server_default="0"),
    Column("size", BigInteger, nullable=False, server_default="0"),
    Column("lease_until", Float, nullable=False, server_default="0"),
    Column("done_at", Moment),
    Column("error", Text, nullable=False, server_default=""),
    Index("ix_export_waiting", "id", sqlite_where=text("done_at IS NULL"), postgresql_where=text("done_at IS NULL")),
)
