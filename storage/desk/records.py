"""Queries for entries of the audit log."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, func, or_, select, true

from bot.domain.base.ids import PersonId
from bot.domain.desk.record import Record, RecordSought
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import appeal, audit, person, phone_call

BATCH = 500


def find(tx: Transaction, sought: RecordSought, page: int, size: int) -> tuple[list[Record], int]:
    """Return a page of what is looked for, newest first, and how many there are in all."""
    which = _which(tx, sought)
    total = int(tx.execute(select(func.count()).select_from(audit).where(which)).scalar_one())
    wanted = select(audit).where(which).order_by(audit.c.id.desc()).limit(size).offset(page * size)
    return [to(Record, row) for row in tx.execute(wanted).mappings()], total


def every(tx: Transaction, sought: RecordSought) -> Iterator[Record]:
    """Return all that is looked for, oldest first, read bit by bit."""
    after, which = 0, _which(tx, sought)
    wanted = select(audit).where(which).order_by(audit.c.id).limit(BATCH)
    while rows := tx.execute(wanted.where(audit.c.id > after)).mappings().all():
        yield from (to(Record, row) for row in rows)
        after = rows[-1]["id"]


def called(tx: Transaction, name: str) -> tuple[PersonId, ...]:
    """Return everybody of exactly this name."""
    return tuple(tx.execute(select(person.c.id).where(person.c.name == name).order_by(person.c.id)).scalars())


def _which(tx: Transaction, sought: RecordSought) -> ColumnElement[bool]:
    which: ColumnElement[bool] = true()
    if sought.people is not None:
        about = [f"person:{member}" for member in sought.people]
        which &= or_(audit.c.person.in_(sought.people), audit.c.subject.in_(about))
    if sought.appeal:
        which &= audit.c.subject.in_(_subjects(tx, sought.appeal))
    if sought.actions:
        which &= audit.c.action.in_(sought.actions)
    if sought.span.first:
        which &= audit.c.at >= sought.span.first
    if sought.span.until:
        which &= audit.c.at < sought.span.until
    return which


def _subjects(tx: Transaction, number: str) -> list[str]:
    """Return as what an appeal is written of: by its number, or as a call about it."""
    calls = select(phone_call.c.id).join(appeal, appeal.c.id == phone_call.c.appeal).where(appeal.c.number == number)
    return [f"appeal:{number}", *(f"call:{row}" for row in tx.execute(calls).scalars())]
