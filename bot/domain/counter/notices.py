"""Notices for coordinators who serve enterprises without a chat.

They show the enterprise at the counter and the calls to make.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.appeals.notices import AppealView
from bot.domain.base.notice import Notice
from bot.domain.classes.answer_notices import MeasureAsked
from bot.domain.classes.answering import Helped
from bot.domain.people.person import Enterprise
from bot.domain.reach.phone_list import PhoneCall
from bot.domain.sessions.notices import Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterShown(Notice):
    """An enterprise at the counter.

    `has_chat`: it gets its messages itself; `calls` is the number of calls still to be made. `asks`: whether a measure
    helped it, which was `said` just now.
    """

    CODE: ClassVar[str] = "counter_shown"
    enterprise: Enterprise
    has_chat: bool
    consent_at: datetime | None
    views: tuple[AppealView, ...]
    total: int
    seats: tuple[Seat, ...]
    calls: int
    asks: MeasureAsked | None = None
    said: Helped | None = None


@dataclass(frozen=True, slots=True)
class PhoneLine:
    """A call as the list shows it. `late`: nobody made it within its limit; `later`: it was put off."""

    call: PhoneCall
    enterprise: str
    number: str | None
    late: bool
    later: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneListShown(Notice):
    CODE: ClassVar[str] = "phone_list_shown"
    lines: tuple[PhoneLine, ...]
    total: int
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneCallShown(Notice):
    """What to say in a call; `others` are further calls to the enterprise that can be made with it."""

    CODE: ClassVar[str] = "phone_call_shown"
    line: PhoneLine
    others: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneNumberShown(Notice):
    CODE: ClassVar[str] = "phone_number_shown"
    enterprise: str
    name: str
    phone: str
    call: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneCallNoted(Notice):
    """The result of a call.

    `again_at` None means that it is done; `left` is the number of calls to make now, `following` the next.
    """

    CODE: ClassVar[str] = "phone_call_noted"
    enterprise: str
    again_at: datetime | None
    left: int
    following: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkCodeMade(Notice):
    """A new link code, shown once, to be handed to the enterprise only, or by its manager to a `colleague`."""

    CODE: ClassVar[str] = "link_code_made"
    enterprise: str
    code: str
    hours: int
    colleague: bool = False
