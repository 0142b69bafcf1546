"""Sends calendar entries to an enterprise when a seat is taken, changed or given back."""

from datetime import datetime

from bot.domain.base.notice import Notice
from bot.domain.sessions.booking import SETTLED, Booking, BookingState
from bot.domain.sessions.booking_notices import CalendarOrder, CalendarSent
from bot.domain.sessions.invitation import Invitation
from storage.engine.database import Transaction
from storage.people import people
from storage.sessions import sessions

ON = frozenset(BookingState) - SETTLED | {BookingState.ATTENDED}


def gather(tx: Transaction, order: CalendarOrder, *, now: datetime) -> Invitation | None:
    """Return the facts of the entry at the moment when it is sent."""
    found = sessions.peek_booking(tx, order.booking)
    session = sessions.peek(tx, found.session) if found else None
    if found is None or session is None:
        return None
    return Invitation(session, found, found.state in ON, now, tx.programme.pack.name)


def entries(tx: Transaction, booking: Booking) -> list[Notice]:
    """Send the entry to all members of the enterprise; its sequence number is higher than that of earlier ones."""
    sessions.change_booking(tx, booking.id, {"revision": booking.revision + 1})
    on, persons = booking.state in ON, people.members(tx, booking.enterprise)
    return [CalendarSent(to=person.chat, booking=booking.id, on=on) for person in persons]
