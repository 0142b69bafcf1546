"""Tells who is concerned when a session has changed.

Enterprises with a booking hear of the new room or time, with a new calendar entry; departments of where they sit.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.base.notice import Notice
from bot.domain.people.person import Person, Role
from bot.domain.sessions.booking import LIVE, SEATED, Booking
from bot.domain.sessions.notices import SessionChanged, SittingChanged
from bot.domain.sessions.session import Session, SessionState
from bot.usecases.sessions import invitations
from bot.usecases.sessions.filled import SessionFilled
from storage.engine.database import Transaction
from storage.people import people
from storage.sessions import sessions


@dataclass(frozen=True, slots=True)
class Told:
    """Who will be told of a change: so many enterprises with a booking, and these departments."""

    enterprises: int = 0
    departments: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.enterprises or self.departments)


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


def concerned(tx: Transaction, filled: SessionFilled) -> Told:
    """Return who would be told of what was filled in; nobody before the announcement."""
    session = sessions.peek(tx, filled.session) if filled.session else None
    if session is None or session.state is SessionState.DRAFT:
        return Told()
    enterprises = len(sessions.bookings(tx, session.id, LIVE)) if filled.is_elsewhere else 0
    named = dict.fromkeys([*session.departments, *(filled.departments or ())])
    return Told(enterprises, tuple(name for name in named if _sitting(tx, name)))


def _sitting(tx: Transaction, department: str) -> list[Person]:
    return [person for role in (Role.CONTACT, Role.HEAD) for person in people.of_role(tx, role, department)]


def tell_departments(tx: Transaction, was: Session, session: Session) -> list[Notice]:
    """Tell contacts and heads of the departments that sit there, or did until now, what has changed."""
    seen = (was.held_at, was.place, was.departments, was.rooms)
    if was.state is SessionState.DRAFT or seen == (session.held_at, session.place, session.departments, session.rooms):
        return []
    named = dict.fromkeys([*session.departments, *was.departments])
    return [
        SittingChanged(to=person.chat, session=session, was=was, department=name)
        for name in named
        for person in _sitting(tx, name)
    ]
