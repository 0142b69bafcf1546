"""Keeps the tables that administrators sent in chat: who reads each, what was read, and what became of it."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import insert, select, update

from bot.domain.base.content import File
from bot.domain.base.ids import PersonId
from bot.domain.tenure.imports import ImportTable, Outcome, TableState, as_text
from storage.engine.claims import Claims
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.mail import spent_files
from storage.schema import import_table

TO_READ = Claims(import_table, import_table.c.state == TableState.SENT)


def add(tx: Transaction, who: PersonId, file: File, now: datetime) -> int:
    values = {"person": who, "sent_at": now, "state": TableState.SENT}
    said = {"file_id": file.file_id, "name": file.name, "size": file.size}
    return int(tx.execute(insert(import_table).values(values | said).returning(import_table.c.id)).scalar_one())


def find(tx: Transaction, table_id: int) -> ImportTable | None:
    found = tx.execute(select(import_table).where(import_table.c.id == table_id)).mappings().first()
    return to(ImportTable, found) if found else None


def of(tx: Transaction, who: PersonId) -> list[ImportTable]:
    """Return the tables that somebody sent, oldest first."""
    mine = select(import_table).where(import_table.c.person == who).order_by(import_table.c.id)
    return [to(ImportTable, row) for row in tx.execute(mine).mappings()]


def load(tx: Transaction, table_id: int) -> ImportTable | None:
    """Return the table, locked until the transaction ends."""
    found = tx.execute(select(import_table).where(import_table.c.id == table_id).with_for_update()).mappings().first()
    return to(ImportTable, found) if found else None


def change(tx: Transaction, table_id: int, values: Mapping[str, object]) -> None:
    """Change the row; once the table was read, or is not to be, the bytes of its file are not needed any more."""
    changed = update(import_table).where(import_table.c.id == table_id).values(values).returning(import_table.c.file_id)
    file_id = tx.execute(changed).scalar_one()
    if "state" in values:
        spent_files.spend(tx, file_id)


def taken(tx: Transaction, table_id: int, outcomes: tuple[Outcome, ...]) -> None:
    """Note what became of each row; what the table said is not needed any more."""
    change(tx, table_id, {"state": TableState.TAKEN, "outcomes": as_text(outcomes), "content": ""})
