"""Counts what waits in the inbox and the outbox, and since when, for `/healthz`.

A look costs the same however many rows are finished.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, literal, select

from storage.engine.database import Transaction
from storage.mail import outbox as letters
from storage.mail.outbox import Status
from storage.mail.parcels import PUSH, REPLY, STRANGER
from storage.schema import inbox, outbox

MOST = 10_000  # beyond it nobody counts


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many rows wait, counted up to MOST, and since when the oldest does."""

    count: int
    oldest: datetime | None


@dataclass(frozen=True, slots=True)
class Leaving(Backlog):
    """The backlog of the outbox.

    Besides, it has the oldest row of each rank, the number held for chats out of reach, and the number given up.
    """

    reply: datetime | None
    push: datetime | None
    stranger: datetime | None
    held: int
    dead: int


_UNDONE = inbox.c.done_at.is_(None)
_OLDEST_UNDONE = select(inbox.c.arrived_at).where(_UNDONE).order_by(inbox.c.id).limit(1)


def _counted(where: ColumnElement[bool]) -> Select[int]:
    return select(func.count()).select_from(select(literal(1)).where(where).limit(MOST).subquery())


def _oldest(rank: int) -> Select[datetime]:
    waits = letters.is_in(Status.WAITING)
    return select(outbox.c.written_at).where(waits, outbox.c.rank == rank).order_by(outbox.c.id).limit(1)


_COUNT_UNDONE = _counted(_UNDONE)
_COUNTS = {status: _counted(letters.is_in(status)) for status in (Status.WAITING, Status.HELD, Status.DEAD)}
_OLDEST = {rank: _oldest(rank) for rank in (REPLY, PUSH, STRANGER)}


def of_inbox(tx: Transaction) -> Backlog:
    return Backlog(tx.execute(_COUNT_UNDONE).scalar_one(), tx.execute(_OLDEST_UNDONE).scalar())


def number(tx: Transaction, status: Status) -> int:
    """Return how many rows of the outbox have the status, counted up to MOST."""
    found: int = tx.execute(_COUNTS[status]).scalar_one()
    return found


def of_outbox(tx: Transaction) -> Leaving:
    count, held, dead = (number(tx, status) for status in (Status.WAITING, Status.HELD, Status.DEAD))
    reply, push, stranger = (tx.execute(_OLDEST[rank]).scalar() for rank in (REPLY, PUSH, STRANGER))
    oldest = min((item for item in (reply, push, stranger) if item is not None), default=None)
    return Leaving(count, oldest, reply, push, stranger, held, dead)
