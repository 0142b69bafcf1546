"""Why a session or a booking stays as it is."""

from dataclasses import dataclass

from bot.domain.base.errors import Refusal
from bot.domain.sessions.booking import BookingAction, BookingState
from bot.domain.sessions.session import SessionAction, SessionState


@dataclass
class SessionFull(Refusal):
    theme: str


@dataclass
class SessionRefused(Refusal):
    """No row of the session's table lets this be done in its state, or a guard says no."""

    action: SessionAction
    state: SessionState


@dataclass
class NotOpen(Refusal):
    """Booking is closed."""


@dataclass
class BookingRefused(Refusal):
    """No row of the booking's table lets this be done in its state, or a guard says no."""

    action: BookingAction
    state: BookingState


@dataclass
class AlreadyBooked(Refusal):
    """`slot` None: it waits in line."""

    slot: int | None
