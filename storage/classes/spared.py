"""Which enterprises did not file an appeal because the measures of its class helped (免交)."""

from datetime import datetime

from sqlalchemy import delete, func, insert, select

from bot.domain.classes.class_issue import ClassId
from storage.engine.database import Transaction
from storage.schema import class_spared


def add(tx: Transaction, class_id: ClassId, enterprise: int, now: datetime) -> int:
    values = {"class_issue": class_id, "enterprise": enterprise, "at": now}
    return int(tx.execute(insert(class_spared).values(values).returning(class_spared.c.id)).scalar_one())


def drop(tx: Transaction, spared_id: int) -> None:
    """Forget one: its enterprise thought better of it."""
    tx.execute(delete(class_spared).where(class_spared.c.id == spared_id))


def count(tx: Transaction, class_id: ClassId) -> int:
    counted = select(func.count()).select_from(class_spared).where(class_spared.c.class_issue == class_id)
    return int(tx.execute(counted).scalar_one())
