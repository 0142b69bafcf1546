"""Notices about when booking opens."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.base.notice import Notice
from bot.domain.sessions.session import Session


@dataclass(frozen=True, slots=True)
class Opening:
    """When booking opens next, and for which session if one is announced; `asked`: the reader asked for a reminder."""

    at: datetime
    session: Session | None = None
    asked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningNoted(Notice):
    """The reader will be reminded when booking opens."""

    CODE: ClassVar[str] = "opening_noted"
    opening: Opening


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingOpened(Notice):
    """The reminder that was asked for: these sessions can be booked now."""

    CODE: ClassVar[str] = "booking_opened"
    sessions: tuple[Session, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningPutOff(Notice):
    """Nothing can be booked at the moment that was named; the reader will be reminded later."""

    CODE: ClassVar[str] = "opening_put_off"
    opening: Opening
