"""Finds answers that wait for the signature of a department head who leaves."""

from sqlalchemy import select

from bot.domain.appeals.action import State
from bot.domain.appeals.appeal import Appeal
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import appeal


def led_by(tx: Transaction, department: str) -> list[Appeal]:
    """Return the appeals of a department whose answers wait for its head, oldest first."""
    waits = select(appeal).where(appeal.c.lead == department, appeal.c.state == State.SIGN_OFF)
    return [to(Appeal, row) for row in tx.execute(waits.order_by(appeal.c.id)).mappings()]
