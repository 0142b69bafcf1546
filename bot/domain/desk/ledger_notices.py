"""The list of late appeals with their escalations."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.appeals.ladder import Escalation
from bot.domain.appeals.notices import AppealView
from bot.domain.base.notice import Notice


@dataclass(frozen=True, slots=True)
class Climb:
    """An appeal in the ledger with its newest level, None if it has not climbed yet.

    It says how many people were told, and how many of these messages arrived.
    """

    view: AppealView
    escalation: Escalation | None
    told: int
    arrived: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerShown(Notice):
    """A page of the ledger; `late` of its appeals are late, the others were escalated by hand or for another date."""

    CODE: ClassVar[str] = "ledger_shown"
    climbs: tuple[Climb, ...]
    total: int
    late: int
    page: int
    now: datetime
