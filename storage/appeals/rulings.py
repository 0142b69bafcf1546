"""Finds how an earlier returned appeal of the same kind was ruled: which department got it in the end."""

from collections.abc import Sequence

from sqlalchemy import select

from bot.domain.appeals.action import Action
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.ruling import Ruling
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import appeal, event


def newest(tx: Transaction, like: Appeal, names: Sequence[str]) -> Ruling | None:
    """Return the newest ruling on a like appeal that a department returned, under any of its names."""
    alike = (appeal.c.theme == like.theme) & (appeal.c.kind == like.kind) & (appeal.c.id != like.id)
    returned = (event.c.action == Action.RETURN) & event.c.department.in_(names) & appeal.c.lead.is_not(None)
    columns = (appeal.c.number, event.c.at, event.c.reason, appeal.c.lead)
    found = select(*columns).join(event, event.c.appeal == appeal.c.id).where(alike & returned)
    row = tx.execute(found.order_by(event.c.id.desc()).limit(1)).mappings().first()
    return to(Ruling, row) if row else None
