"""Names the columns of an appeal that a move may change, each with its type."""

from datetime import datetime
from enum import StrEnum
from typing import TypedDict

from bot.domain.appeals.action import Ground, Outcome, State
from bot.domain.base.ids import PersonId


class Field(StrEnum):
    """A fact about an appeal that coordinators can correct."""

    KIND = "KIND"
    THEME = "THEME"
    REGION = "REGION"


class Change(TypedDict, total=False):
    """New values by column; columns that are not named keep theirs."""

    state: State
    kind: str
    theme: str
    region: str
    round: int
    clock_from: datetime
    lead: str | None
    handler: PersonId | None
    assisting: tuple[str, ...]
    awaited: tuple[str, ...]
    assist_due_at: datetime | None
    session: int | None
    session_at: datetime | None
    resume_state: State | None
    paused_at: datetime | None
    assigned_at: datetime | None
    accepted_at: datetime | None
    accepted_by_default: bool
    contacted_at: datetime | None
    reply_days: int | None
    due_at: datetime | None
    original_due_at: datetime | None
    answered_at: datetime | None
    settled_at: datetime | None
    outcome: Outcome | None
    answer: str
    prepared: str
    plan: str
    noted_at: datetime | None
    plan_rounds: int
    ground: Ground | None
    returns: int
    questions: int
    objected: bool
    confidential: bool
