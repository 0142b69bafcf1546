"""Finds the appeals of which a department has asked something that somebody else decides (延期、非本单位职责)."""

from sqlalchemy import select

from bot.domain.appeals.action import State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.moves import ASKS
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import appeal, event


def asked(tx: Transaction) -> list[Appeal]:
    """Return the appeals in hand in whose history something was asked for, decided or not; earliest due first."""
    said = select(event.c.id).where(event.c.appeal == appeal.c.id, event.c.action.in_(sorted(ASKS)))
    wanted = select(appeal).where(appeal.c.state == State.HANDLING, said.exists())
    return [to(Appeal, row) for row in tx.execute(wanted.order_by(appeal.c.due_at, appeal.c.id)).mappings()]
