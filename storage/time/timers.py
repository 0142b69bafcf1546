"""Keeps timers: which function is to be called for which subject, and when."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from sqlalchemy import Integer, and_, bindparam, delete, func, select, update

from bot.domain.base.ids import AppealId
from bot.domain.time.timers import Subject
from storage.engine import dialects
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import appeal, timer


class Wanted(Protocol):
    @property
    def kind(self) -> StrEnum: ...

    @property
    def fire_at(self) -> datetime: ...


# Not what people wait for.
RECURRING = (
    Subject.PROGRAMME,
    Subject.NOTICE,
    Subject.WORDBOOK,
    Subject.MORNING,
    Subject.NEWS,
    Subject.CALENDAR,
    Subject.KEEPING,
    Subject.BACKUP,
    Subject.ALARM,
    Subject.BULK,
    Subject.CLASS_ANSWER,
    Subject.GROUPING,
    Subject.DEPARTMENT,
)


@dataclass(frozen=True, slots=True)
class DueTimer:
    """A timer that is due.

    `kind` is one of its subject's kinds, `round` that of an appeal; `since` is the original moment if it was put
    off.
    """

    id: int
    kind: str
    subject: Subject
    row: int
    round: int
    fire_at: datetime
    attempts: int
    since: datetime | None = None

    @property
    def appeal(self) -> AppealId | None:
        return self.row if self.subject is Subject.APPEAL else None


# Put together once: they run with every move, and with every timer.
_ADD = dialects.put_together(timer, lambda row: row.on_conflict_do_nothing())
_WAITING = select(timer.c.id, timer.c.round, timer.c.kind, timer.c.since).where(
    timer.c.subject == bindparam("subject"), timer.c.row == bindparam("row"), timer.c.done_at.is_(None)
)
_OF_KIND = select(timer.c.id).where(
    timer.c.subject == bindparam("subject"), timer.c.kind == bindparam("kind"), timer.c.done_at.is_(None)
)
_OF_KIND = _OF_KIND.limit(1)
_DUE = select(timer).where(
    timer.c.done_at.is_(None), timer.c.fire_at <= bindparam("now"), timer.c.try_at <= bindparam("machine")
)
_DUE = _DUE.order_by(timer.c.fire_at, timer.c.id).limit(bindparam("most", type_=Integer))
_COMPARED = ("id", "subject", "row", "kind", "round", "fire_at")
_FINISH = update(timer).where(*(timer.c[name] == bindparam(f"its_{name}") for name in _COMPARED))
_FINISH = _FINISH.where(timer.c.done_at.is_(None)).values(
    done_at=bindparam("now", type_=timer.c.done_at.type), error=None
)


def replace(tx: Transaction, owner: AppealId, round_: int, wanted: Iterable[Wanted]) -> None:
    """Make `wanted` the only waiting timers of the appeal. One that has fired for the same moment is not set again."""
    replace_of(tx, Subject.APPEAL, owner, wanted, round_)


def replace_of(tx: Transaction, subject: Subject, owner: int, wanted: Iterable[Wanted], round_: int = 0) -> None:
    """Make `wanted` the only waiting timers of a subject.

    One that has fired for the same moment is not set again; one that was put off from it stays so.
    """
    every = list(wanted)
    moments = {(round_, row.kind, row.fire_at) for row in every}
    rows = tx.execute(_WAITING, {"subject": subject, "row": owner}).all()
    if over := [row.id for row in rows if (row.round, row.kind, row.since) not in moments]:
        tx.execute(delete(timer).where(timer.c.id.in_(over)))
    for row in every:
        add(tx, subject, owner, row.kind, row.fire_at, round_)


def add(  # the columns of a timer
    tx: Transaction, subject: Subject, owner: int, kind: str, fire_at: datetime, round_: int = 0
) -> None:
    """Set a timer. The same timer for the same moment is set only once, whether it has fired or not."""
    _insert(tx, {"subject": subject, "row": owner, "kind": kind, "fire_at": fire_at, "round": round_})


def _insert(tx: Transaction, values: dict[str, object]) -> None:
    tx.execute(_ADD[tx.connection.dialect.name], values)


def put_off(tx: Transaction, due_timer: DueTimer, fire_at: datetime) -> None:
    """Let the timer fire at `fire_at` instead; it keeps the moment for which it was set."""
    values = {"subject": due_timer.subject, "row": due_timer.row, "kind": due_timer.kind, "round": due_timer.round}
    _insert(tx, values | {"fire_at": fire_at, "since": due_timer.since or due_timer.fire_at})


def drop(tx: Transaction, subject: Subject, owner: int) -> None:
    """Delete the waiting timers of a subject."""
    replace_of(tx, subject, owner, ())


def waits(tx: Transaction, subject: Subject, owner: int) -> bool:
    """Whether a timer of the subject is waiting."""
    whose = select(timer.c.id).where(timer.c.subject == subject, timer.c.row == owner, timer.c.done_at.is_(None))
    return tx.execute(whose.limit(1)).first() is not None


def waits_of(tx: Transaction, subject: Subject, kind: str) -> bool:
    """Whether a timer of this kind is waiting for any row of the subject."""
    return tx.execute(_OF_KIND, {"subject": subject, "kind": kind}).first() is not None


def due(tx: Transaction, now: datetime, machine: float, limit: int) -> list[DueTimer]:
    """Return up to `limit` timers due by `now`, oldest first.

    A failed one is due again after machine second `try_at`.
    """
    rows = tx.execute(_DUE, {"now": now, "machine": machine, "most": limit}).mappings()
    return [to(DueTimer, row) for row in rows]


def finish(tx: Transaction, due_timer: DueTimer, now: datetime) -> bool:
    """Mark the timer as fired; return False if it was fired or deleted before.

    SQLite reuses the numbers of deleted rows, so what the timer is about is compared, too.
    """
    compared: dict[str, object] = {f"its_{name}": getattr(due_timer, name) for name in _COMPARED}
    return tx.execute(_FINISH, compared | {"now": now}).rowcount == 1


def failed(tx: Transaction, timer_id: int, error: str, again_at: float) -> int:
    """Count a failed attempt; try again at machine second `again_at`; return the number of attempts."""
    count = update(timer).where(timer.c.id == timer_id, timer.c.done_at.is_(None))
    count = count.values(attempts=timer.c.attempts + 1, error=error, try_at=again_at)
    return int(tx.execute(count.returning(timer.c.attempts)).scalar() or 0)


def bury(tx: Transaction, timer_id: int, now: datetime) -> None:
    """Give the timer up and keep its error."""
    tx.execute(update(timer).where(timer.c.id == timer_id).values(done_at=now))


def next_due(
    tx: Transaction, but: Collection[str] = (), passed_over: Collection[Subject] = RECURRING
) -> tuple[datetime, str, str] | None:
    """Return moment, kind and appeal number ("" if none) of the next timer.

    Recurring timers (or those `passed_over` instead), and those of the kinds in `but`, are passed over.
    """
    about = and_(timer.c.subject == Subject.APPEAL, appeal.c.id == timer.c.row)
    waits = select(timer.c.fire_at, timer.c.kind, appeal.c.number).outerjoin(appeal, about)
    waits = waits.where(
        timer.c.done_at.is_(None),
        timer.c.subject.not_in(passed_over),
        timer.c.kind.not_in(but),
    )
    row = tx.execute(waits.order_by(timer.c.fire_at, timer.c.id).limit(1)).first()
    return (row.fire_at, row.kind, row.number or "") if row else None


def waiting(tx: Transaction, now: datetime) -> int:
    """Count the timers that are due and have not fired."""
    wanted = select(func.count()).where(timer.c.done_at.is_(None), timer.c.fire_at <= now)
    return int(tx.execute(wanted).scalar_one())


def waiting_kinds(tx: Transaction, appeal_id: AppealId) -> set[str]:
    """Return the kinds of an appeal's timers that have not fired."""
    which = and_(timer.c.subject == Subject.APPEAL, timer.c.row == appeal_id, timer.c.done_at.is_(None))
    return set(tx.execute(select(timer.c.kind).where(which)).scalars())


def waiting_dates(tx: Transaction, appeal_id: AppealId, kinds: Collection[str]) -> list[datetime]:
    """Return when the appeal's timers of these kinds fire that have not fired."""
    which = and_(timer.c.subject == Subject.APPEAL, timer.c.row == appeal_id, timer.c.done_at.is_(None))
    return list(tx.execute(select(timer.c.fire_at).where(which, timer.c.kind.in_(list(kinds)))).scalars())


def fired(tx: Transaction, appeal_id: AppealId, round_: int, since: datetime) -> frozenset[str]:
    """Return the kinds of the appeal's timers that have fired in this round for `since` or later."""
    whose = and_(timer.c.subject == Subject.APPEAL, timer.c.row == appeal_id, timer.c.round == round_)
    over = whose & timer.c.done_at.is_not(None) & (timer.c.fire_at >= since)
    return frozenset(tx.execute(select(timer.c.kind).where(over)).scalars())
