"""Defines one line of an appeal's history: who did what, when, and which state followed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.appeals.action import Action, State
from bot.domain.base.ids import PersonId
from bot.domain.base.party import Party


def takes_up_plan(before: State | None, action: Action, after: StrEnum | None) -> bool:
    """Whether with this move the department begins to carry out the long-term plan of its answer."""
    return before in {State.ANSWERED, State.REVIEW} and after is State.HANDLING and not action.begins_again


@dataclass(frozen=True, slots=True)
class Event:
    """One line of an appeal's history.

    `words` are for everybody who sees the line; `note` is only for those who handle the appeal.
    """

    at: datetime
    person: PersonId | None
    party: Party
    department: str | None
    action: Action
    from_state: State | None
    to_state: State
    round: int
    reason: str = ""
    words: str = ""
    note: str = ""

    @property
    def takes_up_plan(self) -> bool:
        return takes_up_plan(self.from_state, self.action, self.to_state)

    @property
    def asked_days(self) -> int | None:
        """The number of working days for which the event asks; None if it asks for no more time."""
        return int(self.reason) if self.action.asks_time else None

    @property
    def sets_days(self) -> tuple[int, int] | None:
        """The working days for the answer before and after the event; None if it does not change them."""
        if self.action is not Action.CORRECT or not self.reason:
            return None
        before, after = self.reason.split()
        return int(before), int(after)

    @property
    def reports(self) -> bool:
        """Whether the lead department tells in it how its work goes."""
        return self.action.reports and self.party is Party.LEAD


def standing(past: Iterable[Event]) -> tuple[Event, ...]:
    """Return the history without the moves that were taken back, and without the lines that took them back."""
    left: list[Event] = []
    for event in past:
        if event.action is not Action.UNDO:
            left.append(event)
        elif left:
            left.pop()
    return tuple(left)
