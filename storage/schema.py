"""The tables, one noun each; moments of people are UTC, machine time is seconds as a float."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from storage.types import Moment

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

Id = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up only a plain INTEGER key

inbox = Table(
    "inbox",
    metadata,
    Column("id", Id, primary_key=True),
    Column("update_id", BigInteger, nullable=False, unique=True),
    Column("chat", BigInteger, nullable=False),
    Column("raw", Text, nullable=False),
    Column("arrived_at", Moment, nullable=False),
    Column("lease_until", Float, nullable=False, server_default="0"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("done_at", Moment),
    Column("error", Text),
    Index(
        "ix_inbox_waiting",
        "chat",
        "id",
        sqlite_where=text("done_at IS NULL"),
        postgresql_where=text("done_at IS NULL"),
    ),
    Index(
        "ix_inbox_failed",
        "id",
        sqlite_where=text("error IS NOT NULL"),
        postgresql_where=text("error IS NOT NULL"),
    ),
)

person = Table(
    "person",
    metadata,
    Column("id", Id, primary_key=True),
    Column("user", BigInteger, nullable=False, unique=True),
    Column("chat", BigInteger, nullable=False, unique=True),
    Column("name", String(100), nullable=False, server_default=""),
    Column("post", String(100), nullable=False, server_default=""),
    Column("phone", String(30), nullable=False, server_default=""),
    Column("role", String(20)),
    Column("department", String(50)),
    Column("enterprise", ForeignKey("enterprise.id")),
    Column("consent_version", String(20)),
    Column("consent_at", Moment),
    Column("reachable", Boolean, nullable=False, server_default=text("true")),
    Column("unreachable_since", Moment),
    Column("menu", String(20), nullable=False, server_default=""),
    Column("since", Moment, nullable=False),
    Index("ix_person_department", "department", "role"),
    Index("ix_person_enterprise", "enterprise"),
)

enterprise = Table(
    "enterprise",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", String(100), nullable=False),
    Column("uscc", String(18), nullable=False, unique=True),
    Column("region", String(20), nullable=False),
    Column("since", Moment, nullable=False),
    Column("demo", Boolean, nullable=False, server_default=text("false")),
)

join_request = Table(
    "join_request",
    metadata,
    Column("person", ForeignKey("person.id"), primary_key=True),
    Column("enterprise", ForeignKey("enterprise.id"), nullable=False),
    Column("name", String(100), nullable=False),
    Column("phone", String(30), nullable=False),
    Column("asked_at", Moment, nullable=False),
)

invite = Table(
    "invite",
    metadata,
    Column("code_hash", String(64), primary_key=True),
    Column("role", String(20), nullable=False),
    Column("department", String(50)),
    Column("made_by", ForeignKey("person.id")),
    Column("made_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_by", ForeignKey("person.id")),
    Column("used_at", Moment),
)

draft = Table(
    "draft",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("form", String(30), nullable=False),
    Column("step", String(30), nullable=False),
    Column("stamp", Integer, nullable=False),
    Column("question", BigInteger),
    Column("data", JSON, nullable=False),
    Column("since", Moment, nullable=False),
    Index("ix_draft_person", "person", "id"),
    sqlite_autoincrement=True,  # an old button must never meet a new draft of the same number
)

appeal = Table(
    "appeal",
    metadata,
    Column("id", Id, primary_key=True),
    Column("number", String(20), nullable=False, unique=True),
    Column("enterprise", ForeignKey("enterprise.id"), nullable=False),
    Column("filed_by", ForeignKey("person.id")),
    Column("filed_at", Moment, nullable=False),
    Column("text", Text, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("theme", String(20), nullable=False, server_default=""),
    Column("region", String(20), nullable=False),
    Column("verdict", JSON, nullable=False),
    Column("state", String(20), nullable=False),
    Column("round", Integer, nullable=False, server_default="1"),
    Column("lead", String(50)),
    Column("assisting", JSON, nullable=False),
    Column("session", ForeignKey("session.id")),
    Column("session_at", Moment),
    Column("resume_state", String(20)),
    Column("clock_from", Moment, nullable=False),
    Column("assigned_at", Moment),
    Column("accepted_at", Moment),
    Column("contacted_at", Moment),
    Column("due_at", Moment),
    Column("original_due_at", Moment),
    Column("paused_at", Moment),
    Column("answered_at", Moment),
    Column("settled_at", Moment),
    Column("outcome", String(20)),
    Column("answer", Text, nullable=False, server_default=""),
    Column("ground", String(20)),
    Column("returns", Integer, nullable=False, server_default="0"),
    Column("questions", Integer, nullable=False, server_default="0"),
    Column("objected", Boolean, nullable=False, server_default=text("false")),
    Column("accepted_by_default", Boolean, nullable=False, server_default=text("false")),
    Column("demo", Boolean, nullable=False, server_default=text("false")),
    Index("ix_appeal_state", "state", "filed_at"),
    Index("ix_appeal_lead", "lead", "state"),
    Index("ix_appeal_enterprise", "enterprise", "id"),
)

assisting = Table(
    "assisting",
    metadata,
    Column("appeal", ForeignKey("appeal.id"), primary_key=True),
    Column("department", String(50), primary_key=True),
    Index("ix_assisting_department", "department"),
)

event = Table(
    "event",
    metadata,
    Column("id", Id, primary_key=True),
    Column("appeal", ForeignKey("appeal.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("person", ForeignKey("person.id")),
    Column("party", String(20), nullable=False),
    Column("department", String(50)),
    Column("action", String(30), nullable=False),
    Column("from_state", String(20)),
    Column("to_state", String(20), nullable=False),
    Column("round", Integer, nullable=False),
    Column("reason", String(20), nullable=False, server_default=""),
    Column("words", Text, nullable=False, server_default=""),
    Index("ix_event_appeal", "appeal", "id"),
)

survey = Table(
    "survey",
    metadata,
    Column("id", Id, primary_key=True),
    Column("appeal", ForeignKey("appeal.id"), nullable=False),
    Column("round", Integer, nullable=False),
    Column("department", String(50), nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("rated_at", Moment),
    Column("rated_by", ForeignKey("person.id")),
    Column("satisfaction", String(20)),
    Column("solved", String(20)),
    Column("reason", String(20), nullable=False, server_default=""),
    Column("words", Text, nullable=False, server_default=""),
    UniqueConstraint("appeal", "round"),
)

attachment = Table(
    "attachment",
    metadata,
    Column("id", Id, primary_key=True),
    Column("appeal", ForeignKey("appeal.id"), nullable=False),
    Column("file_id", String(200), nullable=False),
    Column("unique_id", String(100), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("name", String(200), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("sha256", String(64)),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("try_at", Float, nullable=False, server_default="0"),
    Column("error", Text),
    UniqueConstraint("appeal", "unique_id"),
)

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

counter = Table(
    "counter",
    metadata,
    Column("name", String(50), primary_key=True),
    Column("value", BigInteger, nullable=False),
)

timer = Table(
    "timer",
    metadata,
    Column("id", Id, primary_key=True),
    Column("kind", String(30), nullable=False),
    Column("subject", String(20), nullable=False),
    Column("row", BigInteger, nullable=False),
    Column("round", Integer, nullable=False, server_default="0"),
    Column("fire_at", Moment, nullable=False),
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

outbox = Table(
    "outbox",
    metadata,
    Column("id", Id, primary_key=True),
    Column("chat", BigInteger, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("rank", Integer, nullable=False),
    Column("what", String(40), nullable=False),
    Column("appeal", ForeignKey("appeal.id")),
    Column("card", ForeignKey("card.id")),
    Column("announces", ForeignKey("session.id")),
    Column("shows_progress", ForeignKey("session.id")),
    Column("payload", JSON, nullable=False),
    Column("state", String(20), nullable=False),
    Column("written_at", Moment, nullable=False),
    Column("try_at", Float, nullable=False, server_default="0"),
    Column("expires_at", Float),
    Column("lease_until", Float, nullable=False, server_default="0"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("sent_at", Moment),
    Column("message", BigInteger),
    Column("error", Text),
    Index(
        "ix_outbox_waiting",
        "chat",
        "id",
        sqlite_where=text("state = 'WAITING'"),
        postgresql_where=text("state = 'WAITING'"),
    ),
    Index("ix_outbox_appeal", "appeal"),
    Index("uq_outbox_notice", "announces", "chat", unique=True),
    Index("ix_outbox_progress", "shows_progress"),
    Index(
        "ix_outbox_held",
        "chat",
        "id",
        sqlite_where=text("state = 'HELD'"),
        postgresql_where=text("state = 'HELD'"),
    ),
    Index(
        "ix_outbox_dead",
        "id",
        sqlite_where=text("state = 'DEAD'"),
        postgresql_where=text("state = 'DEAD'"),
    ),
)

card = Table(
    "card",
    metadata,
    Column("id", Id, primary_key=True),
    Column("chat", BigInteger, nullable=False),
    Column("appeal", ForeignKey("appeal.id"), nullable=False),
    Column("slot", String(10), nullable=False),
    Column("message", BigInteger),
    Column("shown_hash", String(64)),
    UniqueConstraint("chat", "appeal", "slot"),
    Index("ix_card_appeal", "appeal"),
)

rate = Table(
    "rate",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),  # 0: all chats together
    Column("arrival", Float, nullable=False),
)

haste = Table(
    "haste",
    metadata,
    Column("user", BigInteger, primary_key=True, autoincrement=False),
    Column("since", Float, nullable=False),
    Column("count", Integer, nullable=False),
    Column("missed", Integer, nullable=False),
)

lease = Table(
    "lease",
    metadata,
    Column("name", String(20), primary_key=True),
    Column("holder", String(40), nullable=False),
    Column("until", Float, nullable=False),
    Column("renewed_at", Moment, nullable=False),
)

setting = Table(
    "setting",
    metadata,
    Column("name", String(50), primary_key=True),
    Column("value", Text, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Id, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("person", ForeignKey("person.id")),
    Column("action", String(40), nullable=False),
    Column("subject", String(100), nullable=False),
    Column("details", JSON, nullable=False),
)
