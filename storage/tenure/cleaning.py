"""Deletes finished updates, messages, timers, drafts, cards and imported tables after their time of keeping.

It is done in small steps.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, ColumnElement, Table, and_, delete, exists, or_, select

from bot.domain.appeals.action import SETTLED
from bot.domain.sessions.session import SessionState
from bot.domain.tenure.keeping import Kept
from bot.domain.time.timers import Subject
from storage.engine.database import Transaction
from storage.mail import spent_files
from storage.mail.outbox import Status
from storage.mail.parcels import Kind
from storage.schema import appeal, card, draft, escalation, import_table, inbox, outbox, session, timer

LOOK = 2000  # rows a step
_SENT = (Status.SENT, Status.EXPIRED, Status.MERGED, Status.SUPERSEDED)
_OVER = (SessionState.ARCHIVED, SessionState.CANCELLED)


@dataclass(frozen=True, slots=True)
class Swept:
    """How many rows were deleted, and up to which row the step looked; None means that the end was reached."""

    count: int
    up_to: int | None


def sweep(tx: Transaction, what: Kept, after: int, before: datetime) -> Swept:
    """Delete rows finished before `before`, looking at the next LOOK rows above `after`."""
    table, came = _TABLES[what]
    looked = select(table.c.id).where(table.c.id > after).order_by(table.c.id).limit(LOOK)
    rows = tx.execute(looked).scalars().all()
    if not rows or (came is not None and _is_young(tx, table, came, rows[0], before)):
        return Swept(0, None)
    within = table.c.id.between(rows[0], rows[-1])
    gone = _delete(tx, table, within & _finished(what, before))
    return Swept(gone, rows[-1] if len(rows) == LOOK else None)


def _delete(tx: Transaction, table: Table, which: ColumnElement[bool]) -> int:
    """Delete the rows and return how many they were; the files of forms go with them."""
    if table is not draft:
        return tx.execute(delete(table).where(which)).rowcount
    gone = tx.execute(delete(draft).where(which).returning(draft.c.data)).scalars().all()
    spent_files.spend_those_in(tx, gone)
    return len(gone)


def _is_young(tx: Transaction, table: Table, came: Column[datetime], table_id: int, before: datetime) -> bool:
    """Whether all rows from this one on are too young."""
    at: datetime = tx.execute(select(came).where(table.c.id == table_id)).scalar_one()
    return at >= before


_TABLES: dict[Kept, tuple[Table, Column[datetime] | None]] = {
    Kept.INBOX: (inbox, inbox.c.arrived_at),
    Kept.OUTBOX: (outbox, outbox.c.written_at),
    Kept.TIMERS: (timer, None),
    Kept.DRAFTS: (draft, draft.c.since),
    Kept.CARDS: (card, None),
    Kept.TABLES: (import_table, import_table.c.sent_at),
}


def _finished(what: Kept, before: datetime) -> ColumnElement[bool]:
    """Return the condition for rows that may be deleted.

    Rows that wait, were given up, or belong to an open appeal or session stay.
    """
    match what:
        case Kept.INBOX:
            return and_(inbox.c.done_at < before, inbox.c.error.is_(None))
        case Kept.OUTBOX:
            return _sent(before)
        case Kept.TIMERS:
            about_open = and_(timer.c.subject == Subject.APPEAL, _runs(appeal.c.id == timer.c.row, before))
            return and_(timer.c.done_at < before, timer.c.error.is_(None), ~about_open)
        case Kept.DRAFTS:
            return draft.c.since < before
        case Kept.TABLES:
            return import_table.c.sent_at < before
        case _:
            waits = exists().where(outbox.c.card == card.c.id)
            return and_(~_runs(appeal.c.id == card.c.appeal, before), ~waits)


def _sent(before: datetime) -> ColumnElement[bool]:
    climbed = and_(escalation.c.id == outbox.c.escalates, appeal.c.id == escalation.c.appeal)
    called = or_(session.c.id == outbox.c.announces, session.c.id == outbox.c.shows_progress)
    of_card = outbox.c.kind == Kind.CARD
    return and_(
        outbox.c.written_at < before,
        outbox.c.state.in_(_SENT),
        or_(of_card, ~_runs(appeal.c.id == outbox.c.appeal, before)),
        ~exists().where(climbed, _running(before)),
        ~exists().where(called, session.c.state.not_in(_OVER)),
    )


def _runs(which: ColumnElement[bool], before: datetime) -> ColumnElement[bool]:
    return exists().where(which, _running(before))


def _running(before: datetime) -> ColumnElement[bool]:
    return or_(appeal.c.state.not_in(SETTLED), appeal.c.settled_at >= before)
