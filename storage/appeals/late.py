"""Asks the database which appeals are late (超期), by the definition in `bot.domain.appeals.lateness`."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, literal_column, or_

from bot.domain.appeals import lateness
from bot.domain.appeals.action import State
from bot.domain.appeals.lateness import OF_STAFF, REPLYING, WITH_STEP
from storage.engine.database import Transaction
from storage.engine.types import Moment
from storage.schema import appeal

Since = datetime | BindParameter[datetime]
_SESSION, _ANSWER = "late_session", "late_answer"


def _step(state: str) -> str:
    return f"late_{state}"


def _condition(since: Mapping[str, Since]) -> ColumnElement[bool]:
    """Return the condition that a step has begun, or a date was set, before its moment.

    It names the states as its index does, so that the index is used, in which there are no settled appeals.
    """
    passed = or_(
        *(and_(appeal.c.state == state, appeal.c.clock_from < since[_step(state)]) for state in WITH_STEP),
        and_(appeal.c.state == State.SCHEDULED, appeal.c.session_at < since[_SESSION]),
        and_(appeal.c.state.in_(REPLYING), appeal.c.due_at < since[_ANSWER]),
    )
    return and_(appeal.c.state.in_([literal_column(f"'{state}'") for state in OF_STAFF]), passed)


# Put together once, for statements that are kept; run them with `moments`.
IS_LATE = _condition({name: bindparam(name, type_=Moment()) for name in (*map(_step, WITH_STEP), _SESSION, _ANSWER)})


def moments(tx: Transaction, now: datetime) -> dict[str, datetime]:
    """Return the values with which IS_LATE says what is late at this moment."""
    begun = lateness.begun(tx.programme.calendar, tx.programme.pack.limits, now)
    steps = {_step(state): since for state, since in begun.steps.items()}
    return {**steps, _SESSION: begun.session, _ANSWER: now}


def is_late(tx: Transaction, now: datetime) -> ColumnElement[bool]:
    """Return the condition that an appeal is late at this moment."""
    return _condition(moments(tx, now))
