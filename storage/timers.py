"""Timers: when something is to happen by itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update

from bot.domain.appeal import AppealId
from bot.domain.deadlines import Timer, TimerKind
from storage.database import Transaction
from storage.rows import to
from storage.schema import appeal, timer


@dataclass(frozen=True, slots=True)
class DueTimer:
    id: int
    kind: TimerKind
    appeal: AppealId
    round: int
    fire_at: datetime
    attempts: int


def replace(tx: Transaction, owner: AppealId, round_: int, wanted: Iterable[Timer]) -> None:
    """Make `wanted` the waiting timers of the appeal; what has fired for the same moment is not set again."""
    tx.execute(delete(timer).where(timer.c.appeal == owner, timer.c.done_at.is_(None)))
    fired = set(
        tx.execute(select(timer.c.kind, timer.c.fire_at).where(timer.c.appeal == owner, timer.c.round == round_))
    )
    for one in wanted:
        if (one.kind, one.fire_at) not in {tuple(row) for row in fired}:
            row = {"appeal": owner, "round": round_, "kind": one.kind, "fire_at": one.fire_at}
            tx.execute(insert(timer).values(row))


def due(tx: Transaction, now: datetime, machine: float, limit: int) -> list[DueTimer]:
    """Return what should have fired by `now`, oldest first; failed ones again after machine second `try_at`."""
    waits = select(timer).where(timer.c.done_at.is_(None), timer.c.fire_at <= now, timer.c.try_at <= machine)
    rows = tx.execute(waits.order_by(timer.c.fire_at, timer.c.id).limit(limit)).mappings()
    return [to(DueTimer, row) for row in rows]


def finish(tx: Transaction, row: int, now: datetime) -> bool:
    """Mark the timer as fired; False when it was fired or removed before."""
    fired = update(timer).where(timer.c.id == row, timer.c.done_at.is_(None)).values(done_at=now, error=None)
    return tx.execute(fired).rowcount == 1


def failed(tx: Transaction, row: int, error: str, again_at: float) -> int:
    """Count a failed attempt; try again at machine second `again_at`; return the number of attempts."""
    count = update(timer).where(timer.c.id == row, timer.c.done_at.is_(None))
    count = count.values(attempts=timer.c.attempts + 1, error=error, try_at=again_at)
    return int(tx.execute(count.returning(timer.c.attempts)).scalar() or 0)


def bury(tx: Transaction, row: int, now: datetime) -> None:
    """Give the timer up, its error kept."""
    tx.execute(update(timer).where(timer.c.id == row).values(done_at=now))


def next_due(tx: Transaction) -> tuple[datetime, TimerKind, str] | None:
    """Return when the next timer fires, its kind and its appeal's number."""
    waits = select(timer.c.fire_at, timer.c.kind, appeal.c.number).join(appeal, appeal.c.id == timer.c.appeal)
    row = tx.execute(waits.where(timer.c.done_at.is_(None)).order_by(timer.c.fire_at, timer.c.id).limit(1)).first()
    return (row.fire_at, TimerKind(row.kind), row.number) if row else None


def waiting(tx: Transaction, now: datetime) -> int:
    """Count the timers that are due and have not fired."""
    wanted = select(func.count()).where(timer.c.done_at.is_(None), timer.c.fire_at <= now)
    return int(tx.execute(wanted).scalar_one())
