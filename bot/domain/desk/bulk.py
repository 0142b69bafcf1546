"""Defines what is done with many appeals at once (批量), and what is kept of it so that it can be undone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.appeals.action import Action
from bot.domain.base.errors import Refusal
from bot.domain.base.ids import AppealId, PersonId

UNDO_WITHIN = timedelta(minutes=2)  # so long the messages of a bulk act wait


class BulkAct(StrEnum):
    """What can be done with many.

    Give them to a department, press, add a helper, give them a seat at a session, put them into a class.
    """

    GIVE = "GIVE"
    PRESS = "PRESS"
    HELP = "HELP"
    SEAT = "SEAT"
    CLASS = "CLASS"

    @property
    def action(self) -> Action | None:
        """The move that is made of each; None: a class is moved."""
        return ACTIONS.get(self)


ACTIONS = {
    BulkAct.GIVE: Action.ASSIGN,
    BulkAct.PRESS: Action.PROMPT,
    BulkAct.HELP: Action.CHANGE_HELP,
    BulkAct.SEAT: Action.SCHEDULE,
}
NAMES_DEPARTMENT = frozenset(BulkAct) - {BulkAct.PRESS, BulkAct.CLASS}


class BulkState(StrEnum):
    OPEN = "OPEN"
    SENT = "SENT"
    UNDONE = "UNDONE"


class BulkTimer(StrEnum):
    SENDS = "SENDS"


@dataclass(frozen=True, slots=True)
class Bulk:
    """One bulk act of a coordinator."""

    id: int
    person: PersonId
    act: BulkAct
    at: datetime
    state: BulkState

    @property
    def until(self) -> datetime:
        return self.at + UNDO_WITHIN


@dataclass(frozen=True, slots=True)
class BulkItem:
    """One appeal of a bulk act: as it was `before`, and how many lines its history had after the act."""

    appeal: AppealId
    before: Mapping[str, object]
    lines: int


@dataclass(frozen=True, slots=True)
class Left:
    """An appeal with which it could not be done, and why."""

    number: str
    refusal: Refusal
