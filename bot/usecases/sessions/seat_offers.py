"""Gives enterprises their room and time, and offers seats that become free to the waiting list."""

from collections import Counter
from datetime import datetime, timedelta

from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.sessions import times
from bot.domain.sessions.booking import SEATED, TABLE, Booking, BookingAction, BookingSituation, BookingState
from bot.domain.sessions.notices import OfferOver, SeatOffered
from bot.domain.sessions.session import BOOKABLE, Session
from bot.domain.sessions.times import BookingTimer
from bot.domain.time.timers import Subject
from storage.appeals import appeals
from storage.engine.database import Transaction
from storage.people import people
from storage.sessions import sessions
from storage.time import timers


def place(tx: Transaction, session: Session, enterprise: int) -> dict[str, object]:
    """Return room, turn and expected time as columns.

    A room of the appeals' departments comes first, then the emptiest.
    """
    taken = sessions.turns(tx, session.id)
    count = Counter(room for room, _ in taken)
    wanted = appeals.departments_of(tx, enterprise)
    numbers = range(1, max(len(session.rooms), 1) + 1)
    fitting = [number for number in numbers if session.rooms and wanted & set(session.rooms[number - 1])]
    room = min(fitting or numbers, key=lambda number: (count[number], number))
    turn = next(turn for turn in range(count[room] + 1) if (room, turn) not in taken)
    held = session.held_at
    at = times.expected_at(held, turn, session.slot_minutes) if held else None
    return {"room": room, "turn": turn, "expected_at": at}


def seat_anew(tx: Transaction, session: Session, *, rooms: bool) -> None:
    """Calculate again when each enterprise is expected, and in which room if the `rooms` have changed."""
    seated = sessions.bookings(tx, session.id, SEATED)
    if rooms:
        sessions.clear_turns(tx, session.id)
    for booking in seated:
        if rooms:
            sessions.change_booking(tx, booking.id, place(tx, session, booking.enterprise))
        elif booking.turn is not None and session.held_at is not None:
            at = times.expected_at(session.held_at, booking.turn, session.slot_minutes)
            sessions.change_booking(tx, booking.id, {"expected_at": at})


def pass_on(tx: Transaction, session: Session, now: datetime) -> list[Notice]:
    """Offer the free seat to the first on the waiting list for some working hours.

    If nobody waits, it is free for all.
    """
    first = sessions.first_in_line(tx, session.id) if session.state in BOOKABLE else None
    if first is None or TABLE.find(first.state, BookingAction.OFFER, Party.SYSTEM, BookingSituation()) is None:
        sessions.free_seat(tx, session.id)
        return []
    until = _until(tx, session, now)
    offered = sessions.change_booking(tx, first.id, {"state": BookingState.OFFERED, "offered_until": until})
    timers.add(tx, Subject.BOOKING, first.id, BookingTimer.OFFER_OVER, until)
    return [
        SeatOffered(to=member.chat, session=session, booking=offered) for member in people.members(tx, first.enterprise)
    ]


def fill(tx: Transaction, session: Session, now: datetime) -> list[Notice]:
    """Offer the seats of a raised capacity to the waiting list before anybody else can book them."""
    notices: list[Notice] = []
    while session.state in BOOKABLE and sessions.first_in_line(tx, session.id) and sessions.hold_seat(tx, session.id):
        notices += pass_on(tx, session, now)
    return notices


def _until(tx: Transaction, session: Session, now: datetime) -> datetime:
    """Return when an offer ends: after its working hours, but before the session is locked."""
    limits, calendar = tx.programme.pack.limits, tx.programme.calendar
    until = calendar.plus_worktime(now, timedelta(hours=limits.offer_hours))
    if session.held_at is None:
        return until
    return min(until, max(now, times.call_at(session.held_at, calendar, limits.call_before_days)))


def expire(tx: Transaction, booking_id: int, *, now: datetime) -> list[Notice]:
    """End an offer that nobody took; the next on the waiting list gets it."""
    seen = sessions.peek_booking(tx, booking_id)
    session = sessions.load(tx, seen.session) if seen else None
    booking = sessions.booking_by_id(tx, booking_id)
    if session is None or booking is None:
        return []
    situation = BookingSituation(offer_over=booking.offered_until is not None and now >= booking.offered_until)
    move = TABLE.find(booking.state, BookingAction.OFFER_EXPIRED, Party.SYSTEM, situation)
    return [] if move is None else [*_over(tx, session, booking, now), *pass_on(tx, session, now)]


def _over(tx: Transaction, session: Session, booking: Booking, now: datetime) -> list[Notice]:
    sessions.change_booking(tx, booking.id, {"state": BookingState.CANCELLED, "cancelled_at": now})
    return [OfferOver(to=member.chat, session=session) for member in people.members(tx, booking.enterprise)]
