"""Counts the open appeals for the morning message, and lists those of a department behind its lines."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, not_, select

from bot.domain.appeals.action import State
from storage.appeals import appeals
from storage.appeals.appeals import Found, Span
from storage.appeals.late import is_late
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import appeal


@dataclass(frozen=True, slots=True)
class Waiting:
    """An open appeal; `due_at` is None while no answer is due."""

    state: State
    lead: str | None
    due_at: datetime | None
    late: bool


def open_by_due(tx: Transaction, now: datetime) -> list[Waiting]:
    """Return all open appeals, earliest due first, and whether each is late."""
    late = case((is_late(tx, now), True), else_=False).label("late")
    columns = (appeal.c.state, appeal.c.lead, appeal.c.due_at, late)
    rows = tx.execute(select(*columns).where(appeal.c.settled_at.is_(None)).order_by(appeal.c.due_at)).mappings()
    return [to(Waiting, row) for row in rows]


def late_of(tx: Transaction, lead: str | None, states: Iterable[State], now: datetime, page: int) -> Found:
    """Return one page of the late appeals that a department leads in `states`, and how many there are."""
    which = appeal.c.state.in_(list(states)) & (appeal.c.lead == lead) & is_late(tx, now)
    return appeals.page_of(tx, which, [appeal.c.due_at, appeal.c.id], page)


def in_time_of(  # whose, in which states, due when, and which page
    tx: Transaction, lead: str | None, states: Iterable[State], due: Span, *, now: datetime, page: int
) -> Found:
    """Return one page of those that are not late and whose answers are due between two moments."""
    which = appeal.c.state.in_(list(states)) & (appeal.c.lead == lead) & appeal.c.due_at.between(*due)
    return appeals.page_of(tx, which & not_(is_late(tx, now)), [appeal.c.due_at, appeal.c.id], page)
