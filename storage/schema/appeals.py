"""The tables of appeals: appeals, their history, surveys, files and escalations, and the cards that show them."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from storage.engine.types import Moment
from storage.schema.base import Id, metadata

# The states of `bot.domain.appeals.lateness.OF_STAFF`, as the condition of an index.
BY_STAFF = text("state IN ('TRIAGE', 'SCHEDULED', 'ASSIGNED', 'HANDLING', 'SIGN_OFF', 'REVIEW', 'VISIT')")
SEARCH = "appeal_search"  # what SQLite's index of texts begins with; its tables are kept by triggers, not by us

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
    Column("awaited", JSON, nullable=False, server_default="[]"),
    Column("assist_due_at", Moment),
    Column("session", ForeignKey("session.id")),
    Column("session_at", Moment),
    Column("resume_state", String(20)),
    Column("clock_from", Moment, nullable=False),
    Column("handler", BigInteger),  # a person; see follows
    Column("assigned_at", Moment),
    Column("accepted_at", Moment),
    Column("contacted_at", Moment),
    Column("due_at", Moment),
    Column("reply_days", Integer),
    Column("original_due_at", Moment),
    Column("paused_at", Moment),
    Column("answered_at", Moment),
    Column("settled_at", Moment),
    Column("outcome", String(20)),
    Column("answer", Text, nullable=False, server_default=""),
    Column("prepared", Text, nullable=False, server_default=""),
    Column("plan", Text, nullable=False, server_default=""),
    Column("noted_at", Moment),
    Column("plan_rounds", Integer, nullable=False, server_default="0"),
    Column("follows", BigInteger),  # an appeal; SQLite can add no foreign key to a table that has triggers
    Column("ground", String(20)),
    Column("returns", Integer, nullable=False, server_default="0"),
    Column("questions", Integer, nullable=False, server_default="0"),
    Column("objected", Boolean, nullable=False, server_default=text("false")),
    Column("accepted_by_default", Boolean, nullable=False, server_default=text("false")),
    Column("urgent", Boolean, nullable=False, server_default=text("false")),
    Column("demo", Boolean, nullable=False, server_default=text("false")),
    Column("source", String(20), nullable=False, server_default="CHAT"),
    Column("at_counter", Boolean, nullable=False, server_default=text("false")),
    Column("confidential", Boolean, nullable=False, server_default=text("false")),
    Index("ix_appeal_state", "state", "filed_at"),
    Index("ix_appeal_lead", "lead", "state"),
    Index("ix_appeal_enterprise", "enterprise", "id"),
    Index("ix_appeal_filed", "filed_at", "id"),
    Index(
        *("ix_appeal_late", "state", "clock_from", "due_at", "session_at", "id"),
        sqlite_where=BY_STAFF,
        postgresql_where=BY_STAFF,
    ),
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
    Column("note", Text, nullable=False, server_default=""),
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
    Column("by_phone", Boolean, nullable=False, server_default=text("false")),
    Column("rated_at", Moment),
    Column("rated_by", ForeignKey("person.id")),
    Column("satisfaction", String(20)),
    Column("solved", String(20)),
    Column("reason", String(20), nullable=False, server_default=""),
    Column("words", Text, nullable=False, server_default=""),
    Column("manner", String(20)),
    Column("second", String(20)),
    Column("unreachable", Boolean, nullable=False, server_default=text("false")),
    Column("person", BigInteger),  # who answered; SQLite adds no foreign key to a table that is there
    Column("counts", Boolean, nullable=False, server_default=text("false")),
    UniqueConstraint("appeal", "round"),
    Index("ix_survey_department", "department", "person"),
)

attachment = Table(  # of an appeal, or of a measure
    "attachment",
    metadata,
    Column("id", Id, primary_key=True),
    Column("appeal", ForeignKey("appeal.id")),
    Column("file_id", String(200), nullable=False),
    Column("unique_id", String(100), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("name", String(200), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("answer", Integer),
    Column("sha256", String(64)),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("try_at", Float, nullable=False, server_default="0"),
    Column("error", Text),
    Column("measure", ForeignKey("class_measure.id")),
    UniqueConstraint("appeal", "unique_id"),
    UniqueConstraint("measure", "unique_id"),
)

escalation = Table(
    "escalation",
    metadata,
    Column("id", Id, primary_key=True),
    Column("appeal", ForeignKey("appeal.id"), nullable=False),
    Column("round", Integer, nullable=False),
    Column("level", String(20), nullable=False),
    Column("at", Moment, nullable=False),
    Column("person", ForeignKey("person.id")),
    Index("ix_escalation_appeal", "appeal", "id"),
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
    Column("back", String(64)),
    UniqueConstraint("chat", "appeal", "slot"),
    Index("ix_card_appeal", "appeal"),
)
