"""Defines the list (服务事项清单) of what a department will hear at a session."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.appeals.appeal import Appeal
from bot.domain.sessions.booking import Booking
from bot.domain.sessions.session import Session


@dataclass(frozen=True, slots=True)
class Item:
    """An appeal that is brought to the session, with its booking and enterprise."""

    appeal: Appeal
    booking: Booking
    enterprise: str

    def concerns(self, department: str) -> bool:
        return department == self.appeal.lead or department in self.appeal.assisting


@dataclass(frozen=True, slots=True)
class ServiceList:
    session: Session
    department: str
    items: tuple[Item, ...]
    now: datetime
