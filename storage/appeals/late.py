"""Asks the database which appeals are late (超期), by the definition in `bot.domain.appeals.lateness`."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_

from bot.domain.appeals import lateness
from bot.domain.appeals.appeal import State
from bot.domain.appeals.lateness import REPLYING
from storage.engine.database import Transaction
from storage.schema import appeal


def is_late(tx: Transaction, now: datetime) -> ColumnElement[bool]:
    """Return the condition that an appeal is late at this moment."""
    begun = lateness.begun(tx.programme.calendar, tx.programme.pack.limits, now)
    steps = [and_(appeal.c.state == state, appeal.c.clock_from < since) for state, since in begun.steps.items()]
    session = and_(appeal.c.state == State.SCHEDULED, appeal.c.session_at < begun.session)
    return or_(*steps, session, and_(appeal.c.state.in_(REPLYING), appeal.c.due_at < now))
