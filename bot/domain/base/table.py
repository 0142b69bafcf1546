"""The engine of all tables of moves. It finds the row that lets somebody act, and checks a table for gaps."""

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
    """A move that leads back to the state which the subject remembers from before a pause."""

    RESUME = "RESUME"


@dataclass(frozen=True)  # no slots: a generic class notes its parameters in each instance
class Move(Generic[S, A, I]):
    """One row of a table.

    With `to` None the state stays; a source None means that the subject does not exist yet. FORMER in `tells` is
    whoever loses the subject by the move.
    """

    action: A
    sources: tuple[S | None, ...]
    who: Party
    to: S | Resume | None
    tells: tuple[Party, ...] = ()
    guard: Callable[[I], bool] | None = None

    def end(self, state: D, remembered: S | None = None) -> S | D:
        """Return the state after the move from `state`; `remembered` is the state from before a pause."""
        if isinstance(self.to, Resume):
            return remembered or state
        return self.to or state


@dataclass(frozen=True)  # as above
class Rule(Generic[C_co]):
    """Who has to act in a state, and the clocks that end the wait. A settled state has neither."""

    owner: Party | None
    clocks: tuple[C_co, ...] = ()


@dataclass(frozen=True)  # as above
class Table(Generic[S, A, I]):
    """A table of moves. Of several rows for the same action, state and party, the first whose guard is true counts."""

    moves: tuple[Move[S, A, I], ...]
    rules: Mapping[S, Rule[str]]
    settled: frozenset[S]

    def find(self, state: S | None, action: A, who: Party | Collection[Party], situation: I) -> Move[S, A, I] | None:
        """Return the row that lets one of `who` do `action` in `state`, or None.

        The state None means that nothing exists yet.
        """
        held = _parties(who)
        rows = (move for move in self._of_state.get(state, ()) if move.action is action and move.who in held)
        return next((move for move in rows if not move.guard or move.guard(situation)), None)

    def allowed(self, state: S | None, who: Party | Collection[Party], situation: I) -> tuple[A, ...]:
        """Return the actions that one of `who` may do in `state` now, in the table's order."""
        held = _parties(who)
        rows = (move for move in self._of_state.get(state, ()) if move.who in held)
        return tuple(dict.fromkeys(move.action for move in rows if not move.guard or move.guard(situation)))

    @cached_property
    def _of_state(self) -> dict[S | None, list[Move[S, A, I]]]:
        found: dict[S | None, list[Move[S, A, I]]] = {}
        for move in self.moves:
            for state in move.sources:
                found.setdefault(state, []).append(move)
        return found

    def problems(self) -> list[str]:
        """Return what is wrong with the table, such as a state without a way in, a way out, an owner or a clock."""
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
    """Return one row for each of `states`, in which the action does not change the state."""
    return tuple(Move(action, (state,), who, state, tells, guard) for state in states)
