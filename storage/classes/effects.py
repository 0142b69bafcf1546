"""The effects of class issues: planned, or in force since a month or day."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import insert, select, update

from bot.domain.base.ids import PersonId
from bot.domain.classes.class_issue import ClassId
from bot.domain.classes.effect import Effect, Stated
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import class_effect


def add(tx: Transaction, class_id: ClassId, stated: Stated, by: PersonId, now: datetime) -> None:
    tx.execute(
        insert(class_effect).values({**asdict(stated), "class_issue": class_id, "added_by": by, "added_at": now})
    )


def correct(tx: Transaction, class_id: ClassId, effect: int, stated: Stated) -> bool:
    """State an effect anew; False: it is none of the class's."""
    which = (class_effect.c.id == effect, class_effect.c.class_issue == class_id)
    return tx.execute(update(class_effect).where(*which).values(asdict(stated))).rowcount == 1


def of(tx: Transaction, class_id: ClassId) -> list[Effect]:
    """Return the effects of a class in the order in which they were first stated."""
    kept = [column for column in class_effect.c if column.name not in {"added_by", "added_at"}]
    found = tx.execute(select(*kept).where(class_effect.c.class_issue == class_id).order_by(class_effect.c.id))
    return [to(Effect, effect) for effect in found.mappings()]
