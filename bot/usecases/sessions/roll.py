"""What a coordinator sees on the day of a session: the queue, everybody's place in it, and what is to be recorded."""

from collections.abc import Iterable
from datetime import datetime

from bot.domain.base.errors import NotFound
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.people.person import Person
from bot.domain.sessions.booking import TABLE, Booking, BookingAction, BookingState
from bot.domain.sessions.queue_notices import (
    Place,
    PlaceShown,
    QueueEmpty,
    QueueShown,
    RollShown,
    RoomLine,
    ToHear,
    UnrecordedShown,
)
from bot.domain.sessions.session import Session, SessionState
from bot.usecases.sessions import bringing, guard, session_moves
from storage.engine.database import Transaction
from storage.people import people
from storage.sessions import queue, sessions


def show(tx: Transaction, who: Person, *, now: datetime) -> list[Notice]:
    """Show the queue of each session that is running."""
    running = sessions.in_states(tx, [SessionState.RUNNING])
    return [queue_of(tx, who, one) for one in running] or [QueueEmpty(to=who.chat)]


def show_queue(tx: Transaction, who: Person, row: int, *, now: datetime) -> list[Notice]:
    return [queue_of(tx, who, steered(tx, who, row))]


def queue_of(tx: Transaction, who: Person, session: Session) -> Notice:
    counts, named = sessions.count_bookings(tx, session.id), queue.names(tx, session.id)
    line = [Place(one, named[one.enterprise]) for one in queue.line(tx, session.id)]
    numbers = range(1, max(len(session.rooms), 1) + 1)
    return QueueShown(
        to=who.chat,
        session=session,
        rooms=tuple(_room(session, number, line) for number in numbers),
        attended=counts.get(BookingState.ATTENDED, 0),
        missed=counts.get(BookingState.NO_SHOW, 0),
        unrecorded=len(queue.brought(tx, session.id)),
    )


def _room(session: Session, number: int, line: Iterable[Place]) -> RoomLine:
    here = [one for one in line if (one.booking.room or 1) == number]
    inside = next((one for one in here if one.booking.summoned_at), None)
    departments = tuple(session.rooms[number - 1]) if session.rooms else session.departments
    return RoomLine(number, departments, inside, tuple(one for one in here if not one.booking.summoned_at))


def steered(tx: Transaction, who: Person, row: int) -> Session:
    """Return the session locked, to a coordinator."""
    guard.coordinator(who)
    return session_moves.load(tx, row)


def show_roll(tx: Transaction, who: Person, row: int, *, now: datetime) -> list[Notice]:
    """Show everybody who was given a number."""
    session, named = steered(tx, who, row), queue.names(tx, row)
    places = tuple(Place(one, named[one.enterprise]) for one in queue.roll(tx, row))
    return [RollShown(to=who.chat, session=session, places=places)]


def show_place(tx: Transaction, who: Person, row: int, *, now: datetime) -> list[Notice]:
    """Show one booking of the day and what can be done with it."""
    session, booking = found(tx, who, row)
    return [place_of(tx, who, session, booking)]


def found(tx: Transaction, who: Person, row: int) -> tuple[Session, Booking]:
    """Return the booking and its session, both locked, to a coordinator."""
    session, booking, part = bringing.load(tx, who, row)
    if part is not Party.COORDINATOR:
        raise NotFound
    return session, booking


ON_THE_DAY = (
    BookingAction.ARRIVE,
    BookingAction.SUMMON,
    BookingAction.ATTEND,
    BookingAction.SKIP,
    BookingAction.MISS,
    BookingAction.RECALL,
)


def place_of(tx: Transaction, who: Person, session: Session, booking: Booking) -> Notice:
    may = TABLE.allowed(booking.state, Party.COORDINATOR, session_moves.of_booking(session, booking))
    allowed = tuple(one for one in ON_THE_DAY if one in may)
    named = Place(booking, people.enterprise_by_id(tx, booking.enterprise).name)
    appeals = unheard(tx, session, booking.enterprise)
    return PlaceShown(to=who.chat, session=session, place=named, allowed=allowed, appeals=appeals)


def unheard(tx: Transaction, session: Session, enterprise: int | None = None) -> tuple[ToHear, ...]:
    return tuple(queue.brought(tx, session.id, enterprise))


def show_unrecorded(tx: Transaction, who: Person, row: int, *, now: datetime) -> list[Notice]:
    """Show what has to be recorded before the session can end."""
    session, named = steered(tx, who, row), queue.names(tx, row)
    places = tuple(Place(one, named[one.enterprise]) for one in queue.line(tx, row))
    return [UnrecordedShown(to=who.chat, session=session, places=places, appeals=unheard(tx, session))]
