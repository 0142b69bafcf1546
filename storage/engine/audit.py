"""Writes the audit log: who saw or changed something that is no move of a table. Entries are only added."""

from datetime import datetime

from sqlalchemy import insert

from bot.domain.base.ids import PersonId
from storage.engine.database import Transaction
from storage.schema import audit


def note(tx: Transaction, person: PersonId | None, action: str, subject: str, now: datetime, **details: object) -> None:
    tx.execute(insert(audit).values(at=now, person=person, action=action, subject=subject, details=details))
