"""What waits in the inbox and the outbox, and since when."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from storage.engine.database import Transaction
from storage.mail.outbox import Status
from storage.schema import inbox, outbox


@dataclass(frozen=True, slots=True)
class Backlog:
    """What waits, and since when."""

    count: int
    oldest: datetime | None


@dataclass(frozen=True, slots=True)
class Leaving(Backlog):
    """Beside it what is held for chats out of reach, and what was given up."""

    held: int
    dead: int


def of_inbox(tx: Transaction) -> Backlog:
    waits = select(func.count(), func.min(inbox.c.arrived_at)).where(inbox.c.done_at.is_(None))
    count, oldest = tuple(tx.execute(waits).one())
    return Backlog(count, oldest)


def of_outbox(tx: Transaction) -> Leaving:
    counted = select(outbox.c.state, func.count(), func.min(outbox.c.written_at)).group_by(outbox.c.state)
    unsent = outbox.c.state.in_([Status.WAITING, Status.HELD, Status.DEAD])
    found = {status: (number, since) for status, number, since in map(tuple, tx.execute(counted.where(unsent)))}
    count, oldest = found.get(Status.WAITING, (0, None))
    return Leaving(count, oldest, found.get(Status.HELD, (0, None))[0], found.get(Status.DEAD, (0, None))[0])
