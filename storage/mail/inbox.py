"""Keeps updates as they arrived.

An update is stored before Telegram is told that it was received, claimed in order per chat, and finished once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Integer, and_, bindparam, exists, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import inbox


@dataclass(frozen=True, slots=True)
class Received:
    update_id: int
    chat: int
    raw: str


@dataclass(frozen=True, slots=True)
class Claimed:
    id: int
    chat: int
    raw: str
    attempts: int


_ADD = {
    name: dialect.insert(inbox).on_conflict_do_nothing(index_elements=["update_id"])
    for name, dialect in (("sqlite", sqlite), ("postgresql", postgresql))
}


def add(tx: Transaction, updates: Iterable[Received], now: datetime) -> int:
    """Store the updates that are new; return the highest update id, 0 if there is none."""
    new = list(updates)
    rows = [
        {"update_id": received.update_id, "chat": received.chat, "raw": received.raw, "arrived_at": now}
        for received in new
    ]
    if rows:
        tx.execute(_ADD[tx.connection.dialect.name], rows)
    return max((received.update_id for received in new), default=0)


def add_new(tx: Transaction, received: Received, now: datetime) -> bool:
    """Store an update of another channel than Telegram; return False if it was stored before."""
    row = {"update_id": received.update_id, "chat": received.chat, "raw": received.raw, "arrived_at": now}
    added = _ADD[tx.connection.dialect.name].returning(inbox.c.id)  # PostgreSQL's driver does not count inserted rows
    return tx.execute(added, row).first() is not None


@dataclass(frozen=True, slots=True)
class Arrived:
    raw: str
    arrived_at: datetime


def last_two(tx: Transaction, chat: int) -> list[Arrived]:
    """Return the last updates of a chat that are done, the newest first: the row that is being settled and another."""
    found = select(inbox.c.raw, inbox.c.arrived_at).where(inbox.c.chat == chat, inbox.c.done_at.is_not(None))
    return [to(Arrived, row) for row in tx.execute(found.order_by(inbox.c.id.desc()).limit(2)).mappings()]


# Put together once, as are all statements that run with every update.
_OLDER = inbox.alias("older")
_WAITS_BEHIND = exists().where(_OLDER.c.chat == inbox.c.chat, _OLDER.c.id < inbox.c.id, _OLDER.c.done_at.is_(None))
_FREE = select(inbox.c.id, inbox.c.chat, inbox.c.raw, inbox.c.attempts).where(
    inbox.c.done_at.is_(None), inbox.c.lease_until <= bindparam("now"), ~_WAITS_BEHIND
)
_FREE = _FREE.order_by(inbox.c.id).limit(bindparam("most", type_=Integer)).with_for_update(skip_locked=True)
_LEASE = update(inbox).where(inbox.c.id.in_(bindparam("rows")))
_LEASE = _LEASE.values(lease_until=bindparam("until"))


def claim(tx: Transaction, limit: int, now: float, lease: float) -> list[Claimed]:
    """Claim the oldest waiting update of each chat on which nobody works; `now` and `lease` are machine seconds."""
    rows = tx.execute(_FREE, {"now": now, "most": limit}).all()
    if rows:
        tx.execute(_LEASE, {"rows": [row.id for row in rows], "until": now + lease})
    return [Claimed(row.id, row.chat, row.raw, row.attempts) for row in rows]


LOOKED_AT = 50


def latest(tx: Transaction, chat: int) -> list[str]:
    """Return the raw JSON of the last updates of a chat, newest first, at most LOOKED_AT."""
    found = select(inbox.c.raw).where(inbox.c.chat == chat).order_by(inbox.c.id.desc()).limit(LOOKED_AT)
    return list(tx.execute(found).scalars())


_FINISH = update(inbox).where(inbox.c.id == bindparam("row"), inbox.c.done_at.is_(None))
_FINISH = _FINISH.values(done_at=bindparam("now"), error=None)


def finish(tx: Transaction, update_id: int, now: datetime) -> bool:
    """Mark the update as done; return False if it was done before, so that nobody runs it twice."""
    return tx.execute(_FINISH, {"row": update_id, "now": now}).rowcount == 1


def empty(tx: Transaction, update_id: int) -> None:
    """Delete the content of an update and keep that it was received."""
    tx.execute(update(inbox).where(inbox.c.id == update_id).values(raw="", chat=0))


def wipe(tx: Transaction, update_id: int) -> None:
    """Delete the content of an update and keep only that this chat sent one."""
    tx.execute(update(inbox).where(inbox.c.id == update_id).values(raw=""))


def failed(tx: Transaction, update_id: int, error: str, again_at: float) -> int:
    """Count a failed attempt and free the update at machine second `again_at`; return the number of attempts."""
    count = update(inbox).where(inbox.c.id == update_id, inbox.c.done_at.is_(None))
    count = count.values(attempts=inbox.c.attempts + 1, error=error, lease_until=again_at)
    return int(tx.execute(count.returning(inbox.c.attempts)).scalar() or 0)


def bury(tx: Transaction, update_id: int, now: datetime) -> None:
    """Put the update aside as a dead letter with its error; the next updates of the chat go on."""
    tx.execute(update(inbox).where(inbox.c.id == update_id).values(done_at=now))


def dead(tx: Transaction) -> list[tuple[int, str]]:
    """Return the dead letters, oldest first, as (row, error)."""
    rows = tx.execute(
        select(inbox.c.id, inbox.c.error)
        .where(and_(inbox.c.done_at.is_not(None), inbox.c.error.is_not(None)))
        .order_by(inbox.c.id)
    )
    return [(row.id, row.error) for row in rows]


def replay(tx: Transaction, update_id: int) -> bool:
    """Make a dead letter wait again."""
    again = update(inbox).where(inbox.c.id == update_id, inbox.c.done_at.is_not(None), inbox.c.error.is_not(None))
    return tx.execute(again.values(done_at=None, error=None, attempts=0, lease_until=0)).rowcount == 1


def release(tx: Transaction) -> None:
    """Free what a dead process had claimed. Call it only in a process that is alone."""
    leased = or_(inbox.c.lease_until > 0, inbox.c.attempts > 0)
    tx.execute(update(inbox).where(inbox.c.done_at.is_(None), leased).values(lease_until=0))
