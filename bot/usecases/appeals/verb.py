"""What a verb is: one action of the table with its form, what the form gathers, its effect and what follows from it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from bot.domain.appeals.appeal import Action, Appeal, State
from bot.domain.appeals.change import Change
from bot.domain.appeals.deadlines import TimerKind
from bot.domain.appeals.moves import AppealMove
from bot.domain.appeals.situation import Situation
from bot.domain.base.content import File
from bot.domain.base.ids import AppealId
from bot.domain.people.person import Actor, Person
from bot.usecases.forms.record import Record
from bot.usecases.forms.steps import Step
from storage.engine.database import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered(Record):
    """What every move may come with; `state` and `round` are those that the button or the draft showed."""

    appeal: AppealId
    state: State | None = None
    round: int = 0
    words: str = ""
    reason: str = ""
    note: str = ""
    files: tuple[File, ...] = ()

    def is_of(self, appeal: Appeal) -> bool:
        """Whether the appeal still is as it was shown."""
        return self.state is None or (self.state, self.round) == (appeal.state, appeal.round)

    def weighed(self, appeal: Appeal, situation: Situation) -> Situation:  # noqa: ARG002  # what some records look at
        """Return the situation with what the person has chosen."""
        return situation

    def concerns(self, before: Appeal, who: Person) -> bool:  # noqa: ARG002  # as above
        """Whether somebody whom the row tells hears of it."""
        return True

    def noted(self, after: Appeal) -> str:  # noqa: ARG002  # as above
        """Return what besides the words the history says of the move."""
        return self.note


G = TypeVar("G", bound=Gathered)


@dataclass(frozen=True, slots=True)
class Scene:
    """What an effect may look at: the appeal before the move, who makes it, the row that lets them, and when."""

    tx: Transaction
    appeal: Appeal
    actor: Actor
    row: AppealMove
    now: datetime


Effect = Callable[[Scene, G], Change]
Spell = Callable[[Scene, G], G]
Follow = Callable[[Scene, Appeal, G], None]


def nothing(_: Scene, __: Gathered) -> Change:
    return Change()


def as_gathered(_: Scene, gathered: G) -> G:
    return gathered


def no_more(_: Scene, __: Appeal, ___: Gathered) -> None:
    """Nothing follows."""


@dataclass(frozen=True)  # no slots: a generic class notes its parameters in each instance
class Verb(Generic[G]):
    """`steps`: the questions of its form, none: it is made at once; `follow`: what is done beside the appeal's row.

    `spells`: adds to what was gathered what is known only when the move is made, before it takes effect.
    `timer`: makes the move by itself. `takes_in_hand`: who of the lead department acts first by it has the appeal.
    `takes_kept`: its form takes words that were kept of another, and files if `takes_files`. `answers`: files that
    come with it belong to the answer. `climbs`: it is a step of the ladder.
    """

    action: Action
    gathers: type[G]
    effect: Effect[G] = nothing
    steps: tuple[Step, ...] = ()
    follow: Follow[G] = no_more
    spells: Spell[G] = as_gathered
    timer: TimerKind | None = None
    takes_in_hand: bool = False
    takes_kept: bool = False
    takes_files: bool = False
    answers: bool = False
    climbs: bool = False


AnyVerb = Verb[Any]
