"""Notices about people out of reach and what they missed, and about messages that are joined into one."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.base.notice import Notice
from bot.domain.base.screen import Button
from bot.domain.people.person import Lost, Role
from bot.domain.reach.phone_list import PhoneCall


@dataclass(frozen=True, slots=True, kw_only=True)
class OutOfReach(Notice):
    """For coordinators, once an outage: messages no longer reach this person. It holds no name and no number."""

    CODE: ClassVar[str] = "out_of_reach"
    role: Role
    whose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreachableShown(Notice):
    """A page of the people who are out of reach."""

    CODE: ClassVar[str] = "unreachable_shown"
    lost: tuple[Lost, ...]
    total: int
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachShown(Notice):
    """How to reach by other means somebody who is out of reach; shown on a tap that is logged."""

    CODE: ClassVar[str] = "reach_shown"
    role: Role
    whose: str
    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A message that could not be delivered: its text as HTML and in one line, when it was written, and its appeal."""

    html: str
    at: datetime
    line: str = ""
    appeal: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed(Notice):
    """A page of what somebody missed, in order; `opens` are buttons to the appeals.

    `brief` has one line for the newest of each appeal; for `left` there was no room. `by_phone`: it was to be told
    by phone until the enterprise had a chat.
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
    """Everything that fell due at once, as lines of HTML within one message; `opens` are buttons to the appeals.

    `head` is the morning message, if it is joined with it.
    """

    CODE: ClassVar[str] = "gathered"
    role: Role | None
    lines: tuple[str, ...]
    opens: tuple[Button, ...]
    total: int
    head: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneCallHanded(Notice):
    """What was to be told by phone, now told in the enterprise's new chat."""

    CODE: ClassVar[str] = "phone_call_handed"
    call: PhoneCall

    @property
    def appeal_id(self) -> int | None:
        return self.call.appeal


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperMissed(Notice):
    """A file could not be made or sent to its reader; `row` is the message."""

    CODE: ClassVar[str] = "paper_missed"
    goes_by_phone: ClassVar[bool] = False
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperComing(Notice):
    """Tells the reader that the file is being made again."""

    CODE: ClassVar[str] = "paper_coming"
