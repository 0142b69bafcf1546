"""Lists appeals of a state in the order in which their next step is due.

Where the day on which a step is due needs the calendar, the order is that of the beginning of the state, which is the
same.
"""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, case, func, null, or_, select

from bot.domain.appeals.action import State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.ladder import LATE_AT_DESK
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import appeal, assisting

BY_STEP = LATE_AT_DESK | {State.ASSIGNED}
# The working days of a desk's step are the same for all of a state: who came first is first due.
_STEP: ColumnElement[object] = case(
    (appeal.c.state == State.SCHEDULED, appeal.c.session_at),
    (appeal.c.state == State.NEEDS_INFO, null()),  # no date runs
    (appeal.c.state.in_(BY_STEP), appeal.c.clock_from),
    else_=appeal.c.due_at,
)


def _of(department: str | None) -> list[ColumnElement[bool]]:
    """Return the condition for what a department leads or assists with; None: no condition."""
    if department is None:
        return []
    assists = select(assisting.c.appeal).where(assisting.c.department == department)
    return [or_(appeal.c.lead == department, appeal.c.id.in_(assists))]


def first(tx: Transaction, state: State, most: int, department: str | None = None) -> list[Appeal]:
    """Return the first `most` appeals of the state, of a department if one is named, the earliest due first."""
    wanted = select(appeal).where(appeal.c.state == state, *_of(department))
    wanted = wanted.order_by(_STEP.is_(None), _STEP, appeal.c.id).limit(most)
    return [to(Appeal, row) for row in tx.execute(wanted).mappings()]


def count(tx: Transaction, states: Iterable[State], department: str | None = None) -> int:
    counted = select(func.count()).select_from(appeal).where(appeal.c.state.in_(list(states)), *_of(department))
    return int(tx.execute(counted).scalar_one())
