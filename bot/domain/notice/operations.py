"""What is told to those who keep the house running."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.letter import Letter, Source
from bot.domain.notice.base import Notice
from bot.domain.people import Lost, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadLetter(Notice):
    """For administrators: what kept failing, with a short error free of what people wrote."""

    source: Source
    row: int
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadShown(Notice):
    """A page of the dead letters."""

    letters: tuple[Letter, ...]
    total: int
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed(Notice):
    """A dead letter is back in line."""

    source: Source
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutOfReach(Notice):
    """For coordinators, once an outage: messages to this person can't arrive any more; no name and no number."""

    role: Role
    whose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreachableShown(Notice):
    """A page of those who are out of reach."""

    lost: tuple[Lost, ...]
    total: int
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachShown(Notice):
    """How to reach somebody who is out of reach here; shown on a tap that is noted."""

    role: Role
    whose: str
    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A message that could not arrive: its text as HTML, and when it was written."""

    html: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed(Notice):
    """A page of what somebody missed, in order; `appeals` are those that it speaks of, with their numbers.

    `by_phone`: it was to be told by phone until there was a chat.
    """

    pieces: tuple[Piece, ...]
    appeals: tuple[tuple[int, str], ...]
    total: int
    page: int
    pages: int
    by_phone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarUnknown(Notice):
    """The days off of a year are not known, so that its deadlines may be wrong."""

    role: Role
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered(Notice):
    """What fell due at once, a line of HTML each; `appeals` are those that it speaks of, with their numbers."""

    lines: tuple[str, ...]
    appeals: tuple[tuple[int, str], ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TooFast(Notice):
    """From a message that begins like this one on nothing is taken for some seconds; None: from a press on."""

    beginning: str | None
    most: int
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTaken(Notice):
    """How much was not taken until now."""

    count: int
