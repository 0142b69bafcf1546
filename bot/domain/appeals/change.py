"""What a move can change in an appeal's row: the columns by their names, each with its type."""

from datetime import datetime
from enum import StrEnum
from typing import TypedDict

from bot.domain.appeals.appeal import Ground, Outcome, State
from bot.domain.base.ids import PersonId


class Field(StrEnum):
    """What coordinators can correct in what an appeal is about."""

    KIND = "KIND"
    THEME = "THEME"
    REGION = "REGION"


class Change(TypedDict, total=False):
    """What is named is written; what is not named stays."""

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
