"""Shows coordinators the day of a session: the queue, everybody's place in it, and what has no record yet."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.domain.base.errors import NotFound
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.people.person import Person
from bot.domain.sessions import queue_order
from bot.domain.sessions.booking import TABLE, Booking, BookingAction, BookingSituation, BookingState
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
    """Show the queue of each running session."""
    running = sessions.in_states(tx, [SessionState.RUNNING])
    return [queue_of(tx, who, session) for session in running] or [QueueEmpty(to=who.chat)]


def show_queue(tx: Transaction, who: Person, session_id: int, *, now: datetime) -> list[Notice]:
    """Show the queue of one session."""
    return [queue_of(tx, who, steered(tx, who, session_id))]


def queue_of(tx: Transaction, who: Person, session: Session) -> Notice:
    """Return the notice of the queue, room by room."""
    counts, named = sessions.count_bookings(tx, session.id), queue.names(tx, session.id)
    rooms = queue_order.by_room(queue.line(tx, session.id))
    numbers = sorted({*range(1, max(len(session.rooms), 1) + 1), *rooms})
    return QueueShown(
        to=who.chat,
        session=session,
        rooms=tuple(_room(session, number, rooms.get(number, []), named) for number in numbers),
        attended=counts.get(BookingState.ATTENDED, 0),
        missed=counts.get(BookingState.NO_SHOW, 0),
        unrecorded=len(queue.brought(tx, session.id)) + len(queue.gone_on(tx, session)),
    )


def _room(session: Session, number: int, here: list[Booking], named: Mapping[int, str]) -> RoomLine:
    inside = queue_order.inside(here)
    departments = tuple(session.rooms[number - 1]) if number <= len(session.rooms) else session.departments
    waits = tuple(Place(booking, named[booking.enterprise]) for booking in queue_order.waiting(here))
    return RoomLine(number, departments, Place(inside, named[inside.enterprise]) if inside else None, waits)


def steered(tx: Transaction, who: Person, session_id: int) -> Session:
    """Return the session, locked; refuse everybody but coordinators."""
    guard.coordinator(who)
    return session_moves.load(tx, session_id)


def show_roll(tx: Transaction, who: Person, session_id: int, *, now: datetime) -> list[Notice]:
    """Show all bookings with a slot number."""
    session, named = steered(tx, who, session_id), queue.names(tx, session_id)
    places = tuple(Place(booking, named[booking.enterprise]) for booking in queue.roll(tx, session_id))
    return [RollShown(to=who.chat, session=session, places=places)]


def show_place(tx: Transaction, who: Person, booking_id: int, *, now: datetime) -> list[Notice]:
    """Show one booking of the day and what can be done with it."""
    session, booking = found(tx, who, booking_id)
    return [place_of(tx, who, session, booking)]


def found(tx: Transaction, who: Person, booking_id: int) -> tuple[Session, Booking]:
    """Return the session and the booking, both locked; refuse everybody but coordinators."""
    session, booking, part = bringing.load(tx, who, booking_id)
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


def standing(tx: Transaction, session: Session, booking: Booking) -> BookingSituation:
    """Return what the guards of the day look at; a room with somebody inside is not free."""
    here = queue_order.by_room(queue.line(tx, session.id)).get(queue_order.room_of(booking), [])
    busy = any(held.summoned_at is not None and held.id != booking.id for held in here)
    return replace(session_moves.of_booking(session, booking), busy=busy)


def may(tx: Transaction, session: Session, booking: Booking) -> tuple[BookingAction, ...]:
    """Return what a coordinator may do with the booking on the day."""
    allowed = TABLE.allowed(booking.state, Party.COORDINATOR, standing(tx, session, booking))
    return tuple(booking_action for booking_action in ON_THE_DAY if booking_action in allowed)


def place_of(tx: Transaction, who: Person, session: Session, booking: Booking) -> Notice:
    """Return the notice of one booking, with what the coordinator may do with it."""
    allowed = may(tx, session, booking)
    named = Place(booking, people.enterprise_by_id(tx, booking.enterprise).name)
    appeals = unheard(tx, session, booking.enterprise)
    return PlaceShown(to=who.chat, session=session, place=named, allowed=allowed, appeals=appeals)


def unheard(tx: Transaction, session: Session, enterprise: int | None = None) -> tuple[ToHear, ...]:
    """Return the appeals without a record; for one enterprise, also those that a department handles already."""
    return tuple(queue.brought(tx, session.id) if enterprise is None else queue.of_enterprise(tx, session, enterprise))


def show_unrecorded(tx: Transaction, who: Person, session_id: int, *, now: datetime) -> list[Notice]:
    """Show what has to be recorded before the session can end."""
    session, named = steered(tx, who, session_id), queue.names(tx, session_id)
    places = tuple(Place(booking, named[booking.enterprise]) for booking in queue.line(tx, session_id))
    appeals, gone_on = unheard(tx, session), tuple(queue.gone_on(tx, session))
    return [UnrecordedShown(to=who.chat, session=session, places=places, appeals=appeals, gone_on=gone_on)]
