"""Defines a verb: one action of the table with its form, its effect, and what follows from it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from bot.domain.appeals.action import Action, State
from bot.domain.appeals.appeal import Appeal
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
    """What may come with every move; `state` and `round` are those that the button or draft showed."""

    appeal: AppealId
    state: State | None = None
    round: int = 0
    words: str = ""
    reason: str = ""
    note: str = ""
    files: tuple[File, ...] = ()

    def is_of(self, appeal: Appeal) -> bool:
        """Whether the appeal still has the state and round that were shown."""
        return self.state is None or (self.state, self.round) == (appeal.state, appeal.round)

    def weighed(self, appeal: Appeal, situation: Situation) -> Situation:  # noqa: ARG002  # what some records look at
        """Return the situation with what the person has chosen added."""
        return situation

    def tells(self, before: Appeal, who: Person) -> bool:  # noqa: ARG002  # as above
        """Whether a person named by the row is told."""
        return True

    def noted(self, after: Appeal) -> str:  # noqa: ARG002  # as above
        """Return the note for the history, which stands beside the text."""
        return self.note


G = TypeVar("G", bound=Gathered)


@dataclass(frozen=True, slots=True)
class Scene:
    """What an effect may look at: the appeal before the move, who makes it, the row that allows it, and when."""

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
    """Do nothing: nothing follows from the move."""


@dataclass(frozen=True)  # no slots: a generic class notes its parameters in each instance
class Verb(Generic[G]):
    """A verb.

    `steps` are the questions of its form; without any it is done at once. `follow` does what lies beside the appeal's
    row. `spells` adds what is known only when the move is made. `timer` is the timer that makes the move by itself.
    `takes_in_hand`: whoever of the lead department does it first becomes the handler. `takes_kept`: its form takes a
    text kept from another, and files if `takes_files`. `answers`: its files belong to the answer. `climbs`: it is a
    level of the ladder.
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
