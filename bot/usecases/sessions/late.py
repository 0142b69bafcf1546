"""Books for an enterprise after the window: a coordinator does, says why, and chooses what it brings."""

from datetime import datetime

from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.people.person import Person
from bot.domain.sessions.booking import TABLE, Booking, BookingState
from bot.domain.sessions.booking import BookingAction as A
from bot.domain.sessions.booking_notices import BookedLate, PassedOver
from bot.domain.sessions.errors import NotOpen
from bot.domain.sessions.session import Session
from bot.usecases.forms.beginning import leave
from bot.usecases.forms.record import Filled
from bot.usecases.sessions import guard, invitations, moving, seat_offers, session_moves
from bot.usecases.sessions.filled import AboutEnterprise, AboutSession
from storage.engine import audit
from storage.engine.database import Transaction
from storage.people import people
from storage.sessions import sessions

BRING = "bring", "appeals"  # the form that follows, and its first step


def may_book(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> None:
    """Raise a refusal if the window is not over, or the day has begun."""
    guard.coordinator(who)
    session = session_moves.load(tx, AboutSession.from_draft(data).session)
    if not session.takes_latecomers(now):
        raise NotOpen


def book(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Take the seat, tell the enterprise why, and go on with the form of the appeals that it brings.

    Where all seats are taken, one is added (加号); the log says so, and whoever waited longer for one is told.
    """
    said = AboutEnterprise.from_draft(data)
    people.lock_enterprise(tx, said.enterprise)
    may_book(tx, who, data, now=now)
    session = session_moves.load(tx, said.session)
    is_full = session.taken >= session.capacity
    if is_full:
        sessions.add_seat(tx, session.id)
    before = sessions.line(tx, session.id)
    booking = _seat(tx, who, session, said, now)
    audit.note(tx, who.id, "booking_late", f"booking:{booking.id}", now, reason=said.words, added=is_full)
    leave(tx, who, BRING, {"booking": booking.id}, now=now)
    members = people.members(tx, booking.enterprise)
    notices = [BookedLate(to=member.chat, session=session, booking=booking) for member in members]
    done = moving.confirmed(tx, who, session_moves.load(tx, session.id), booking, A.BOOK)
    return [*done, *notices, *invitations.entries(tx, booking), *_passed_over(tx, session, before, booking)]


def _seat(tx: Transaction, who: Person, session: Session, said: AboutEnterprise, now: datetime) -> Booking:
    """Give the enterprise the seat, be it on the waiting list or not."""
    held = sessions.booking_of(tx, session.id, said.enterprise)
    situation = session_moves.of_booking(session, seat=True)
    move = held and TABLE.find(held.state, A.BOOK, Party.COORDINATOR, situation)
    slot = sessions.take_seat(tx, session.id) if move else None
    if held is None or not move or slot is None:
        return moving.seat(tx, who, said.enterprise, session, said.words, now=now)
    called = TABLE.find(BookingState.BOOKED, A.CALL, Party.SYSTEM, situation)
    seat = {"state": (called or move).to, "slot": slot, "reason": said.words, "booked_by": who.id}
    return sessions.change_booking(tx, held.id, seat | seat_offers.place(tx, session, held.enterprise))


def _passed_over(tx: Transaction, session: Session, before: list[Booking], seated: Booking) -> list[Notice]:
    """Tell those who waited longer that a seat was added for another, and that they keep their place."""
    rows = [booking.id for booking in before]
    longer = before[: rows.index(seated.id)] if seated.id in rows else before
    return [
        PassedOver(to=member.chat, session=session, booking=booking, place=place)
        for place, booking in enumerate(longer, 1)
        for member in people.members(tx, booking.enterprise)
    ]
