"""Reasons why an appeal can't be moved."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.appeals.action import Action, State
from bot.domain.base.errors import Refusal
from bot.domain.base.party import Party


@dataclass
class NotAllowed(Refusal):
    """The table has no row that lets this person do this to this appeal."""

    too_late: ClassVar[bool] = True
    action: Action
    number: str
    state: State


@dataclass
class Overtaken(Refusal):
    """The card or draft is older than the appeal, because somebody else acted first."""

    too_late: ClassVar[bool] = True
    number: str
    state: State
    by: Party
    at: datetime | None
    did: Action | None = None
    department: str | None = None
