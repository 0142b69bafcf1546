"""Keeps bulk acts, and how each of their appeals was before."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import insert, select, update

from bot.domain.base.ids import PersonId
from bot.domain.desk.bulk import Bulk, BulkAct, BulkItem, BulkState
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import bulk, bulk_item


def add(tx: Transaction, person: PersonId, act: BulkAct, now: datetime) -> int:
    values = {"person": person, "act": act, "at": now, "state": BulkState.OPEN}
    return int(tx.execute(insert(bulk).values(values).returning(bulk.c.id)).scalar_one())


def keep(tx: Transaction, bulk_id: int, items: Iterable[BulkItem]) -> None:
    for item in items:
        values = {"bulk": bulk_id, "appeal": item.appeal, "before": dict(item.before), "lines": item.lines}
        tx.execute(insert(bulk_item).values(values))


def load(tx: Transaction, bulk_id: int) -> Bulk | None:
    """Return the bulk act, locked until the transaction ends."""
    found = tx.execute(select(bulk).where(bulk.c.id == bulk_id).with_for_update()).mappings().first()
    return to(Bulk, found) if found else None


def items(tx: Transaction, bulk_id: int) -> list[BulkItem]:
    """Return its appeals in the order of their rows."""
    wanted = select(bulk_item).where(bulk_item.c.bulk == bulk_id).order_by(bulk_item.c.appeal)
    return [to(BulkItem, item) for item in tx.execute(wanted).mappings()]


def change(tx: Transaction, bulk_id: int, state: BulkState) -> None:
    tx.execute(update(bulk).where(bulk.c.id == bulk_id).values(state=state))
