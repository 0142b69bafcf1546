"""The tables of people: persons, addresses, enterprises, invites, drafts of forms, and the audit log."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, text

from storage.engine.types import Moment
from storage.schema.base import Id, metadata

WAITS = text("state IN ('UNVERIFIED', 'DISPUTED')")
LIVE_LINK = text("enterprise IS NOT NULL AND used_at IS NULL AND ended_at IS NULL")

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
    Column("away", Boolean, nullable=False, server_default=text("false")),
    Column("away_from", Moment),
    Column("away_until", Moment),
    Column("deputy", BigInteger),  # a person
    Column("gone", String(20)),
    Column("held_role", String(20)),
    Column("held_department", String(50)),
    Column("held_enterprise", Integer),
    Column("held_name", String(100)),
    Column("in_role_since", Moment),
    Column("seen_at", Moment),
    Column("news", Boolean, nullable=False, server_default=text("true")),
    Column("email", String(100), nullable=False, server_default=""),
    Index("ix_person_department", "department", "role"),
    Index("ix_person_enterprise", "enterprise"),
)

address = Table(
    "address",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("channel", String(20), nullable=False),
    Column("subject", String(100), nullable=False),  # what the channel calls it
    Column("person", ForeignKey("person.id")),
    Column("proof", String(20), nullable=False, server_default=""),
    Column("proved_at", Moment),
    Column("consent_at", Moment),
    Column("heard_at", Moment),
    Column("lost_at", Moment),
    Column("seq", BigInteger, nullable=False, server_default="0"),  # how much has happened there
    Column("choices", JSON),  # the numbered list that was shown last, where there are no buttons
    Index("uq_address_subject", "channel", "subject", unique=True),
    Index("ix_address_person", "person"),
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
    Column("state", String(20), nullable=False, server_default="VERIFIED"),
    Column("reason", String(500), nullable=False, server_default=""),
    Column("merged_into", BigInteger),  # an enterprise
    Column("licence", String(200), nullable=False, server_default=""),
    Column("licence_kind", String(20), nullable=False, server_default=""),
    Column("licence_name", String(200), nullable=False, server_default=""),
    Column("asked_at", Moment),  # when it last asked to be checked anew
    Column("inland", Boolean, nullable=False, server_default=text("false")),  # registered by a door inside the country
    Index("ix_enterprise_waits", "id", sqlite_where=WAITS, postgresql_where=WAITS),
)

spent_file = Table(  # a stored picture that nobody needs any more: its bytes are still to be deleted
    "spent_file",
    metadata,
    Column("sha256", String(64), primary_key=True),
)

enterprise_merge = Table(
    "enterprise_merge",
    metadata,
    Column("id", Id, primary_key=True),
    Column("gone", ForeignKey("enterprise.id"), nullable=False),
    Column("kept", ForeignKey("enterprise.id"), nullable=False),
    Column("moved", JSON, nullable=False),
    Column("by", ForeignKey("person.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("undone_at", Moment),
)

_UNDECIDED = text("agreed IS NULL")

enterprise_change = Table(
    "enterprise_change",
    metadata,
    Column("id", Id, primary_key=True),
    Column("enterprise", ForeignKey("enterprise.id"), nullable=False),
    Column("detail", String(20), nullable=False),
    Column("before", String(100), nullable=False),
    Column("after", String(100), nullable=False),
    Column("asked_by", ForeignKey("person.id"), nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("agreed", Boolean),
    Column("decided_by", ForeignKey("person.id")),
    Column("decided_at", Moment),
    Index("ix_enterprise_change", "enterprise", "id"),
    Index(
        "uq_enterprise_change_waits",
        "enterprise",
        unique=True,
        sqlite_where=_UNDECIDED,
        postgresql_where=_UNDECIDED,
    ),
)

join_request = Table(
    "join_request",
    metadata,
    Column("person", ForeignKey("person.id"), primary_key=True),
    Column("enterprise", ForeignKey("enterprise.id"), nullable=False),
    Column("name", String(100), nullable=False),
    Column("phone", String(30), nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("claim", String(100), nullable=False, server_default=""),
    Column("agreed", Boolean, nullable=False, server_default=text("false")),
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
    Column("enterprise", ForeignKey("enterprise.id")),
    Column("ended_at", Moment),
    Column("email", String(100), nullable=False, server_default=""),
    Column("held_by", BigInteger),  # a person who opened it; SQLite adds no foreign key to a table that is there
    Column("held_until", Moment),
    Column("name", String(100), nullable=False, server_default=""),  # for whom it is, until it is used
    Index("uq_invite_link", "enterprise", unique=True, sqlite_where=LIVE_LINK, postgresql_where=LIVE_LINK),
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
    Column("given_up", Moment),
    Index("ix_draft_person", "person", "id"),
    sqlite_autoincrement=True,  # an old button must never meet a new draft of the same number
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
    Column("prior", String(64), nullable=False, server_default=""),  # the hash of the row before
    Column("hash", String(64), nullable=False, server_default=""),
)
