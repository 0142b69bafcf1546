"""Tells enterprises with a booking when a session has changed: the new room or time, with a new calendar entry."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from bot.domain.base.notice import Notice
from bot.domain.sessions.booking import LIVE, SEATED, Booking
from bot.domain.sessions.notices import SessionChanged
from bot.domain.sessions.session import Session
from bot.usecases.sessions import invitations
from storage.engine.database import Transaction
from storage.people import people
from storage.sessions import sessions

Place = tuple[int | None, datetime | None]


def places(tx: Transaction, session: Session) -> dict[int, Place]:
    """Return the room and the expected time of each booking with a seat."""
    return {booking.id: _place(booking) for booking in sessions.bookings(tx, session.id, SEATED)}


def _place(booking: Booking) -> Place:
    return booking.room, booking.expected_at


def tell(
    tx: Transaction, was: Session, session: Session, before: Mapping[int, Place], *, everybody: bool
) -> Iterator[Notice]:
    """Tell those whose own room or time has changed, or with `everybody` all who have a booking or wait for one."""
    for booking in sessions.bookings(tx, session.id, LIVE):
        seated = booking.id in before
        if not everybody and not (seated and before[booking.id] != _place(booking)):
            continue
        for member in people.members(tx, booking.enterprise):
            yield SessionChanged(to=member.chat, session=session, was=was, booking=booking)
        if seated:
            yield from invitations.entries(tx, booking)
