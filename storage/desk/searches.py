"""Keeps the last searches of each person, so that a button can turn the page of the result or narrow it."""

from datetime import datetime

from sqlalchemy import delete, insert, select

from bot.domain.base.ids import PersonId
from storage.engine.database import Transaction
from storage.schema import search

KEPT = 20  # of each person


def keep(tx: Transaction, person: PersonId, line: str, now: datetime) -> int:
    """Store the search and return its row; the oldest searches of the same person beyond KEPT are deleted."""
    made = insert(search).values(person=person, line=line, at=now).returning(search.c.id)
    search_id = int(tx.execute(made).scalar_one())
    mine = select(search.c.id).where(search.c.person == person).order_by(search.c.id.desc()).offset(KEPT).limit(1)
    oldest = tx.execute(mine).scalar()
    if oldest is not None:
        tx.execute(delete(search).where(search.c.person == person, search.c.id <= oldest))
    return search_id


def line(tx: Transaction, person: PersonId, search_id: int) -> str | None:
    """Return the words of the person's search; None if the row is not theirs or was deleted."""
    wanted = select(search.c.line).where(search.c.id == search_id, search.c.person == person)
    found: str | None = tx.execute(wanted).scalar()
    return found
