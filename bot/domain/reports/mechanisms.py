"""The list of mechanisms (机制清单) that solve whole classes of appeals, on one page for leaders."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.base.notice import Notice
from bot.domain.base.paper import Order, PaperSent, Recipe
from bot.domain.classes.class_issue import ClassIssue
from bot.domain.classes.course import Course
from bot.domain.classes.effect import Effect
from bot.domain.classes.measure import Measure


@dataclass(frozen=True, slots=True)
class Solved:
    """A class with measures in force, and its effects that are there.

    `appeals` belong to it, `spared` were not filed because of it.
    """

    issue: ClassIssue
    measures: tuple[Measure, ...]
    course: Course
    appeals: int
    spared: int
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class Mechanisms:
    """What the document is made from; `name` is the programme's."""

    rows: tuple[Solved, ...]
    name: str
    now: datetime


@dataclass(frozen=True, slots=True)
class MechanismsOrder(Order):
    recipe: ClassVar[Recipe] = Recipe.MECHANISMS


@dataclass(frozen=True, slots=True, kw_only=True)
class MechanismsSent(PaperSent):
    CODE: ClassVar[str] = "mechanisms_sent"
    count: int

    @property
    def order(self) -> Order:
        return MechanismsOrder()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoMechanisms(Notice):
    """No class has a measure in force yet."""

    CODE: ClassVar[str] = "no_mechanisms"
