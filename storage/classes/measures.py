"""The measures of class issues: planned, and in force since a day."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import insert, select, update

from bot.domain.base.ids import PersonId
from bot.domain.classes.class_issue import ClassId
from bot.domain.classes.measure import InForce, Measure, Planned
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import class_measure


def add(tx: Transaction, row: ClassId, planned: Planned, by: PersonId, now: datetime) -> None:
    values = {**asdict(planned), "class_issue": row, "added_by": by, "added_at": now}
    tx.execute(insert(class_measure).values(values))


def of(tx: Transaction, row: ClassId) -> list[Measure]:
    """Return the measures of a class in the order in which they were planned."""
    kept = [column for column in class_measure.c if column.name not in {"added_by", "added_at"}]
    found = tx.execute(select(*kept).where(class_measure.c.class_issue == row).order_by(class_measure.c.id))
    return [to(Measure, measure) for measure in found.mappings()]


def complete(tx: Transaction, row: ClassId, measure: int, in_force: InForce, now: datetime) -> bool:
    """Note that a measure is in force; False: it is none of the class's, or was in force before."""
    open_ = (class_measure.c.id == measure) & (class_measure.c.class_issue == row) & class_measure.c.done_at.is_(None)
    done = update(class_measure).where(open_).values({**asdict(in_force), "done_at": now})
    return tx.execute(done.returning(class_measure.c.id)).first() is not None
