"""Half-filled forms; the newest of a person is the one being filled."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from bot.domain.people import PersonId
from storage.database import Transaction
from storage.rows import to
from storage.schema import draft


@dataclass(frozen=True, slots=True)
class Draft:
    id: int
    form: str
    step: str
    stamp: int
    data: dict[str, Any]
    question: int | None = None


def current(tx: Transaction, person: PersonId) -> Draft | None:
    newest = select(draft).where(draft.c.person == person).order_by(draft.c.id.desc()).limit(1).with_for_update()
    row = tx.execute(newest).mappings().first()
    return to(Draft, row) if row else None


def all_of(tx: Transaction, person: PersonId) -> list[Draft]:
    """Return a person's drafts, the current one first."""
    rows = tx.execute(select(draft).where(draft.c.person == person).order_by(draft.c.id.desc())).mappings()
    return [to(Draft, row) for row in rows]


def add(tx: Transaction, person: PersonId, form: str, step: str, data: dict[str, Any], now: datetime) -> Draft:
    values = {"person": person, "form": form, "step": step, "stamp": 1, "data": data, "since": now}
    return to(Draft, tx.execute(insert(draft).values(values).returning(*draft.c)).mappings().one())


def save(tx: Transaction, changed: Draft) -> None:
    values = {"step": changed.step, "stamp": changed.stamp, "data": changed.data}
    tx.execute(update(draft).where(draft.c.id == changed.id).values(values))


def asked(tx: Transaction, row: int, message: int) -> int | None:
    """Note the message of the newest question; return the one before it."""
    before = tx.execute(select(draft.c.question).where(draft.c.id == row)).scalar()
    tx.execute(update(draft).where(draft.c.id == row).values(question=message))
    return before


def drop(tx: Transaction, row: int) -> None:
    tx.execute(delete(draft).where(draft.c.id == row))


def drop_all(tx: Transaction, person: PersonId) -> None:
    tx.execute(delete(draft).where(draft.c.person == person))
