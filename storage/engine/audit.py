"""The append-only record of who saw or changed what outside the table of moves."""

from datetime import datetime

from sqlalchemy import insert

from bot.domain.base.ids import PersonId
from storage.engine.database import Transaction
from storage.schema import audit


def note(tx: Transaction, person: PersonId | None, action: str, subject: str, now: datetime, **details: object) -> None:
    tx.execute(insert(audit).values(at=now, person=person, action=action, subject=subject, details=details))
