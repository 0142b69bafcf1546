"""Buttons about sessions, their bookings and announcements."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.base.press import Press
from bot.domain.sessions.booking import BookingAction, BookingState
from bot.domain.sessions.session import SessionAction, SessionField, SessionState


@dataclass(frozen=True, slots=True)
class Book(Press):
    session: int


@dataclass(frozen=True, slots=True)
class TakeSeat(Press):
    """Take the seat that was offered."""

    booking: int


@dataclass(frozen=True, slots=True)
class ConfirmBooking(Press):
    """Say that the enterprise will come."""

    booking: int


@dataclass(frozen=True, slots=True)
class CancelBooking(Press):
    booking: int


@dataclass(frozen=True, slots=True)
class ShowBooking(Press):
    """Open the booking's card."""

    booking: int


@dataclass(frozen=True, slots=True)
class PickAppeals(Press):
    """Choose which appeals the booking is about."""

    booking: int


@dataclass(frozen=True, slots=True)
class RemindOpening(Press):
    """Ask to be told when booking opens."""


@dataclass(frozen=True, slots=True)
class MoveBooking(Press):
    """Move a booking to another session; with 0 the bot asks to which one."""

    booking: int
    session: int = 0


@dataclass(frozen=True, slots=True)
class BookLate(Press):
    """Book for an enterprise after the window, as a coordinator and with a reason."""

    session: int


@dataclass(frozen=True, slots=True)
class EndBooking(Press):
    """End an enterprise's booking, as a coordinator and with a reason."""

    booking: int


@dataclass(frozen=True, slots=True)
class ListBookings(Press):
    """Show a page of a session's bookings."""

    session: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class SendMinutes(Press):
    """Hand out the minutes of a session."""

    session: int


@dataclass(frozen=True, slots=True)
class SendLists(Press):
    """Send each department the list of what it hears at the session."""

    session: int


@dataclass(frozen=True, slots=True)
class DoSession(Press):
    """Act on a session as it was when the button was shown."""

    action: SessionAction
    session: int
    state: SessionState


@dataclass(frozen=True, slots=True)
class ListPast(Press):
    """Show a page of the sessions that are over."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowSession(Press):
    """Show the card of a session, over or not."""

    session: int


@dataclass(frozen=True, slots=True)
class EndSession(Press):
    """End a session; departments go on with what they had before it and nobody recorded."""

    session: int


@dataclass(frozen=True, slots=True)
class EditSession(Press):
    field: SessionField
    session: int


class Part(StrEnum):
    """A part of a session's day that can be shown."""

    QUEUE = "Q"
    ROLL = "R"
    UNRECORDED = "U"


@dataclass(frozen=True, slots=True)
class ShowQueue(Press):
    """Look at a part of a session's day."""

    what: Part
    session: int


@dataclass(frozen=True, slots=True)
class CallNext(Press):
    """Call the next into a room; `inside` is the booking that was shown as being there, 0 for none."""

    session: int
    room: int
    inside: int


@dataclass(frozen=True, slots=True)
class ShowPlace(Press):
    """Show one booking of the day."""

    booking: int


@dataclass(frozen=True, slots=True)
class DoBooking(Press):
    """Do something with a booking as it was when the button was shown."""

    action: BookingAction
    booking: int
    state: BookingState


@dataclass(frozen=True, slots=True)
class Arrive(Press):
    """Say that the enterprise is there."""

    booking: int


class Push(StrEnum):
    """What can be done with an announcement that is being sent."""

    SEND = "S"
    LOOK = "L"
    STOP = "X"
    RESUME = "R"


@dataclass(frozen=True, slots=True)
class PushNotice(Press):
    what: Push
    session: int
