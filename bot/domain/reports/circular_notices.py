"""The monthly circular: as a card, and news of it for those who sign or send it."""

from dataclasses import dataclass

from bot.domain.base.notice import Notice
from bot.domain.reports.circular import Circular, CircularAction, Figures


@dataclass(frozen=True, slots=True, kw_only=True)
class CircularShown(Notice):
    """`done`: what the reader just did; `over`: the month is."""

    circular: Circular
    figures: Figures
    allowed: tuple[CircularAction, ...]
    over: bool
    done: CircularAction | None = None
    readers: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CircularMoved(Notice):
    """Somebody else did something that its reader has to know."""

    circular: Circular
    action: CircularAction


@dataclass(frozen=True, slots=True, kw_only=True)
class CircularAbsent(Notice):
    """Nobody has begun the month's."""

    year: int
    month: int
