"""Defines the minutes of a session (坐诊纪要).

They say who sat there, who came, what was answered, and what was assigned until when.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.event import Event
from bot.domain.sessions.booking import Booking
from bot.domain.sessions.session import Session


@dataclass(frozen=True, slots=True)
class Heard:
    """An appeal that was brought.

    `answers` are those given at the session, the lead's first; without any it was passed on.
    """

    appeal: Appeal
    answers: tuple[Event, ...] = ()

    @property
    def is_assigned(self) -> bool:
        """Whether a department has it and will answer later."""
        return not self.answers and self.appeal.lead is not None


@dataclass(frozen=True, slots=True)
class Guest:
    """An enterprise with a seat: whether it came and what it brought."""

    booking: Booking
    name: str
    heard: tuple[Heard, ...] = ()


@dataclass(frozen=True, slots=True)
class Minutes:
    """The content of the minutes; `programme` is the name on the paper."""

    session: Session
    guests: tuple[Guest, ...]
    programme: str
    now: datetime
