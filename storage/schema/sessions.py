"""The tables of sessions, of the bookings at them, and of the appeals that each booking is about."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint, text

from storage.engine.types import Moment
from storage.schema.base import Id, metadata

session = Table(
    "session",
    metadata,
    Column("id", Id, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("year", Integer, nullable=False),
    Column("theme", String(100), nullable=False),
    Column("form", String(20), nullable=False),
    Column("held_at", Moment),
    Column("place", String(200), nullable=False),
    Column("departments", JSON, nullable=False),
    Column("capacity", Integer, nullable=False),
    Column("taken", Integer, nullable=False, server_default="0"),
    Column("last_slot", Integer, nullable=False, server_default="0"),
    Column("booking_opens", Moment),
    Column("booking_closes", Moment),
    Column("state", String(20), nullable=False, server_default="DRAFT"),
    Column("rooms", JSON, nullable=False, server_default="[]"),
    Column("heads", JSON, nullable=False, server_default="{}"),
    Column("slot_minutes", Integer, nullable=False, server_default="20"),
    Column("reason", Text, nullable=False, server_default=""),
    Column("moved_at", Moment),
    Column("demo", Boolean, nullable=False, server_default=text("false")),
    UniqueConstraint("year", "number"),
)

_GONE = text("state NOT IN ('MOVED', 'CANCELLED')")
_SEATED = text("state IN ('BOOKED', 'CALLED', 'CONFIRMED')")

booking = Table(
    "booking",
    metadata,
    Column("id", Id, primary_key=True),
    Column("session", ForeignKey("session.id"), nullable=False),
    Column("enterprise", ForeignKey("enterprise.id"), nullable=False),
    Column("slot", Integer),
    Column("state", String(20), nullable=False),
    Column("booked_by", ForeignKey("person.id"), nullable=False),
    Column("booked_at", Moment, nullable=False),
    Column("cancelled_at", Moment),
    Column("room", Integer),
    Column("turn", Integer),
    Column("expected_at", Moment),
    Column("offered_until", Moment),
    Column("priority", Boolean, nullable=False, server_default=text("false")),
    Column("summoned_at", Moment),
    Column("arrived_at", Moment),
    Column("revision", Integer, nullable=False, server_default="0"),
    Column("reason", Text, nullable=False, server_default=""),
    Index("uq_booking_live", "session", "enterprise", unique=True, sqlite_where=_GONE, postgresql_where=_GONE),
    Index("uq_booking_seat", "session", "room", "turn", unique=True, sqlite_where=_SEATED, postgresql_where=_SEATED),
    Index("ix_booking_enterprise", "enterprise", "id"),
)

booked_appeal = Table(
    "booked_appeal",
    metadata,
    Column("booking", ForeignKey("booking.id"), primary_key=True),
    Column("appeal", ForeignKey("appeal.id"), primary_key=True),
    Index("ix_booked_appeal_appeal", "appeal"),
)
