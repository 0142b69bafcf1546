"""The ledger of what is late."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.ladder import Escalation
from bot.domain.notice.appeals import Case
from bot.domain.notice.base import Notice


@dataclass(frozen=True, slots=True)
class Climb:
    """A late appeal with its newest level: how many were told, and how many of them have it."""

    case: Case
    escalation: Escalation
    told: int
    arrived: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerShown(Notice):
    climbs: tuple[Climb, ...]
    total: int
    page: int
    now: datetime
