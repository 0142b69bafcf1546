"""Buttons: what a press means, as typed data with a codec of at most 64 bytes."""

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, get_type_hints

from bot.domain.appeal import Action, Satisfaction, State
from bot.domain.errors import Unreadable
from bot.domain.letter import Source
from bot.domain.session import SessionAction, SessionField, SessionState

LIMIT = 64  # bytes that Telegram allows for callback_data


@dataclass(frozen=True, slots=True)
class Do:
    """Act on an appeal as it was when the button was shown."""

    action: Action
    appeal: int
    state: State
    round: int


@dataclass(frozen=True, slots=True)
class Show:
    """Open the appeal's card."""

    appeal: int


@dataclass(frozen=True, slots=True)
class History:
    appeal: int


@dataclass(frozen=True, slots=True)
class Choose:
    """A choice in the form's step; `stamp` ties it to the very question."""

    draft: int
    stamp: int
    value: str


@dataclass(frozen=True, slots=True)
class Rate:
    """First tap of the survey."""

    appeal: int
    state: State
    round: int
    satisfaction: Satisfaction


class Answer(StrEnum):
    YES = "Y"
    NO = "N"


@dataclass(frozen=True, slots=True)
class LetIn:
    """Let a second person of the same enterprise in, or not."""

    person: int
    answer: Answer


@dataclass(frozen=True, slots=True)
class Book:
    session: int


@dataclass(frozen=True, slots=True)
class DoSession:
    """Act on a session as it was when the button was shown."""

    action: SessionAction
    session: int
    state: SessionState


@dataclass(frozen=True, slots=True)
class EditSession:
    field: SessionField
    session: int


class Push(StrEnum):
    """What can be done to a notice on its way."""

    SEND = "S"
    LOOK = "L"
    STOP = "X"
    RESUME = "R"


@dataclass(frozen=True, slots=True)
class PushNotice:
    what: Push
    session: int


@dataclass(frozen=True, slots=True)
class CancelBooking:
    booking: int


@dataclass(frozen=True, slots=True)
class Phone:
    """Show the number of an appeal's contact person; logged."""

    appeal: int


@dataclass(frozen=True, slots=True)
class Reach:
    """Show how to reach somebody whom messages can't; logged."""

    person: int


@dataclass(frozen=True, slots=True)
class Replay:
    """Put a dead letter back in line."""

    source: Source
    row: int


@dataclass(frozen=True, slots=True)
class Similar:
    """Show what was answered to appeals like this one."""

    appeal: int


class Menu(StrEnum):
    """A command offered as a button."""

    START = "start"
    APPEAL = "appeal"
    MY = "my"
    BOOK = "book"
    TODO = "todo"
    TRIAGE = "triage"
    STATS = "stats"
    INVITE = "invite"
    UNREACHABLE = "unreachable"
    DEAD = "dead"
    HELP = "help"
    CANCEL = "cancel"
    RESTART = "restart"
    SESSION = "session"


@dataclass(frozen=True, slots=True)
class Go:
    """A command as a button; `page` counts from 0 in lists."""

    menu: Menu
    page: int = 0


Press = (
    Do
    | Show
    | History
    | Choose
    | Rate
    | LetIn
    | Book
    | CancelBooking
    | Phone
    | Reach
    | Replay
    | Go
    | Similar
    | DoSession
    | EditSession
    | PushNotice
)

_CODES: dict[str, type[Any]] = {
    "d": Do,
    "s": Show,
    "h": History,
    "c": Choose,
    "r": Rate,
    "l": LetIn,
    "b": Book,
    "x": CancelBooking,
    "p": Phone,
    "t": Reach,
    "e": Replay,
    "g": Go,
    "m": Similar,
    "v": DoSession,
    "f": EditSession,
    "n": PushNotice,
}
_NAMES = {kind: code for code, kind in _CODES.items()}


def encode(press: Press) -> str:
    data = ":".join([_NAMES[type(press)], *(str(getattr(press, field.name)) for field in fields(press))])
    if len(data.encode()) > LIMIT:
        raise ValueError(f"button data over {LIMIT} bytes: {data}")
    return data


def decode(data: str) -> Press:
    """Return the press; raise Unreadable for anything that `encode` did not write."""
    code, *values = data.split(":")
    kind = _CODES.get(code)
    if kind is None or len(values) != len(fields(kind)):
        raise Unreadable
    hints = get_type_hints(kind)
    try:
        made = {field.name: hints[field.name](value) for field, value in zip(fields(kind), values, strict=True)}
    except ValueError:
        raise Unreadable from None
    if any(isinstance(value, int) and not 0 <= value < 2**53 for value in made.values()):
        raise Unreadable
    press: Press = kind(**made)
    return press
