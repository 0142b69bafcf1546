"""Runs the day of a session.

It opens the queue, calls enterprises into rooms (现场叫号), and ends when all is recorded.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.domain.base.errors import NotFound
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.people.person import Person, Role
from bot.domain.sessions import queue_order
from bot.domain.sessions.booking import COMING, TABLE, Booking, BookingAction, BookingState
from bot.domain.sessions.presses import CallNext, DoBooking
from bot.domain.sessions.queue_notices import (
    DayOpened,
    Heard,
    MarkedAbsent,
    SessionBegins,
    SessionUnfinished,
    Summoned,
)
from bot.domain.sessions.session import TABLE as SESSIONS
from bot.domain.sessions.session import Session, SessionAction
from bot.domain.time.calendar import shanghai_date
from bot.usecases.sessions import calling, desk, nearer, roll, scheduled, seats, session_moves
from storage.engine.database import Transaction
from storage.people import people
from storage.sessions import queue, sessions


def start(tx: Transaction, who: Person, session_id: int, *, now: datetime) -> list[Notice]:
    """Open the queue; enterprises are told their room and how many are before them."""
    session = session_moves.move(tx, who, roll.steered(tx, who, session_id), SessionAction.START, now=now)
    calling.call_rest(tx, session)
    taken_in = scheduled.take_in(tx, who, session, now)
    notices: list[Notice] = [roll.queue_of(tx, who, session), *taken_in]
    coming = queue.line(tx, session.id) if nearer.is_today(session, now) else []
    turns = queue_order.turns(coming)
    for booking in coming:
        members, ahead = people.members(tx, booking.enterprise), turns[booking.id].ahead
        notices += [DayOpened(to=member.chat, session=session, booking=booking, ahead=ahead) for member in members]
    return notices


def call_next(tx: Transaction, who: Person, pressed: CallNext, *, now: datetime) -> list[Notice]:
    """Call the next enterprise into a room and note that the one inside has been heard.

    A button that shows another enterprise inside does nothing, because somebody else has called already.
    """
    session = roll.steered(tx, who, pressed.session)
    here = queue_order.by_room(queue.line(tx, session.id)).get(pressed.room, [])
    inside = queue_order.inside(here)
    if (inside.id if inside else 0) != pressed.inside:
        return [roll.queue_of(tx, who, session)]
    for booking in here:
        if booking.summoned_at is not None:
            _change(tx, session, booking, BookingAction.ATTEND, now)
    waits = next(iter(queue_order.waiting(here)), None)
    notices = _settled(tx, session, waits, BookingAction.SUMMON, now) if waits else []
    return [roll.queue_of(tx, who, session), *notices]


def act(tx: Transaction, who: Person, do_booking: DoBooking, *, now: datetime) -> list[Notice]:
    """Make a move of one booking that its table allows on the day, if the booking is still as the button showed it."""
    session, booking = roll.found(tx, who, do_booking.booking)
    if booking.state is not do_booking.state or do_booking.action not in roll.may(tx, session, booking):
        return [roll.place_of(tx, who, session, booking)]
    notices = _settled(tx, session, booking, do_booking.action, now)
    if do_booking.action is BookingAction.ATTEND and roll.unheard(tx, session, booking.enterprise):
        attended = sessions.peek_booking(tx, booking.id) or booking
        return [roll.place_of(tx, who, session, attended), *notices]  # what was said there is recorded next
    return [roll.queue_of(tx, who, session), *notices]


def arrive(tx: Transaction, who: Person, booking_id: int, *, now: datetime) -> list[Notice]:
    """Note that the enterprise is there, as it says itself."""
    session, booking = seats.mine(tx, who, booking_id)
    if booking.state is BookingState.ATTENDED:
        return [Heard(to=who.chat, session=session, booking=booking)]
    if booking.state is BookingState.NO_SHOW:
        return [MarkedAbsent(to=who.chat, session=session, booking=booking)]
    if booking.arrived_at is None:  # a colleague may have said so
        booking = _change(tx, session, booking, BookingAction.ARRIVE, now, Party.MEMBER)
    return _ahead(tx, session, booking, BookingAction.ARRIVE)


def _change(  # what is done, with which booking of which session, when, by whom
    tx: Transaction,
    session: Session,
    booking: Booking,
    action: BookingAction,
    now: datetime,
    party: Party = Party.COORDINATOR,
) -> Booking:
    move = TABLE.find(booking.state, action, party, roll.standing(tx, session, booking))
    if move is None:
        raise NotFound
    changes = _CHANGES[action](tx, booking, now) | ({"state": move.to} if move.to else {})
    return sessions.change_booking(tx, booking.id, changes)


def _last(tx: Transaction, booking: Booking, _: datetime) -> dict[str, object]:
    return {"turn": queue.last_turn(tx, booking.session, booking.room) + 1, "summoned_at": None}


_CHANGES: dict[BookingAction, Callable[[Transaction, Booking, datetime], dict[str, object]]] = {
    BookingAction.ARRIVE: lambda _tx, _it, now: {"arrived_at": now},
    BookingAction.SUMMON: lambda _tx, _it, now: {"summoned_at": now},
    BookingAction.ATTEND: lambda _tx, booking, now: {"arrived_at": booking.arrived_at or now},
    BookingAction.SKIP: _last,
    BookingAction.RECALL: _last,
    BookingAction.MISS: lambda _tx, _it, _now: {},
}


def _settled(tx: Transaction, session: Session, booking: Booking, action: BookingAction, now: datetime) -> list[Notice]:
    """Make the move; tell its enterprise, and those whose turn is near by it."""
    before = nearer.turns(tx, session)
    changed = _change(tx, session, booking, action, now)
    if not nearer.is_today(session, now):
        return []
    return [*_told(tx, session, changed, action), *nearer.tell(tx, session, before, booking.id)]


def _told(tx: Transaction, session: Session, booking: Booking, action: BookingAction) -> list[Notice]:
    members = people.members(tx, booking.enterprise)
    if action is BookingAction.SUMMON:
        return [Summoned(to=member.chat, session=session, booking=booking) for member in members]
    if action is BookingAction.MISS:
        return [MarkedAbsent(to=member.chat, session=session, booking=booking) for member in members]
    return _ahead(tx, session, booking, action) if booking.state in COMING else []


def _ahead(tx: Transaction, session: Session, booking: Booking, action: BookingAction) -> list[Notice]:
    return nearer.line_is(tx, session, booking, nearer.turns(tx, session)[booking.id], action)


def finish(tx: Transaction, who: Person, session_id: int, *, now: datetime) -> list[Notice]:
    """End the session, or show what still has to be recorded."""
    if queue.gone_on(tx, roll.steered(tx, who, session_id)):
        return roll.show_unrecorded(tx, who, session_id, now=now)
    return finish_as_is(tx, who, session_id, now=now)


def finish_as_is(tx: Transaction, who: Person, session_id: int, *, now: datetime) -> list[Notice]:
    """End the session; departments go on with the brought appeals that they have had since before the day."""
    session = roll.steered(tx, who, session_id)
    if session_moves.situation(tx, session, now).unrecorded:
        return roll.show_unrecorded(tx, who, session_id, now=now)
    ended = session_moves.move(tx, who, session, SessionAction.FINISH, now=now)
    return [desk.card(tx, who, ended, now)]


def begins_soon(tx: Transaction, session: Session, *, now: datetime) -> list[Notice]:
    """Remind the coordinators to open the queue, and tell them how many come; after the day, that it is unfinished."""
    if session.held_at is None or shanghai_date(session.held_at) < shanghai_date(now):
        return []
    if (
        SESSIONS.find(session.state, SessionAction.START, Party.COORDINATOR, session_moves.situation(tx, session, now))
        is None
    ):
        return []
    line = queue.line(tx, session.id)
    begins = SessionBegins(
        to=0,
        session=session,
        coming=len(line),
        appeals=len(queue.brought(tx, session.id)),
        confirmed=sum(booking.state is BookingState.CONFIRMED for booking in line),
    )
    return [replace(begins, to=keeper.chat) for keeper in people.of_role(tx, Role.COORDINATOR)]


def unfinished(tx: Transaction, session: Session, *, now: datetime) -> list[Notice]:
    """Remind the coordinators, each working day, of a session whose day is over."""
    session_moves.set_timers(tx, session, now)
    count = queue.unrecorded(tx, session.id)
    keepers = people.of_role(tx, Role.COORDINATOR)
    return [SessionUnfinished(to=keeper.chat, session=session, unrecorded=count) for keeper in keepers]
