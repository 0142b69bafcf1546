"""The engine of all tables of moves: finding the row that lets somebody act, and checking that a table is whole."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Generic, TypeVar

from bot.domain.base.party import Party

S = TypeVar("S", bound=StrEnum)
A = TypeVar("A", bound=StrEnum)
I = TypeVar("I")  # noqa: E741  # the situation that guards look at
C_co = TypeVar("C_co", bound=str, covariant=True)
D = TypeVar("D")


class Resume(StrEnum):
    """A move's end that its subject itself remembers."""

    RESUME = "RESUME"


@dataclass(frozen=True)  # no slots: a generic class notes its parameters in each instance
class Move(Generic[S, A, I]):
    """`to` None: it stays in its state; a source of None: there is none yet; `tells` FORMER: who is out of it now."""

    action: A
    sources: tuple[S | None, ...]
    who: Party
    to: S | Resume | None
    tells: tuple[Party, ...] = ()
    guard: Callable[[I], bool] | None = None

    def end(self, state: D, remembered: S | None = None) -> S | D:
        """Return where the move leads from `state`; `remembered`: where it goes on after a pause."""
        if isinstance(self.to, Resume):
            return remembered or state
        return self.to or state


@dataclass(frozen=True)  # as above
class Rule(Generic[C_co]):
    """Who has to act in a state, and the clocks that end the wait; where it is settled, nobody and none."""

    owner: Party | None
    clocks: tuple[C_co, ...] = ()


@dataclass(frozen=True)  # as above
class Table(Generic[S, A, I]):
    """Of several rows for one action, state and party the first whose guard holds is taken."""

    moves: tuple[Move[S, A, I], ...]
    rules: Mapping[S, Rule[str]]
    settled: frozenset[S]

    def find(self, state: S | None, action: A, who: Party | Collection[Party], it: I) -> Move[S, A, I] | None:
        """Return the row that lets one of `who` do `action` in `state` (None: there is none yet), or None."""
        held = _parties(who)
        rows = (move for move in self._of_state.get(state, ()) if move.action is action and move.who in held)
        return next((move for move in rows if not move.guard or move.guard(it)), None)

    def allowed(self, state: S | None, who: Party | Collection[Party], it: I) -> tuple[A, ...]:
        """Return what one of `who` may do in `state` now, in the table's order."""
        held = _parties(who)
        rows = (move for move in self._of_state.get(state, ()) if move.who in held)
        return tuple(dict.fromkeys(move.action for move in rows if not move.guard or move.guard(it)))

    @cached_property
    def _of_state(self) -> dict[S | None, list[Move[S, A, I]]]:
        found: dict[S | None, list[Move[S, A, I]]] = {}
        for move in self.moves:
            for state in move.sources:
                found.setdefault(state, []).append(move)
        return found

    def problems(self) -> list[str]:
        """Return what is wrong: a state without a way in, a way out, an owner or a clock."""
        return [f"{state}: {problem}" for state in self._states() for problem in self._lacks(state)]

    def _states(self) -> list[S]:
        ends = {move.to for move in self.moves if not isinstance(move.to, Resume)}
        known = {*self.rules, *self.settled, *ends, *self._of_state}
        return list(next(type(state) for state in known if state is not None))

    def _lacks(self, state: S) -> list[str]:
        lacks = [] if any(move.to is state for move in self.moves) else ["no way in"]
        if state in self.settled:
            return lacks
        if not any(state in move.sources and move.to not in {None, state} for move in self.moves):
            lacks.append("no way out")
        rule = self.rules.get(state)
        return lacks if rule and rule.owner and any(rule.clocks) else [*lacks, "no owner or no clock"]


def _parties(who: Party | Collection[Party]) -> Collection[Party]:
    return (who,) if isinstance(who, Party) else who


def staying(
    action: A,
    states: Collection[S],
    who: Party,
    tells: tuple[Party, ...] = (),
    guard: Callable[[I], bool] | None = None,
) -> tuple[Move[S, A, I], ...]:
    """Return a row for each of `states`, which the action leaves as it is."""
    return tuple(Move(action, (state,), who, state, tells, guard) for state in states)
