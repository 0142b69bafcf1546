"""Finds how an earlier returned appeal of the same kind was ruled: which department got it in the end."""

from sqlalchemy import select

from bot.domain.appeals.appeal import Action, Appeal
from bot.domain.appeals.ruling import Ruling
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import appeal, event


def newest(tx: Transaction, like: Appeal, department: str | None) -> Ruling | None:
    """Return the newest ruling on an appeal of the same theme and kind that the department returned."""
    alike = (appeal.c.theme == like.theme) & (appeal.c.kind == like.kind) & (appeal.c.id != like.id)
    returned = (event.c.action == Action.RETURN) & (event.c.department == department) & appeal.c.lead.is_not(None)
    columns = (appeal.c.number, event.c.at, event.c.reason, appeal.c.lead)
    found = select(*columns).join(event, event.c.appeal == appeal.c.id).where(alike & returned)
    row = tx.execute(found.order_by(event.c.id.desc()).limit(1)).mappings().first()
    return to(Ruling, row) if row else None
