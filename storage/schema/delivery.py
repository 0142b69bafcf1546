"""The tables of what comes in and what leaves, and of how fast each chat and each person may send."""

from sqlalchemy import JSON, BigInteger, Column, Float, ForeignKey, Index, Integer, String, Table, Text, text

from storage.engine.types import Moment
from storage.schema.base import Id, metadata

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
        "ix_inbox_undone",
        "id",
        sqlite_where=text("done_at IS NULL"),
        postgresql_where=text("done_at IS NULL"),
    ),
    Index("ix_inbox_chat", "chat", "id"),
    Index(
        "ix_inbox_failed",
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
    Column("escalates", ForeignKey("escalation.id")),
    Column("exports", ForeignKey("export.id")),
    Column("bulk", BigInteger),
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
    Column("nudged_by", BigInteger),  # the row of the SMS or e-mail that says that this message waits
    Index(
        "ix_outbox_waiting",
        "chat",
        "id",
        sqlite_where=text("state = 'WAITING'"),
        postgresql_where=text("state = 'WAITING'"),
    ),
    Index(
        "ix_outbox_line",
        "rank",
        "id",
        sqlite_where=text("state = 'WAITING'"),
        postgresql_where=text("state = 'WAITING'"),
    ),
    Index("ix_outbox_appeal", "appeal"),
    Index("uq_outbox_notice", "announces", "chat", unique=True),
    Index("ix_outbox_progress", "shows_progress"),
    Index("ix_outbox_escalates", "escalates"),
    Index("ix_outbox_exports", "exports"),
    Index("ix_outbox_bulk", "bulk", sqlite_where=text("bulk IS NOT NULL"), postgresql_where=text("bulk IS NOT NULL")),
    Index("ix_outbox_card", "card", sqlite_where=text("card IS NOT NULL"), postgresql_where=text("card IS NOT NULL")),
    Index(
        "ix_outbox_held",
        "chat",
        "id",
        sqlite_where=text("state = 'HELD'"),
        postgresql_where=text("state = 'HELD'"),
    ),
    Index(
        "ix_outbox_gathered",
        "chat",
        "id",
        sqlite_where=text("state = 'GATHERED'"),
        postgresql_where=text("state = 'GATHERED'"),
    ),
    Index(
        "ix_outbox_dead",
        "id",
        sqlite_where=text("state = 'DEAD'"),
        postgresql_where=text("state = 'DEAD'"),
    ),
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
