"""Keeps what the classifier learns from: for each appeal one lesson, which says to which department it belongs."""

from datetime import datetime

from sqlalchemy import delete, insert, select, update

from bot.domain.base.ids import AppealId
from bot.domain.words.wordbook import STRENGTH, Ground, Lesson
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import appeal, lesson


def put(tx: Transaction, appeal_id: AppealId, department: str, ground: Ground, now: datetime) -> None:
    """Store the lesson.

    An existing one about the same department that weighs more stays. The caller holds the appeal's lock.
    """
    old = tx.execute(select(lesson).where(lesson.c.appeal == appeal_id)).first()
    values = {"department": department, "ground": ground, "at": now}
    if old is None:
        tx.execute(insert(lesson).values(appeal=appeal_id, **values))
    elif old.department != department or STRENGTH[Ground(old.ground)] < STRENGTH[ground]:
        tx.execute(update(lesson).where(lesson.c.appeal == appeal_id).values(**values))


def drop(tx: Transaction, appeal_id: AppealId, at: datetime) -> None:
    """Forget what was learned of the appeal at a moment that was taken back."""
    tx.execute(delete(lesson).where(lesson.c.appeal == appeal_id, lesson.c.at == at))


def all_of(tx: Transaction) -> list[Lesson]:
    """Return all lessons, oldest first, but of business secrets: a word that was learned is shown to everybody."""
    whole = select(lesson, appeal.c.text).join(appeal, appeal.c.id == lesson.c.appeal)
    whole = whole.where(appeal.c.confidential.is_(False))
    return [to(Lesson, row) for row in tx.execute(whole.order_by(lesson.c.at, lesson.c.appeal)).mappings()]


def recent(tx: Transaction, count: int) -> tuple[tuple[str, str], ...]:
    """Return the numbers and texts of the newest `count` appeals, newest first."""
    newest = select(appeal.c.number, appeal.c.text).order_by(appeal.c.id.desc()).limit(count)
    return tuple((row.number, row.text) for row in tx.execute(newest))
