"""Keeps the voices that a command is to write down, and what it wrote until the sender takes it.

A row goes with the form for which it was sent.
"""

from dataclasses import asdict, dataclass

from sqlalchemy import Update, delete, insert, select, update

from bot.domain.base.content import File
from bot.domain.base.ids import PersonId
from storage.engine.claims import Claims
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import draft, reading

TO_READ = Claims(reading, reading.c.text.is_(None))


@dataclass(frozen=True, slots=True)
class Reading:
    """A voice; `text` is what was written down, None: not yet."""

    id: int
    draft: int
    file: File
    attempts: int
    text: str | None


def add(tx: Transaction, draft_row: int, file: File) -> None:
    tx.execute(insert(reading).values(draft=draft_row, file=asdict(file)))


def find(tx: Transaction, reading_id: int) -> Reading | None:
    """Return the row and keep it from others until the commit."""
    found = tx.execute(select(reading).where(reading.c.id == reading_id).with_for_update()).mappings().first()
    return to(Reading, {**found, "file": File(**found["file"])}) if found else None


def sender(tx: Transaction, reading_id: int) -> PersonId:
    """Return who sent the voice."""
    whose = select(draft.c.person).join(reading, reading.c.draft == draft.c.id).where(reading.c.id == reading_id)
    return PersonId(tx.execute(whose).scalar_one())


def again(tx: Transaction, reading_id: int, at: float) -> None:
    """Leave the voice until machine second `at`."""
    tx.execute(_of(reading_id).values(lease_until=at))


def written(tx: Transaction, reading_id: int, text: str) -> None:
    tx.execute(_of(reading_id).values(text=text))


def drop(tx: Transaction, reading_id: int) -> None:
    tx.execute(delete(reading).where(reading.c.id == reading_id))


def _of(reading_id: int) -> Update:
    return update(reading).where(reading.c.id == reading_id)
