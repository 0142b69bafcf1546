"""The table of calls that coordinators make to enterprises without a chat."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, text

from storage.engine.types import Moment
from storage.schema.base import Id, metadata

phone_call = Table(
    "phone_call",
    metadata,
    Column("id", Id, primary_key=True),
    Column("enterprise", ForeignKey("enterprise.id"), nullable=False),
    Column("appeal", ForeignKey("appeal.id")),
    Column("booking", ForeignKey("booking.id")),
    Column("what", String(40), nullable=False),
    Column("payload", JSON, nullable=False),
    Column("state", String(20), nullable=False),
    Column("written_at", Moment, nullable=False),
    Column("call_from", Moment, nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("wrong", Boolean, nullable=False, server_default=text("false")),
    Column("person", ForeignKey("person.id")),
    Column("settled_at", Moment),
    Column("words", Text, nullable=False, server_default=""),
    Column("pushed", BigInteger),  # the row of the outbox that nobody looked at
    Index(
        "ix_phone_call_waiting",
        "id",
        sqlite_where=text("state = 'WAITING'"),
        postgresql_where=text("state = 'WAITING'"),
    ),
    Index("ix_phone_call_enterprise", "enterprise", "id"),
    Index("ix_phone_call_appeal", "appeal"),
)
