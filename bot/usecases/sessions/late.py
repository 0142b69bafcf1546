"""Books for an enterprise after the window: a coordinator does, says why, and chooses what it brings."""

from datetime import datetime

from bot.domain.base.notice import Notice
from bot.domain.people.person import Person
from bot.domain.sessions.booking import BookingAction
from bot.domain.sessions.booking_notices import BookedLate
from bot.domain.sessions.errors import NotOpen
from bot.usecases.forms.beginning import leave
from bot.usecases.forms.record import Filled
from bot.usecases.sessions import guard, invitations, moving, session_moves
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

    Where all seats are taken, one is added (加号); the log says so.
    """
    said = AboutEnterprise.from_draft(data)
    people.lock_enterprise(tx, said.enterprise)
    may_book(tx, who, data, now=now)
    session = session_moves.load(tx, said.session)
    is_full = session.taken >= session.capacity
    if is_full:
        sessions.add_seat(tx, session.id)
    booking = moving.seat(tx, who, said.enterprise, session, said.words, now=now)
    audit.note(tx, who.id, "booking_late", f"booking:{booking.id}", now, reason=said.words, added=is_full)
    leave(tx, who, BRING, {"booking": booking.id}, now=now)
    members = people.members(tx, booking.enterprise)
    told = [BookedLate(to=member.chat, session=session, booking=booking) for member in members]
    done = moving.confirmed(tx, who, session_moves.load(tx, session.id), booking, BookingAction.BOOK)
    return [*done, *told, *invitations.entries(tx, booking)]
