"""Calendar entries: who gets one when a seat is taken, changed or given back."""

from datetime import datetime
from typing import Any

from bot.domain.base.notice import Notice
from bot.domain.base.paper import Recipe
from bot.domain.base.paper_notice import PaperShown
from bot.domain.sessions.booking import SETTLED, Booking, BookingState
from bot.papers.calendar import Invitation
from storage.engine.database import Transaction
from storage.people import people
from storage.sessions import sessions

ON = frozenset(BookingState) - SETTLED | {BookingState.ATTENDED}


def gather(tx: Transaction, booking: int, *, now: datetime) -> Invitation | None:
    """Return the facts of the entry as they are when it leaves."""
    found = sessions.peek_booking(tx, booking)
    session = sessions.peek(tx, found.session) if found else None
    if found is None or session is None:
        return None
    return Invitation(session, found, found.state in ON, now, tx.programme.pack.name)


def entries(tx: Transaction, booking: Booking) -> list[Notice]:
    """Send the entry to all of the enterprise; the sequence of what was sent before is lower."""
    sessions.change_booking(tx, booking.id, {"revision": booking.revision + 1})
    paper: dict[str, Any] = {"recipe": Recipe.CALENDAR, "of": {"booking": booking.id}}
    on = {"on": booking.state in ON}
    return [PaperShown(to=one.chat, facts=on, **paper) for one in people.members(tx, booking.enterprise)]
