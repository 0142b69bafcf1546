"""Finds open appeals for which no timer is set.

There should be none; a start of the program sets the timers of those that it finds.
"""

from sqlalchemy import exists, select

from bot.domain.appeals.action import SETTLED
from bot.domain.base.ids import AppealId
from bot.domain.time.timers import Subject
from storage.engine.database import Transaction
from storage.schema import appeal, timer


def without_timer(tx: Transaction) -> list[AppealId]:
    """Return the open appeals without a waiting timer, in the order in which to lock them."""
    waits = exists().where(timer.c.subject == Subject.APPEAL, timer.c.row == appeal.c.id, timer.c.done_at.is_(None))
    wanted = select(appeal.c.id).where(appeal.c.state.not_in(SETTLED), ~waits).order_by(appeal.c.id)
    return list(tx.execute(wanted).scalars())
