"""Tells enterprises in a running session how the line before them has become shorter."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.domain.base.notice import Notice
from bot.domain.sessions import queue_order
from bot.domain.sessions.booking import Booking, BookingAction
from bot.domain.sessions.queue_notices import Ahead
from bot.domain.sessions.queue_order import Turn
from bot.domain.sessions.session import Session
from bot.domain.time.calendar import shanghai_date
from storage.engine.database import Transaction
from storage.people import people
from storage.sessions import queue

SOON = 2  # so many before an enterprise: it hears how the line moves on


def is_today(session: Session, now: datetime) -> bool:
    """Whether today is the session's day; on other days nobody is called into a room."""
    return session.held_at is not None and shanghai_date(session.held_at) == shanghai_date(now)


def turns(tx: Transaction, session: Session) -> dict[int, Turn]:
    """Return by row of the booking where it stands now."""
    return queue_order.turns(queue.line(tx, session.id))


def tell(tx: Transaction, session: Session, before: Mapping[int, Turn], moved: int) -> list[Notice]:
    """Tell those who have come near; `before` is how they stood, `moved` the booking by which the line changed."""
    notices: list[Notice] = []
    now_in = queue.line(tx, session.id)
    for booking in now_in:
        was, stands = before.get(booking.id), queue_order.turns(now_in)[booking.id]
        nearer = was is not None and not stands.inside and stands.ahead < was.ahead
        if nearer and stands.ahead <= SOON and booking.id != moved:
            notices += line_is(tx, session, booking, stands)
    return notices


def line_is(
    tx: Transaction, session: Session, booking: Booking, stands: Turn, after: BookingAction | None = None
) -> list[Notice]:
    """Tell an enterprise where it stands, and what was done with its booking."""
    said = Ahead(to=0, session=session, booking=booking, ahead=stands.ahead, after=after, inside=stands.inside)
    return [replace(said, to=member.chat) for member in people.members(tx, booking.enterprise)]
