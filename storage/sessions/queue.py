"""Queries for the day of a session: who waits for which room, and which appeals have no record yet."""

from datetime import datetime, time

from sqlalchemy import ColumnElement, and_, func, or_, select

from bot.domain.appeals.action import State
from bot.domain.appeals.moves import IN_HAND
from bot.domain.base.ids import AppealId
from bot.domain.sessions.booking import COMING, GONE, LIVE, Booking, BookingState
from bot.domain.sessions.queue_notices import ToHear
from bot.domain.sessions.session import Session
from bot.domain.time.calendar import SHANGHAI, shanghai_date
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import appeal, booked_appeal, booking, enterprise


def line(tx: Transaction, session: int) -> list[Booking]:
    """Return the bookings still to be heard, room by room, each room in the order of turns."""
    waits = select(booking).where(booking.c.session == session, booking.c.state.in_(COMING))
    rows = tx.execute(waits.order_by(booking.c.room, booking.c.turn, booking.c.slot)).mappings()
    return [to(Booking, row) for row in rows]


def roll(tx: Transaction, session: int) -> list[Booking]:
    """Return all bookings that have a slot number and were not given up, in the order of the numbers."""
    kept = select(booking).where(
        booking.c.session == session, booking.c.slot.is_not(None), booking.c.state.not_in(list(GONE))
    )
    return [to(Booking, row) for row in tx.execute(kept.order_by(booking.c.slot)).mappings()]


def names(tx: Transaction, session: int) -> dict[int, str]:
    """Return the names of the enterprises at a session by their rows."""
    found = select(enterprise.c.id, enterprise.c.name).join(booking, booking.c.enterprise == enterprise.c.id)
    return {row.id: row.name for row in tx.execute(found.where(booking.c.session == session))}


def last_turn(tx: Transaction, session: int, room: int | None) -> int:
    """Return the highest turn that was given in a room."""
    here = func.coalesce(booking.c.room, 1) == (room or 1)
    highest = select(func.max(booking.c.turn)).where(booking.c.session == session, here)
    return int(tx.execute(highest).scalar() or 0)


def _unjudged(session: int) -> ColumnElement[bool]:
    """Return the condition for appeals that are brought to the session and wait for triage."""
    linked = select(booked_appeal.c.appeal).join(booking, booking.c.id == booked_appeal.c.booking)
    linked = linked.where(booking.c.session == session, booking.c.state.not_in(list(GONE)))
    return and_(appeal.c.state == State.TRIAGE, appeal.c.id.in_(linked))


def _to_record(session: int) -> ColumnElement[bool]:
    return or_(and_(appeal.c.session == session, appeal.c.state == State.SCHEDULED), _unjudged(session))


def _gone_on(session: Session) -> ColumnElement[bool]:
    """Return the condition for appeals that a department has had since before the day, whose enterprise comes.

    What is answered or assigned on the day has its record.
    """
    linked = select(booked_appeal.c.appeal).join(booking, booking.c.id == booked_appeal.c.booking)
    linked = linked.where(booking.c.session == session.id, booking.c.state.in_((*COMING, BookingState.ATTENDED)))
    began = datetime.combine(shanghai_date(session.held_at), time(), SHANGHAI) if session.held_at else None
    before = or_(appeal.c.assigned_at.is_(None), appeal.c.assigned_at < began) if began else appeal.c.id.is_not(None)
    return and_(appeal.c.state.in_(IN_HAND), appeal.c.id.in_(linked), before)


def unjudged(tx: Transaction, session: int) -> list[AppealId]:
    """Return the appeals brought to the session that still wait for triage, oldest first."""
    return list(tx.execute(select(appeal.c.id).where(_unjudged(session)).order_by(appeal.c.id)).scalars())


def brought(tx: Transaction, session: int) -> list[ToHear]:
    """Return the appeals of the session that have no record yet."""
    return _heard(tx, _to_record(session))


def gone_on(tx: Transaction, session: Session) -> list[ToHear]:
    """Return the brought appeals without a record of the day that a department may also go on with."""
    return _heard(tx, _gone_on(session))


def of_enterprise(tx: Transaction, session: Session, enterprise_row: int) -> list[ToHear]:
    """Return the unrecorded appeals that an enterprise brings to the session, whichever department has them."""
    there = or_(_to_record(session.id), _gone_on(session))
    return _heard(tx, and_(there, appeal.c.enterprise == enterprise_row))


def _heard(tx: Transaction, which: ColumnElement[bool]) -> list[ToHear]:
    wanted = select(appeal.c.id, appeal.c.number, appeal.c.text).where(which)
    return [to(ToHear, row) for row in tx.execute(wanted.order_by(appeal.c.id)).mappings()]


def unrecorded(tx: Transaction, session: int) -> int:
    """Count the appeals and bookings of the session whose outcome nobody has recorded."""
    appeals = select(func.count()).select_from(appeal).where(_to_record(session))
    bookings = select(func.count()).where(booking.c.session == session, booking.c.state.in_(LIVE))
    return int(tx.execute(appeals).scalar_one()) + int(tx.execute(bookings).scalar_one())
