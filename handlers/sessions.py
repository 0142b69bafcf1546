"""Names the use cases for buttons and commands about sessions, bookings and announcements.

What coordinators also do at the counter is in handlers.counter.
"""

from datetime import datetime

from bot.domain.base.notice import Notice
from bot.domain.base.press import Menu
from bot.domain.people.person import Person, Role
from bot.domain.sessions.notices import Booked
from bot.domain.sessions.presses import (
    Arrive,
    Book,
    BookLate,
    CallNext,
    DoBooking,
    DoSession,
    EditSession,
    EndBooking,
    EndSession,
    ListBookings,
    ListPast,
    MoveBooking,
    Part,
    PickAppeals,
    Push,
    PushNotice,
    RemindOpening,
    SendLists,
    SendMinutes,
    ShowBooking,
    ShowPlace,
    ShowQueue,
    ShowSession,
)
from bot.domain.sessions.session import SessionAction
from bot.usecases.book import ENGINE
from bot.usecases.sessions import (
    announcing,
    bringing,
    desk,
    listing,
    minutes,
    moving,
    openings,
    past,
    queue,
    roll,
    seats,
    service_lists,
)
from bot.usecases.sessions.booking_forms import BOOKING_CANCEL, BOOKING_LATE, BOOKING_MOVE, BRING
from bot.usecases.sessions.session_forms import EDIT_OF, SESSION, SESSION_CANCEL, SESSION_REOPEN
from handlers.base.tables import COORDINATORS, MEMBERS, Commands, Presses
from storage.engine.database import Transaction

AT_ONCE = {
    SessionAction.PUBLISH: announcing.preview,
    SessionAction.LOCK: desk.lock,
    SessionAction.START: queue.start,
    SessionAction.FINISH: queue.finish,
}
PARTS = {
    Part.QUEUE: roll.show_queue,
    Part.ROLL: roll.show_roll,
    Part.UNRECORDED: roll.show_unrecorded,
}


def seated(tx: Transaction, who: Person, notices: list[Notice], now: datetime) -> list[Notice]:
    """Return what was told of a new seat, and ask which appeals it is about."""
    held = next((notice.booking.id for notice in notices if isinstance(notice, Booked)), None)
    return notices if held is None else [*notices, *ENGINE.start(tx, who, BRING, {"booking": held}, now=now)]


def _move(tx: Transaction, who: Person, pressed: MoveBooking, now: datetime) -> list[Notice]:
    """Move a booking: an enterprise chooses the session by a tap, a coordinator also gives a reason."""
    if who.role is Role.COORDINATOR:
        return ENGINE.start(tx, who, BOOKING_MOVE, {"booking": pressed.booking}, now=now)
    if not pressed.session:
        return moving.targets(tx, who, pressed.booking, now=now)
    return moving.move(tx, who, pressed.booking, pressed.session, now=now)


def _do_session(tx: Transaction, who: Person, pressed: DoSession, now: datetime) -> list[Notice]:
    """Begin the form of an action that needs one, or do it; a button shown in another state does nothing."""
    if pressed.action is SessionAction.REOPEN:
        return ENGINE.start(tx, who, SESSION_REOPEN, {"session": pressed.session}, now=now)
    desk.coordinator(tx, who, {}, now=now)
    if pressed.action is SessionAction.PREPARE:
        return ENGINE.start(tx, who, SESSION, {}, now=now)
    desk.check_state(tx, pressed.session, pressed.action, pressed.state)
    if pressed.action in AT_ONCE:
        return AT_ONCE[pressed.action](tx, who, pressed.session, now=now)
    if pressed.action is SessionAction.CANCEL:
        return ENGINE.start(tx, who, SESSION_CANCEL, {"session": pressed.session}, now=now)
    return desk.fields(tx, who, pressed.session, now=now)


PUSHES = {
    Push.SEND: announcing.publish,
    Push.LOOK: announcing.ask_progress,
    Push.STOP: announcing.stop,
    Push.RESUME: announcing.resume,
}


PRESSES: Presses = {
    Book: lambda tx, who, pressed, now: seated(tx, who, seats.book(tx, who, pressed.session, now=now), now),
    ShowBooking: lambda tx, who, pressed, now: bringing.show(tx, who, pressed.booking, now=now),
    PickAppeals: lambda tx, who, pressed, now: ENGINE.start(tx, who, BRING, {"booking": pressed.booking}, now=now),
    RemindOpening: lambda tx, who, _, now: openings.remind_me(tx, who, now=now),
    DoSession: _do_session,
    ListPast: lambda tx, who, pressed, now: past.listed(tx, who, pressed.page, now=now),
    ShowSession: lambda tx, who, pressed, now: past.show(tx, who, pressed.session, now=now),
    EndSession: lambda tx, who, pressed, now: queue.finish_as_is(tx, who, pressed.session, now=now),
    ShowQueue: lambda tx, who, pressed, now: PARTS[pressed.what](tx, who, pressed.session, now=now),
    CallNext: lambda tx, who, pressed, now: queue.call_next(tx, who, pressed, now=now),
    ShowPlace: lambda tx, who, pressed, now: roll.show_place(tx, who, pressed.booking, now=now),
    DoBooking: lambda tx, who, pressed, now: queue.act(tx, who, pressed, now=now),
    Arrive: lambda tx, who, pressed, now: queue.arrive(tx, who, pressed.booking, now=now),
    EditSession: lambda tx, who, pressed, now: ENGINE.start(
        tx, who, EDIT_OF[pressed.field], {"session": pressed.session}, now=now
    ),
    PushNotice: lambda tx, who, pressed, now: PUSHES[pressed.what](tx, who, pressed.session, now=now),
    EndBooking: lambda tx, who, pressed, now: ENGINE.start(
        tx, who, BOOKING_CANCEL, {"booking": pressed.booking}, now=now
    ),
    BookLate: lambda tx, who, pressed, now: ENGINE.start(tx, who, BOOKING_LATE, {"session": pressed.session}, now=now),
    MoveBooking: _move,
    SendMinutes: lambda tx, who, pressed, now: minutes.send(tx, who, pressed.session, now=now),
    SendLists: lambda tx, who, pressed, now: service_lists.send_now(tx, who, pressed.session, now=now),
    ListBookings: lambda tx, who, pressed, now: listing.bookings(tx, who, pressed.session, pressed.page, now=now),
}
COMMANDS: Commands = {
    Menu.BOOK: (MEMBERS, seats.show_open),
    Menu.SESSION: (COORDINATORS | {Role.SUPERVISOR}, desk.desk),
    Menu.QUEUE: (COORDINATORS, roll.show),
}
