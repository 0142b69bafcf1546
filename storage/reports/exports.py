"""Keeps the export files that people asked for: who makes each, how far it is, and which messages show that."""

from sqlalchemy import insert, select, update

from bot.domain.reports.export import Export, Shown
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import export, outbox


def add(tx: Transaction, values: dict[str, object]) -> Export:
    row = tx.execute(insert(export).values(values).returning(*export.c)).mappings().one()
    return to(Export, row)


def by_id(tx: Transaction, row: int) -> Export | None:
    found = tx.execute(select(export).where(export.c.id == row)).mappings().first()
    return to(Export, found) if found else None


def is_waiting(tx: Transaction, machine: float) -> bool:
    waits = select(export.c.id).where(export.c.done_at.is_(None), export.c.lease_until <= machine)
    return tx.execute(waits.limit(1)).first() is not None


def take(tx: Transaction, machine: float, until: float) -> Export | None:
    """Claim the oldest export that nobody is making.

    The claim ends at machine second `until`, so another process can go on when one has died.
    """
    waits = select(export.c.id).where(export.c.done_at.is_(None), export.c.lease_until <= machine)
    oldest = tx.execute(waits.order_by(export.c.id).limit(1).with_for_update(skip_locked=True)).scalar()
    return None if oldest is None else change(tx, oldest, {"lease_until": until})


def release(tx: Transaction) -> None:
    """Free the exports that a dead process was making."""
    tx.execute(update(export).where(export.c.done_at.is_(None)).values(lease_until=0))


def again(tx: Transaction, row: int) -> None:
    """Make the export wait again, because its file is no longer there."""
    change(tx, row, {"done_at": None, "lease_until": 0})


def change(tx: Transaction, row: int, values: dict[str, object]) -> Export:
    changed = update(export).where(export.c.id == row).values(values).returning(*export.c)
    return to(Export, tx.execute(changed).mappings().one())


def shown(tx: Transaction, row: int) -> list[Shown]:
    """Return the messages that show the progress of the export."""
    found = select(outbox.c.chat, outbox.c.message).where(outbox.c.exports == row, outbox.c.message.is_not(None))
    return [Shown(chat, message) for chat, message in map(tuple, tx.execute(found))]
