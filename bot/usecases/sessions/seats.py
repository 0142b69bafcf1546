"""Sessions and booking: what is open, taking a seat, giving it back."""

from datetime import datetime

from bot.domain.errors import AlreadyBooked, NoRight, NotFound, NotOpen, NotRegistered, SessionFull
from bot.domain.notice import Booked, BookingCancelled, Notice, Seat, SessionsShown
from bot.domain.people import Person, Role
from bot.domain.session import BOOKABLE, SETTLED, Session, SessionState
from bot.usecases.sessions import announcing, moves
from storage import people, sessions
from storage.database import Transaction

FACTS = ("year", "number", "theme", "form", "held_at", "place", "departments", "capacity")
WINDOW = ("booking_opens", "booking_closes")


def plan(tx: Transaction, *, now: datetime) -> None:
    """Take over the pack's sessions that are not known yet, and see to it that what is due by itself happens."""
    for one in tx.programme.pack.sessions:
        sessions.add_new(tx, {name: getattr(one, name) for name in (*FACTS, *WINDOW)})
    for session in sessions.in_states(tx, [state for state in SessionState if state not in SETTLED]):
        moves.set_timers(tx, session)
    announcing.set_month_timers(tx, now)


def show_open(tx: Transaction, who: Person, *, now: datetime) -> list[Notice]:
    """Show the sessions whose booking is open, with the enterprise's own seat."""
    seats = []
    first = who.enterprise is not None and sessions.has_priority(tx, who.enterprise)
    for session in sessions.in_states(tx, BOOKABLE) if first else sessions.all_open(tx, now):
        held = sessions.booking_of(tx, session.id, who.enterprise) if who.enterprise else None
        seats.append(Seat(session, held.id if held else None, held.slot if held else None))
    return [SessionsShown(to=who.chat, seats=tuple(seats), may_book=who.role is Role.MEMBER)]


def book(tx: Transaction, who: Person, row: int, *, now: datetime) -> list[Notice]:
    """Take a seat for the enterprise: one live booking each, capacity spent in one atomic write."""
    if who.role is not Role.MEMBER or who.enterprise is None:
        raise NoRight if who.role else NotRegistered
    people.lock_enterprise(tx, who.enterprise)
    session = _bookable(tx, row, who.enterprise, now)
    held = sessions.booking_of(tx, row, who.enterprise)
    if held is not None:
        raise AlreadyBooked(held.slot)
    slot = sessions.take_seat(tx, row)
    if slot is None:
        raise SessionFull(session.theme)
    values = {"session": row, "enterprise": who.enterprise, "slot": slot, "booked_by": who.id, "booked_at": now}
    booking = sessions.book(tx, values)
    members = people.members(tx, who.enterprise)
    return [
        Booked(to=one.chat, session=session, slot=slot, booking=booking.id, others=one.id != who.id) for one in members
    ]


def _bookable(tx: Transaction, row: int, enterprise: int, now: datetime) -> Session:
    """Return the session locked; before the window only those may book whose last session fell."""
    session = moves.load(tx, row)
    first = session.state in BOOKABLE and sessions.has_priority(tx, enterprise)
    if not (first or session.is_open(now)):
        raise NotOpen
    return session


def cancel(tx: Transaction, who: Person, row: int, *, now: datetime) -> list[Notice]:
    """Give the seat back until booking closes."""
    booking = sessions.booking_by_id(tx, row)
    if booking is None or booking.enterprise != who.enterprise:
        raise NotFound
    session = sessions.load(tx, booking.session)
    if session is None or not session.is_open(now):
        raise NotOpen
    if not sessions.cancel(tx, row, now):
        raise NotFound
    sessions.free_seat(tx, booking.session)
    return [BookingCancelled(to=one.chat, session=session) for one in people.members(tx, booking.enterprise)]
