"""The monthly circular: as a card, and news of it for those who sign or send it."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.base.notice import Notice
from bot.domain.base.paper import Order, PaperSent, Recipe
from bot.domain.reports.circular import Circular, CircularAction, Figures


@dataclass(frozen=True, slots=True, kw_only=True)
class CircularShown(Notice):
    """`done`: what the reader just did; `over`: the month is.

    `missed`: readers whose document could not be sent; `again`: those for whom it is made anew now.
    """

    CODE: ClassVar[str] = "circular_shown"
    circular: Circular
    figures: Figures
    allowed: tuple[CircularAction, ...]
    over: bool
    done: CircularAction | None = None
    readers: int = 0
    missed: int = 0
    again: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CircularMoved(Notice):
    """Somebody else did something that its reader has to know."""

    CODE: ClassVar[str] = "circular_moved"
    circular: Circular
    action: CircularAction


@dataclass(frozen=True, slots=True, kw_only=True)
class CircularAbsent(Notice):
    """Nobody has begun the month's."""

    CODE: ClassVar[str] = "circular_absent"
    year: int
    month: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CircularMissed(Notice):
    """For those who send it: the document could not be made or sent."""

    CODE: ClassVar[str] = "circular_missed"
    circular: Circular


@dataclass(frozen=True, slots=True)
class CircularOrder(Order):
    recipe: ClassVar[Recipe] = Recipe.CIRCULAR
    circular: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CircularSent(PaperSent):
    """The document itself, as it stands when it leaves."""

    CODE: ClassVar[str] = "circular_sent"
    circular: Circular

    @property
    def order(self) -> Order:
        return CircularOrder(self.circular.id)
