"""The tables of the web chat: its bubbles, sign-ins, codes for signing in, and counted tries."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, text

from storage.engine.types import Moment
from storage.schema.base import Id, metadata

_FILED = text("file IS NOT NULL")
bubble = Table(
    "bubble",
    metadata,
    Column("id", Id, primary_key=True),
    Column("address", ForeignKey("address.number"), nullable=False),
    Column("seq", BigInteger, nullable=False),  # counts what happens at an address: new bubbles and changed ones
    Column("mine", Boolean, nullable=False),  # whether its person said it
    Column("content", JSON, nullable=False),
    Column("at", Moment, nullable=False),
    Column("seen_at", Moment),
    Column("letter", BigInteger),  # the row of the outbox that it shows
    Column("file", String(64)),  # the SHA-256 of the file in it, until its time of keeping is over
    Index("ix_bubble_file", "file", "at", sqlite_where=_FILED, postgresql_where=_FILED),
    Index("uq_bubble_seq", "address", "seq", unique=True),
    Index("ix_bubble_address", "address", "id"),
)

sign_in = Table(
    "sign_in",
    metadata,
    Column("id", Id, primary_key=True),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("address", ForeignKey("address.number"), nullable=False),
    Column("agent", String(100), nullable=False, server_default=""),
    Column("since", Moment, nullable=False),
    Column("used_at", Moment, nullable=False),
    Column("next_hash", String(64)),  # of the token that was given last, until the browser shows it
    Column("earlier_hash", String(64)),  # of the token before, which requests under way still show
    Column("turned_at", Moment),  # when the token was last given or changed
    Index("ix_sign_in_address", "address"),
    Index("ix_sign_in_next", "next_hash"),
    Index("ix_sign_in_earlier", "earlier_hash"),
)

door_code = Table(
    "door_code",
    metadata,
    Column("id", Id, primary_key=True),
    Column("purpose", String(20), nullable=False),
    Column("of", String(64), nullable=False),  # the hash of the number it was sent to, or of the code itself
    Column("code_hash", String(64), nullable=False),
    Column("person", ForeignKey("person.id")),
    Column("until", Moment, nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    Index("ix_door_code_of", "purpose", "of"),
    Index("ix_door_code_person", "person"),
)

knock = Table(
    "knock",
    metadata,
    Column("whose", String(64), primary_key=True),
    Column("since", Moment, nullable=False),
    Column("count", Integer, nullable=False),
)
