"""Reminds enterprises (“叫号”提醒) three days and one day before a session; they confirm or give the seat back."""

from collections.abc import Iterator
from datetime import datetime

from bot.domain.base.errors import NotFound
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.people.person import Person, Role
from bot.domain.sessions.booking import COMING, SEATED, TABLE, Booking, BookingAction, BookingState
from bot.domain.sessions.booking import LIVE as LIVE_BOOKINGS
from bot.domain.sessions.notices import Called, Confirmed, LineOver, SessionCalled
from bot.domain.sessions.session import Session
from bot.usecases.sessions import guard, seats, service_lists, session_moves
from storage.engine.database import Transaction
from storage.people import people
from storage.sessions import sessions


def call(tx: Transaction, session: Session, *, now: datetime) -> list[Notice]:
    """Remind all who have a seat at the locked session, and end the waiting list."""
    notices, called = [], 0
    for booking in sessions.bookings(tx, session.id, LIVE_BOOKINGS):
        changed = _moved(tx, session, booking, BookingAction.CALL) or _ended(tx, session, booking, now)
        if changed is not None:
            called += changed.state is BookingState.CALLED
            notices += list(_told(tx, session, changed))
    coordinators = people.of_role(tx, Role.COORDINATOR)
    lists = service_lists.send(tx, session)
    return [
        *notices,
        *lists,
        *(SessionCalled(to=coordinator.chat, session=session, called=called) for coordinator in coordinators),
    ]


def close_line(tx: Transaction, session: Session, *, now: datetime) -> list[Notice]:
    """End the waiting list, since no seat can be booked or given back any more."""
    over = [_ended(tx, session, booking, now) for booking in sessions.bookings(tx, session.id, LIVE_BOOKINGS)]
    return [notice for booking in over if booking for notice in _told(tx, session, booking)]


def call_rest(tx: Transaction, session: Session) -> None:
    """Put all who have a seat into the queue, also those who got no reminder because the session was moved nearer."""
    for booking in sessions.bookings(tx, session.id, SEATED):
        if booking.state not in COMING:
            _moved(tx, session, booking, BookingAction.CALL)


def remind(tx: Transaction, session: Session, *, now: datetime) -> list[Notice]:
    """Remind those who come tomorrow, unless the session has begun."""
    coming = [
        _moved(tx, session, booking, BookingAction.REMIND) for booking in sessions.bookings(tx, session.id, COMING)
    ]
    return [notice for booking in coming if booking for notice in _told(tx, session, booking, eve=True)]


def confirm(tx: Transaction, who: Person, booking_id: int, *, now: datetime) -> list[Notice]:
    """Note that the enterprise will come."""
    session, booking = seats.mine(tx, who, booking_id)
    move = TABLE.find(
        booking.state, BookingAction.CONFIRM, guard.for_enterprise(who), session_moves.of_booking(session)
    )
    if move is None:
        raise NotFound
    changed = sessions.change_booking(tx, booking_id, {"state": move.to})
    members = people.members(tx, booking.enterprise)
    return [Confirmed(to=member.chat, session=session, booking=changed) for member in members]


def _moved(tx: Transaction, session: Session, booking: Booking, action: BookingAction) -> Booking | None:
    move = TABLE.find(booking.state, action, Party.SYSTEM, session_moves.of_booking(session))
    if move is None:
        return None
    return sessions.change_booking(tx, booking.id, {"state": move.to}) if move.to else booking


def _ended(tx: Transaction, session: Session, booking: Booking, now: datetime) -> Booking | None:
    """End the places on the waiting list; a seat held for an offer becomes free."""
    ended = _moved(tx, session, booking, BookingAction.CANCEL)
    if ended is None:
        return None
    if booking.state is BookingState.OFFERED:
        sessions.free_seat(tx, booking.session)
    return sessions.change_booking(tx, booking.id, {"cancelled_at": now})


def _told(tx: Transaction, session: Session, booking: Booking, *, eve: bool = False) -> Iterator[Notice]:
    for member in people.members(tx, booking.enterprise):
        if booking.state in COMING:
            yield Called(to=member.chat, session=session, booking=booking, eve=eve)
        else:
            yield LineOver(to=member.chat, session=session)
