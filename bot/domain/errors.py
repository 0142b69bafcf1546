"""Refusals: an error is a class with facts; its wording is in bot.texts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.appeal import Action, State
from bot.domain.booking import BookingAction, BookingState
from bot.domain.circular import CircularAction, CircularState
from bot.domain.people import Party
from bot.domain.phone import CallState
from bot.domain.session import SessionAction, SessionState


@dataclass
class Refusal(Exception):  # noqa: N818  # the house's word for it
    """The person can't do this now; the use case is undone and what was typed is kept."""


@dataclass
class NotAllowed(Refusal):
    """No row of the table lets this actor do this to this appeal."""

    action: Action
    number: str
    state: State


@dataclass
class Overtaken(Refusal):
    """The card or draft is older than the appeal: somebody else acted first."""

    number: str
    state: State
    by: Party
    at: datetime | None
    did: Action | None = None
    department: str | None = None


@dataclass
class NotFound(Refusal):
    """No such thing, or not this person's."""


@dataclass
class Unreadable(Refusal):
    """Button data that this program did not write."""


@dataclass
class NoRight(Refusal):
    """The command is for another role."""


@dataclass
class NotRegistered(Refusal):
    """An enterprise's command by somebody who has not registered."""


@dataclass
class StaleStep(Refusal):
    """A choice of a form's step that is over."""


@dataclass
class BadInput(Refusal):
    """What was sent does not fit the step; `problem` names the sentence, `facts` fill it."""

    problem: str
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass
class WordsDecided(Refusal):
    """Somebody has decided about this change of words already."""

    adopted: bool


@dataclass
class BadInvite(Refusal):
    """`problem` is unknown, used, expired or taken (the person has a role already)."""

    problem: str


@dataclass
class CallOver(Refusal):
    """The call is made, or there is nothing to say any more."""

    state: CallState


@dataclass
class SessionFull(Refusal):
    theme: str


@dataclass
class SessionRefused(Refusal):
    """No row of the session's table lets this be done in its state, or a guard says no."""

    action: SessionAction
    state: SessionState


@dataclass
class CircularRefused(Refusal):
    """No row of the circular's table lets this be done in its state."""

    action: CircularAction
    state: CircularState


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
