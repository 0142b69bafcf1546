"""The minutes of a session (坐诊纪要): who sat, who came, what was answered by whom, what was assigned until when."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.event import Event
from bot.domain.sessions.booking import Booking
from bot.domain.sessions.session import Session


@dataclass(frozen=True, slots=True)
class Heard:
    """An appeal as it was brought: `answers` are what was said there, the lead's first; none: it went on its way."""

    appeal: Appeal
    answers: tuple[Event, ...] = ()

    @property
    def is_assigned(self) -> bool:
        """Whether a department has it to answer later."""
        return not self.answers and self.appeal.lead is not None


@dataclass(frozen=True, slots=True)
class Guest:
    """An enterprise that had a seat, whether it came, and what it brought."""

    booking: Booking
    name: str
    heard: tuple[Heard, ...] = ()


@dataclass(frozen=True, slots=True)
class Minutes:
    """`programme`: whose paper it is."""

    session: Session
    guests: tuple[Guest, ...]
    programme: str
    now: datetime
