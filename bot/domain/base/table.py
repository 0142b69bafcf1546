"""What the tables of moves of sessions and bookings have in common: finding a row, and checking the whole."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from bot.domain.base.party import Party

S = TypeVar("S", bound=StrEnum)
A = TypeVar("A", bound=StrEnum)
I = TypeVar("I")  # noqa: E741  # the situation that guards look at


@dataclass(frozen=True)  # no slots: a generic class notes its parameters in each instance
class Move(Generic[S, A, I]):
    """`to` None: it stays in its state; a source of None: there is none yet."""

    action: A
    sources: tuple[S | None, ...]
    who: Party
    to: S | None
    tells: tuple[Party, ...] = ()
    guard: Callable[[I], bool] | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """Who has to act in a state, and the clock that ends the wait."""

    owner: Party
    clock: str


@dataclass(frozen=True)
class Table(Generic[S, A, I]):
    """Of several rows for one action, state and party the first whose guard holds is taken."""

    moves: tuple[Move[S, A, I], ...]
    rules: Mapping[S, Rule]
    settled: frozenset[S]

    def find(self, state: S | None, action: A, who: Party, it: I) -> Move[S, A, I] | None:
        rows = (move for move in self.moves if move.action is action and state in move.sources and move.who is who)
        return next((move for move in rows if not move.guard or move.guard(it)), None)

    def allowed(self, state: S | None, who: Party, it: I) -> tuple[A, ...]:
        """Return what `who` may do in `state` now, in the table's order."""
        actions = dict.fromkeys(move.action for move in self.moves)
        return tuple(action for action in actions if self.find(state, action, who, it))

    def problems(self) -> list[str]:
        """Return what is wrong: a state without a way in, a way out, an owner or a clock."""
        return [f"{state}: {problem}" for state in self._states() for problem in self._lacks(state)]

    def _states(self) -> list[S]:
        named = {*self.rules, *self.settled, *(move.to for move in self.moves)}
        known = {state for move in self.moves for state in move.sources} | named
        kind = next(type(state) for state in known if state is not None)
        return list(kind)

    def _lacks(self, state: S) -> list[str]:
        lacks = [] if any(move.to is state for move in self.moves) else ["no way in"]
        if state in self.settled:
            return lacks
        if not any(state in move.sources and move.to not in {None, state} for move in self.moves):
            lacks.append("no way out")
        return lacks if state in self.rules and self.rules[state].clock else [*lacks, "no owner or no clock"]
