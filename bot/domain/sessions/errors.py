"""Reasons why a session or a booking can't be moved."""

from dataclasses import dataclass

from bot.domain.base.errors import Refusal
from bot.domain.sessions.booking import BookingAction, BookingState
from bot.domain.sessions.session import SessionAction, SessionState


@dataclass
class SessionFull(Refusal):
    theme: str


@dataclass
class SessionRefused(Refusal):
    """The session's table has no row for this in its state, or a guard forbids it."""

    action: SessionAction
    state: SessionState


@dataclass
class NotOpen(Refusal):
    """Booking is closed."""


@dataclass
class BookingRefused(Refusal):
    """The booking's table has no row for this in its state, or a guard forbids it."""

    action: BookingAction
    state: BookingState


@dataclass
class TurnHasCome(Refusal):
    """The enterprise was called into this room, so its number can't be given back any more."""

    room: int


@dataclass
class AlreadyBooked(Refusal):
    """The enterprise has a booking; `slot` None: it is on the waiting list."""

    slot: int | None
