"""Calendar entries: who gets one when a seat is taken, changed or given back."""

from datetime import datetime
from typing import Any

from bot.domain.booking import SETTLED, Booking, BookingState
from bot.domain.notice import Notice, PaperShown
from bot.domain.paper import Recipe
from bot.papers.calendar import Invitation
from storage import people, sessions
from storage.database import Transaction

ON = frozenset(BookingState) - SETTLED | {BookingState.ATTENDED}


def gather(tx: Transaction, booking: int, *, now: datetime) -> Invitation | None:
    """Return the facts of the entry as they are when it leaves."""
    found = sessions.peek_booking(tx, booking)
    session = sessions.peek(tx, found.session) if found else None
    if found is None or session is None:
        return None
    return Invitation(session, found, found.state in ON, now)


def entries(tx: Transaction, booking: Booking) -> list[Notice]:
    """Send the entry to all of the enterprise; the sequence of what was sent before is lower."""
    sessions.change_booking(tx, booking.id, {"revision": booking.revision + 1})
    paper: dict[str, Any] = {"recipe": Recipe.CALENDAR, "of": {"booking": booking.id}}
    on = {"on": booking.state in ON}
    return [PaperShown(to=one.chat, facts=on, **paper) for one in people.members(tx, booking.enterprise)]
