"""Loads and writes sessions, their bookings, seats and waiting list."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, insert, select, update

from bot.domain.base.page import PAGE
from bot.domain.sessions.booking import GONE, LIVE, OFF, SEATED, Booking, BookingState
from bot.domain.sessions.session import Session, SessionState
from storage.engine import dialects
from storage.engine.database import Transaction
from storage.engine.rows import plain, to
from storage.schema import booking, session


def add(tx: Transaction, values: dict[str, object]) -> Session:
    """Enter a session. Without a state in `values` it is announced if it can still be booked, and past otherwise."""
    row = tx.execute(insert(session).values(plain(_stated(values))).returning(*session.c)).mappings().one()
    return to(Session, row)


def add_new(tx: Transaction, values: dict[str, object]) -> None:
    """Add the session unless it exists; two processes may do so at the same time."""
    row = dialects.insert(tx, session).values(plain(_stated(values)))
    tx.execute(row.on_conflict_do_nothing(index_elements=["year", "number"]))


def _stated(values: dict[str, object]) -> dict[str, object]:
    bookable = values.get("booking_closes") is not None
    return {"state": SessionState.ANNOUNCED if bookable else SessionState.ARCHIVED} | values


def change(tx: Transaction, session_id: int, values: dict[str, object]) -> Session:
    changed = update(session).where(session.c.id == session_id).values(plain(values)).returning(*session.c)
    return to(Session, tx.execute(changed).mappings().one())


def all_open(tx: Transaction, now: datetime) -> list[Session]:
    """Return the sessions whose booking is open, earliest first."""
    window = (session.c.booking_opens <= now, session.c.booking_closes > now)
    return [held for held in _sessions(tx, *window) if held.is_open(now)]


def in_states(tx: Transaction, states: Iterable[SessionState]) -> list[Session]:
    """Return the sessions in these states, earliest first."""
    return _sessions(tx, session.c.state.in_(list(states)))


def _sessions(tx: Transaction, *which: ColumnElement[bool]) -> list[Session]:
    wanted = select(session).where(*which).order_by(session.c.held_at.nulls_last(), session.c.id)
    return [to(Session, row) for row in tx.execute(wanted).mappings()]


def load(tx: Transaction, session_id: int) -> Session | None:
    """Return the session, locked until the transaction ends."""
    found = tx.execute(select(session).where(session.c.id == session_id).with_for_update()).mappings().first()
    return to(Session, found) if found else None


def peek(tx: Transaction, session_id: int) -> Session | None:
    """Return the session for reading only."""
    found = tx.execute(select(session).where(session.c.id == session_id)).mappings().first()
    return to(Session, found) if found else None


def find(tx: Transaction, year: int, number: int) -> Session | None:
    """Return the session that people know by its year and number."""
    return next(iter(_sessions(tx, session.c.year == year, session.c.number == number)), None)


def newest_numbered(tx: Transaction, number: int) -> Session | None:
    """Return the newest session of this number, of whatever year."""
    newest = select(session).where(session.c.number == number).order_by(session.c.year.desc()).limit(1)
    row = tx.execute(newest).mappings().first()
    return to(Session, row) if row else None


def next_number(tx: Transaction, year: int) -> int:
    """Return the number of the year's next session."""
    highest = select(func.max(session.c.number)).where(session.c.year == year)
    return int(tx.execute(highest).scalar() or 0) + 1


def latest(tx: Transaction) -> Session | None:
    """Return the newest completely planned session, from which the next one can be copied."""
    newest = select(session).where(session.c.capacity > 0, session.c.held_at.is_not(None))
    row = tx.execute(newest.order_by(session.c.held_at.desc()).limit(1)).mappings().first()
    return to(Session, row) if row else None


def count_bookings(tx: Transaction, session_id: int) -> dict[BookingState, int]:
    counted = select(booking.c.state, func.count()).where(booking.c.session == session_id).group_by(booking.c.state)
    return {BookingState(state): int(number) for state, number in map(tuple, tx.execute(counted))}


def take_seat(tx: Transaction, session_id: int) -> int | None:
    """Take one seat in one atomic write; return its slot number, or None if the session is full."""
    taken = update(session).where(session.c.id == session_id, session.c.taken < session.c.capacity)
    taken = taken.values(taken=session.c.taken + 1, last_slot=session.c.last_slot + 1)
    return tx.execute(taken.returning(session.c.last_slot)).scalar()


def add_seat(tx: Transaction, session_id: int) -> None:
    """Let the session have one seat more than are taken."""
    tx.execute(update(session).where(session.c.id == session_id).values(capacity=session.c.taken + 1))


def hold_seat(tx: Transaction, session_id: int) -> bool:
    """Take one seat without giving it a number; return False if the session is full."""
    held = update(session).where(session.c.id == session_id, session.c.taken < session.c.capacity)
    return tx.execute(held.values(taken=session.c.taken + 1)).rowcount == 1


def free_seat(tx: Transaction, session_id: int) -> None:
    tx.execute(update(session).where(session.c.id == session_id).values(taken=session.c.taken - 1))


def book(tx: Transaction, values: dict[str, object]) -> Booking:
    """Enter a booking, in the state BOOKED unless `values` names another."""
    row = insert(booking).values({"state": BookingState.BOOKED} | values).returning(*booking.c)
    return to(Booking, tx.execute(row).mappings().one())


def booking_of(tx: Transaction, session_id: int, enterprise: int) -> Booking | None:
    """Return the booking of an enterprise at a session that is neither moved nor cancelled; None if there is none."""
    wanted = select(booking).where(
        booking.c.session == session_id, booking.c.enterprise == enterprise, booking.c.state.not_in(list(GONE))
    )
    found = tx.execute(wanted).mappings().first()
    return to(Booking, found) if found else None


def is_booked(tx: Transaction, enterprise: int) -> bool:
    """Whether the enterprise has a seat at any session to come, or is on a waiting list."""
    wanted = select(booking.c.id).where(booking.c.enterprise == enterprise, booking.c.state.in_(LIVE))
    return tx.execute(wanted.limit(1)).first() is not None


def bookings(tx: Transaction, session_id: int, states: Iterable[BookingState]) -> list[Booking]:
    """Return a session's bookings in these states, locked, in the order of their numbers."""
    wanted = select(booking).where(booking.c.session == session_id, booking.c.state.in_(list(states)))
    rows = tx.execute(wanted.order_by(booking.c.slot, booking.c.id).with_for_update()).mappings()
    return [to(Booking, row) for row in rows]


def change_booking(tx: Transaction, booking_id: int, values: dict[str, object]) -> Booking:
    changed = update(booking).where(booking.c.id == booking_id).values(**values).returning(*booking.c)
    return to(Booking, tx.execute(changed).mappings().one())


def has_priority(tx: Transaction, enterprise: int) -> bool:
    """Whether the enterprise lost its newest booking because the session was cancelled."""
    newest = select(booking.c.state, booking.c.reason).where(booking.c.enterprise == enterprise)
    row = tx.execute(newest.order_by(booking.c.id.desc()).limit(1)).first()
    return row is not None and (row.state, row.reason) == (BookingState.CANCELLED, OFF)


def booking_by_id(tx: Transaction, booking_id: int) -> Booking | None:
    """Return the booking, locked until the transaction ends."""
    found = tx.execute(select(booking).where(booking.c.id == booking_id).with_for_update()).mappings().first()
    return to(Booking, found) if found else None


def peek_booking(tx: Transaction, booking_id: int) -> Booking | None:
    """Return the booking for reading only."""
    found = tx.execute(select(booking).where(booking.c.id == booking_id)).mappings().first()
    return to(Booking, found) if found else None


def turns(tx: Transaction, session_id: int) -> set[tuple[int, int]]:
    """Return the taken places of the day as (room, turn)."""
    seated = select(booking.c.room, booking.c.turn).where(
        booking.c.session == session_id, booking.c.state.in_(SEATED), booking.c.room.is_not(None)
    )
    return {(room, turn) for room, turn in map(tuple, tx.execute(seated))}


def clear_turns(tx: Transaction, session_id: int) -> None:
    """Remove room and turn from all bookings of the session."""
    tx.execute(update(booking).where(booking.c.session == session_id).values(room=None, turn=None))


def next_slot(tx: Transaction, session_id: int) -> int:
    """Return a new slot number for a seat that was taken before."""
    counted = update(session).where(session.c.id == session_id).values(last_slot=session.c.last_slot + 1)
    return int(tx.execute(counted.returning(session.c.last_slot)).scalar_one())


_LINE = (booking.c.priority.desc(), booking.c.id)


def _in_line(session_id: int) -> ColumnElement[bool]:
    return and_(booking.c.session == session_id, booking.c.state == BookingState.WAITLISTED)


def first_in_line(tx: Transaction, session_id: int) -> Booking | None:
    """Return the booking that is first on the waiting list, locked. Priority comes before the time of waiting."""
    first = select(booking).where(_in_line(session_id)).order_by(*_LINE).limit(1).with_for_update()
    found = tx.execute(first).mappings().first()
    return to(Booking, found) if found else None


def line(tx: Transaction, session_id: int) -> list[Booking]:
    """Return the waiting list, first the one whose turn it is."""
    waits = tx.execute(select(booking).where(_in_line(session_id)).order_by(*_LINE)).mappings()
    return [to(Booking, row) for row in waits]


def place_in_line(tx: Transaction, waits: Booking) -> int:
    """Return the place of the booking on the waiting list, from 1; 0 if it is not on it."""
    line = tx.execute(select(booking.c.id).where(_in_line(waits.session)).order_by(*_LINE)).scalars()
    return next((place for place, row in enumerate(line, 1) if row == waits.id), 0)


def newest_held(tx: Transaction, now: datetime) -> int | None:
    """Return the row of the newest session that has begun."""
    held = session.c.state.in_([SessionState.RUNNING, SessionState.ARCHIVED])
    newest = select(session.c.id).where(held, (session.c.held_at <= now) | session.c.held_at.is_(None))
    return tx.execute(newest.order_by(session.c.year.desc(), session.c.number.desc()).limit(1)).scalar()


def heads(tx: Transaction, session_id: int) -> dict[str, str]:
    """Return by department the name of the head who sits at a session."""
    return dict(tx.execute(select(session.c.heads).where(session.c.id == session_id)).scalar() or {})


def archived(tx: Transaction, most: int) -> list[Session]:
    """Return the newest sessions that are over, at most `most`, in the order of time."""
    over = (
        select(session)
        .where(session.c.state == SessionState.ARCHIVED)
        .order_by(session.c.held_at.desc().nulls_last(), session.c.id.desc())
    )
    rows = tx.execute(over.limit(most)).mappings()
    return [to(Session, row) for row in rows][::-1]


def past(tx: Transaction, page: int) -> tuple[list[Session], int]:
    """Return a page of the sessions that are over or cancelled, newest first, and how many there are."""
    over = session.c.state.in_([SessionState.ARCHIVED, SessionState.CANCELLED])
    total = int(tx.execute(select(func.count()).select_from(session).where(over)).scalar_one())
    wanted = select(session).where(over).order_by(session.c.year.desc(), session.c.number.desc())
    rows = tx.execute(wanted.limit(PAGE).offset(page * PAGE)).mappings()
    return [to(Session, row) for row in rows], total
