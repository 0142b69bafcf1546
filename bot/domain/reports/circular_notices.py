"""Notices about the monthly circular: its card, and its progress for those who sign and send it."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.base.notice import Notice
from bot.domain.base.paper import Order, PaperSent, Recipe
from bot.domain.reports.circular import Circular, CircularAction, Figures


@dataclass(frozen=True, slots=True, kw_only=True)
class CircularShown(Notice):
    """The card.

    `done` is what the reader just did; `over`: the month is over. `missed` counts readers to whom the document
    could not be sent, `again` those for whom it is being made again.
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
    """Somebody else did something with the circular that the reader has to know."""

    CODE: ClassVar[str] = "circular_moved"
    circular: Circular
    action: CircularAction


@dataclass(frozen=True, slots=True, kw_only=True)
class CircularAbsent(Notice):
    """Nobody has begun the circular of the month."""

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
    """The document, with the content that it has when it is sent."""

    CODE: ClassVar[str] = "circular_sent"
    circular: Circular

    @property
    def order(self) -> Order:
        return CircularOrder(self.circular.id)
