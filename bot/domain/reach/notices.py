"""What is told to those who keep the house running."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.base.notice import Notice
from bot.domain.base.screen import Button
from bot.domain.people.person import Lost, Role
from bot.domain.reach.phone_list import PhoneCall


@dataclass(frozen=True, slots=True, kw_only=True)
class OutOfReach(Notice):
    """For coordinators, once an outage: messages to this person can't arrive any more; no name and no number."""

    CODE: ClassVar[str] = "out_of_reach"
    role: Role
    whose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreachableShown(Notice):
    """A page of those who are out of reach."""

    CODE: ClassVar[str] = "unreachable_shown"
    lost: tuple[Lost, ...]
    total: int
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachShown(Notice):
    """How to reach somebody who is out of reach here; shown on a tap that is noted."""

    CODE: ClassVar[str] = "reach_shown"
    role: Role
    whose: str
    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A message that could not arrive: its text as HTML and in one line, when it was written, and of which appeal."""

    html: str
    at: datetime
    line: str = ""
    appeal: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed(Notice):
    """A page of what somebody missed, in order; `opens` are buttons to what it speaks of.

    `brief`: the newest of each appeal in a line, of which `left` found no room.
    `by_phone`: it was to be told by phone until there was a chat.
    """

    CODE: ClassVar[str] = "missed"
    role: Role | None
    pieces: tuple[Piece, ...]
    opens: tuple[Button, ...]
    total: int
    page: int = 0
    pages: int = 1
    brief: bool = False
    left: int = 0
    by_phone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered(Notice):
    """What fell due at once, as many lines of HTML as one message holds; `opens` are buttons to what they speak of.

    `head`: the morning message, which it is one with.
    """

    CODE: ClassVar[str] = "gathered"
    role: Role | None
    lines: tuple[str, ...]
    opens: tuple[Button, ...]
    total: int
    head: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneCallHanded(Notice):
    """What was to be told by phone, told in the chat that the enterprise has now."""

    CODE: ClassVar[str] = "phone_call_handed"
    call: PhoneCall

    @property
    def appeal_id(self) -> int | None:
        return self.call.appeal


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperMissed(Notice):
    """For its reader: a file could not be made or sent; `row` is its message's."""

    CODE: ClassVar[str] = "paper_missed"
    goes_by_phone: ClassVar[bool] = False
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperComing(Notice):
    """For its reader: it is made anew."""

    CODE: ClassVar[str] = "paper_coming"
