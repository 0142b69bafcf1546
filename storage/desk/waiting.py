"""Counts the open appeals for the morning message."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from bot.domain.appeals.appeal import State
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import appeal


@dataclass(frozen=True, slots=True)
class Waiting:
    """An open appeal; `due_at` is None while no answer is due."""

    state: State
    lead: str | None
    due_at: datetime | None


def open_by_due(tx: Transaction) -> list[Waiting]:
    """Return all open appeals, earliest due first."""
    columns = (appeal.c.state, appeal.c.lead, appeal.c.due_at)
    rows = tx.execute(select(*columns).where(appeal.c.settled_at.is_(None)).order_by(appeal.c.due_at)).mappings()
    return [to(Waiting, row) for row in rows]
