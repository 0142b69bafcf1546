"""Notices about similar appeals: what was answered to them, and which of the open ones may be the same."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.appeals.action import Outcome, State
from bot.domain.appeals.notices import AboutAppeal


@dataclass(frozen=True, slots=True)
class Precedent:
    """The answer of a department to a similar appeal, without the name of the enterprise."""

    department: str
    outcome: Outcome | None
    answer: str
    at: datetime
    likeness: float


@dataclass(frozen=True, slots=True)
class Twin:
    """An open appeal that resembles another and may be the same matter."""

    appeal: int
    number: str
    state: State
    lead: str | None
    filed_at: datetime
    text: str
    likeness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarShown(AboutAppeal):
    """For whoever handles an appeal: similar answers; for coordinators also open appeals that may be the same."""

    CODE: ClassVar[str] = "similar_shown"
    precedents: tuple[Precedent, ...]
    twins: tuple[Twin, ...] = ()
