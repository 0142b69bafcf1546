"""The list of late appeals with their escalations."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.appeals.ladder import Escalation
from bot.domain.appeals.notices import AppealView
from bot.domain.base.notice import Notice


@dataclass(frozen=True, slots=True)
class Climb:
    """A late appeal with its newest level: how many people were told, and how many of these messages arrived."""

    view: AppealView
    escalation: Escalation
    told: int
    arrived: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerShown(Notice):
    CODE: ClassVar[str] = "ledger_shown"
    climbs: tuple[Climb, ...]
    total: int
    page: int
    now: datetime
