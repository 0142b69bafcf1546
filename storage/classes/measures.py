"""The measures of class issues: planned, and in force since a day, each with its files."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import func, insert, select, update

from bot.domain.base.ids import PersonId
from bot.domain.classes.class_issue import ClassId
from bot.domain.classes.measure import InForce, Measure, Planned
from storage.appeals.attachments import Kept
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import attachment, class_measure

_OF_MEASURE = attachment.c.measure == class_measure.c.id


def add(tx: Transaction, class_id: ClassId, planned: Planned, by: PersonId, now: datetime) -> int:
    values = {**asdict(planned), "class_issue": class_id, "added_by": by, "added_at": now}
    return int(tx.execute(insert(class_measure).values(values).returning(class_measure.c.id)).scalar_one())


def of(tx: Transaction, class_id: ClassId) -> list[Measure]:
    """Return the measures of a class in the order in which they were planned."""
    kept = [column for column in class_measure.c if column.name not in {"added_by", "added_at"}]
    held = select(func.count()).select_from(attachment).where(_OF_MEASURE).scalar_subquery().label("files")
    found = tx.execute(select(*kept, held).where(class_measure.c.class_issue == class_id).order_by(class_measure.c.id))
    return [to(Measure, measure) for measure in found.mappings()]


def files(tx: Transaction, class_id: ClassId) -> list[Kept]:
    """Return the files of all measures of a class, in the order in which they came."""
    wanted = select(attachment).join(class_measure, _OF_MEASURE).where(class_measure.c.class_issue == class_id)
    return [to(Kept, item) for item in tx.execute(wanted.order_by(attachment.c.id)).mappings()]


def class_of_file(tx: Transaction, file: int) -> ClassId | None:
    """Return the class of whose measures a file is; None: it is an appeal's."""
    wanted = select(class_measure.c.class_issue).join(attachment, _OF_MEASURE).where(attachment.c.id == file)
    return tx.execute(wanted).scalar_one_or_none()


def complete(tx: Transaction, class_id: ClassId, measure: int, in_force: InForce, now: datetime) -> bool:
    """Note that a measure is in force; False: it is none of the class's, or was in force before."""
    open_ = (
        (class_measure.c.id == measure) & (class_measure.c.class_issue == class_id) & class_measure.c.done_at.is_(None)
    )
    done = update(class_measure).where(open_).values({**asdict(in_force), "done_at": now})
    return tx.execute(done.returning(class_measure.c.id)).first() is not None
