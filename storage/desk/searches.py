"""What somebody looked for, so that its list can be turned and narrowed by a button."""

from datetime import datetime

from sqlalchemy import delete, insert, select

from bot.domain.base.ids import PersonId
from storage.engine.database import Transaction
from storage.schema import search

KEPT = 20  # of each person


def keep(tx: Transaction, person: PersonId, line: str, now: datetime) -> int:
    """Return the row of what is looked for; the oldest ones of the same person go."""
    made = insert(search).values(person=person, line=line, at=now).returning(search.c.id)
    row = int(tx.execute(made).scalar_one())
    mine = select(search.c.id).where(search.c.person == person).order_by(search.c.id.desc()).offset(KEPT).limit(1)
    oldest = tx.execute(mine).scalar()
    if oldest is not None:
        tx.execute(delete(search).where(search.c.person == person, search.c.id <= oldest))
    return row


def line(tx: Transaction, person: PersonId, row: int) -> str | None:
    """Return what that search of the person's was for; None: it is none of theirs, or has gone."""
    wanted = select(search.c.line).where(search.c.id == row, search.c.person == person)
    found: str | None = tx.execute(wanted).scalar()
    return found
