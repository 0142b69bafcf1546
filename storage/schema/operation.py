"""The tables that the running program needs: timers, leases, signs of life, alarms, counters and settings."""

from sqlalchemy import BigInteger, Column, Float, Index, Integer, String, Table, Text, text

from storage.engine.types import Moment
from storage.schema.base import Id, metadata

timer = Table(
    "timer",
    metadata,
    Column("id", Id, primary_key=True),
    Column("kind", String(30), nullable=False),
    Column("subject", String(20), nullable=False),
    Column("row", BigInteger, nullable=False),
    Column("round", Integer, nullable=False, server_default="0"),
    Column("fire_at", Moment, nullable=False),
    Column("since", Moment),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("try_at", Float, nullable=False, server_default="0"),
    Column("done_at", Moment),
    Column("error", Text),
    Index(
        "ix_timer_due",
        "fire_at",
        "id",
        sqlite_where=text("done_at IS NULL"),
        postgresql_where=text("done_at IS NULL"),
    ),
    Index("uq_timer_once", "subject", "row", "round", "kind", "fire_at", unique=True),
    Index(
        "ix_timer_failed",
        "id",
        sqlite_where=text("error IS NOT NULL"),
        postgresql_where=text("error IS NOT NULL"),
    ),
)

lease = Table(
    "lease",
    metadata,
    Column("name", String(20), primary_key=True),
    Column("holder", String(40), nullable=False),
    Column("until", Float, nullable=False),
    Column("renewed_at", Moment, nullable=False),
)

sign = Table(  # what a process last knew of a part of its work, in machine seconds
    "sign",
    metadata,
    Column("name", String(20), primary_key=True),
    Column("holder", String(40), primary_key=True),
    Column("alive", Float, nullable=False),
    Column("good", Float, nullable=False),
    Column("failing", Float),
    Column("problem", String(100), nullable=False, server_default=""),
    Column("skew", Float),
)

alarm = Table(
    "alarm",
    metadata,
    Column("kind", String(100), primary_key=True),
    Column("given_at", Moment, nullable=False),
    Column("more", Integer, nullable=False, server_default="0"),  # of the kind since then
)

counter = Table(
    "counter",
    metadata,
    Column("name", String(50), primary_key=True),
    Column("value", BigInteger, nullable=False),
)

setting = Table(
    "setting",
    metadata,
    Column("name", String(50), primary_key=True),
    Column("value", Text, nullable=False),
)
