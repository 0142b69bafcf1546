"""Keeps the export files that people asked for: who makes each, how far it is, and which messages show that."""

from sqlalchemy import insert, select, update

from bot.domain.reports.export import Export, Shown
from storage.engine.claims import Claims
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import export, outbox

TO_MAKE = Claims(export, export.c.done_at.is_(None))


def add(tx: Transaction, values: dict[str, object]) -> Export:
    row = tx.execute(insert(export).values(values).returning(*export.c)).mappings().one()
    return to(Export, row)


def by_id(tx: Transaction, export_id: int) -> Export | None:
    found = tx.execute(select(export).where(export.c.id == export_id)).mappings().first()
    return to(Export, found) if found else None


def again(tx: Transaction, export_id: int) -> None:
    """Make the export wait again, because its file is no longer there."""
    change(tx, export_id, {"done_at": None, "lease_until": 0})


def change(tx: Transaction, export_id: int, values: dict[str, object]) -> Export:
    changed = update(export).where(export.c.id == export_id).values(values).returning(*export.c)
    return to(Export, tx.execute(changed).mappings().one())


def shown(tx: Transaction, export_id: int) -> list[Shown]:
    """Return the messages that show the progress of the export."""
    found = select(outbox.c.chat, outbox.c.message).where(outbox.c.exports == export_id, outbox.c.message.is_not(None))
    return [Shown(chat, message) for chat, message in map(tuple, tx.execute(found))]
