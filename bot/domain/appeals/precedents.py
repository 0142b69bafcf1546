"""What is told about appeals like one's own: what was answered, and which may be the same."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.appeals.appeal import Outcome, State
from bot.domain.appeals.notices import AboutAppeal


@dataclass(frozen=True, slots=True)
class Precedent:
    """What a department answered to a similar appeal, without who had asked."""

    department: str
    outcome: Outcome | None
    answer: str
    at: datetime
    likeness: float


@dataclass(frozen=True, slots=True)
class Twin:
    """An appeal under way that is like another."""

    appeal: int
    number: str
    state: State
    lead: str | None
    filed_at: datetime
    text: str
    likeness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarShown(AboutAppeal):
    """For who handles an appeal: similar answers, and for coordinators those that may be the same."""

    CODE: ClassVar[str] = "similar_shown"
    precedents: tuple[Precedent, ...]
    twins: tuple[Twin, ...] = ()
