"""Shows coordinators the bookings of a session, page by page."""

from datetime import datetime

from bot.domain.base.notice import Notice
from bot.domain.people.person import Person
from bot.domain.sessions.booking_notices import BookingsListed, Entry
from bot.usecases.sessions import guard, session_moves
from storage.engine.database import Transaction
from storage.sessions import booked


def bookings(tx: Transaction, who: Person, session_id: int, page: int = 0, *, now: datetime) -> list[Notice]:
    """Show who has a seat or waits for one, in the order of numbers, with the appeals that they bring."""
    guard.party(who)
    session, (found, total) = session_moves.load(tx, session_id), booked.page(tx, session_id, page)
    brought = booked.of_each(tx, [booking.id for booking, _ in found])
    entries = tuple(Entry(booking, name, brought.get(booking.id, ())) for booking, name in found)
    late = session.takes_latecomers(now)
    return [BookingsListed(to=who.chat, session=session, entries=entries, total=total, page=page, late=late)]
