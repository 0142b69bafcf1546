"""Defines an export: which rows it takes, what a row of each sheet holds, and how far it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.appeals.action import Action, Ground, Outcome, State
from bot.domain.appeals.survey import Manner, Satisfaction, Solved
from bot.domain.base.ids import ChatId, PersonId
from bot.domain.base.party import Party
from bot.domain.classes.class_issue import ClassState
from bot.domain.sessions.booking import BookingState


class Sheet(StrEnum):
    APPEALS = "appeals"
    BOOKINGS = "bookings"
    EVENTS = "events"
    RATINGS = "ratings"
    CLASSES = "classes"


@dataclass(frozen=True, slots=True)
class Scope:
    """Rows from `first` up to but without `until`; None stands for no bound.

    `personal`: with names, phone numbers and free text.
    """

    first: datetime | None = None
    until: datetime | None = None
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Export:
    """An export that somebody asked for. `sheet` None means all sheets as .xlsx, otherwise this one as .csv."""

    id: int
    person: PersonId
    asked_at: datetime
    sheet: Sheet | None
    first: datetime | None
    until: datetime | None
    personal: bool
    rows: int = 0
    total: int = 0
    size: int = 0
    done_at: datetime | None = None
    error: str = ""

    @property
    def scope(self) -> Scope:
        return Scope(self.first, self.until, self.personal)


@dataclass(frozen=True, slots=True)
class Shown:
    """A message that shows the progress of an export."""

    chat: ChatId
    message: int


@dataclass(frozen=True, slots=True)
class AppealRow:
    """A row of the sheet of appeals. `counted` says how often each group of bot.domain.reports.figures counts it."""

    id: int
    number: str
    filed_at: datetime
    region: str
    theme: str
    kind: str
    year: int | None
    session: int | None
    lead: str | None
    assisting: tuple[str, ...]
    state: State
    round: int
    assigned_at: datetime | None
    accepted_at: datetime | None
    contacted_at: datetime | None
    original_due_at: datetime | None
    due_at: datetime | None
    answered_at: datetime | None
    settled_at: datetime | None
    outcome: Outcome | None
    ground: Ground | None
    returns: int
    confidential: bool
    asked_at: datetime | None
    rated_at: datetime | None
    satisfaction: Satisfaction | None
    solved: Solved | None
    manner: Manner | None
    dissatisfied: str | None
    noted_at: datetime | None
    enterprise: str
    uscc: str
    person: str | None
    phone: str | None
    text: str
    answer: str
    words: str | None
    counted: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class BookingRow:
    id: int
    year: int
    session: int
    theme: str
    held_at: datetime | None
    state: BookingState
    slot: int | None
    room: int | None
    expected_at: datetime | None
    booked_at: datetime
    region: str
    enterprise: str


@dataclass(frozen=True, slots=True)
class EventRow:
    id: int
    number: str
    at: datetime
    action: Action
    party: Party
    department: str | None
    from_state: State | None
    to_state: State
    round: int
    reason: str
    words: str


@dataclass(frozen=True, slots=True)
class RatingRow:
    """The rating of one round's answer, and who had given the answer; `counts`: figures count it."""

    id: int
    number: str
    round: int
    department: str
    person: str | None
    asked_at: datetime
    rated_at: datetime | None
    satisfaction: Satisfaction | None
    solved: Solved | None
    manner: Manner | None
    reason: str
    second: Satisfaction | None
    by_phone: bool
    unreachable: bool
    counts: bool
    words: str


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class of appeals; `spared` counts what it spared, `files` what was sent with its measures.

    `measures` and `in_force` name its measures, each on a line, `effects` those that are there with their sources.

    `members` and `enterprises` count its appeals and whose they are.
    """

    id: int
    state: ClassState
    name: str
    cause: str
    lead: str | None
    assisting: tuple[str, ...]
    proposed_at: datetime
    confirmed_at: datetime | None
    due_at: datetime | None
    observed_from: datetime | None
    settled_at: datetime | None
    members: int
    enterprises: int
    measures: str | None
    in_force: str | None
    files: int
    effects: str | None
    spared: int


Row = AppealRow | BookingRow | EventRow | RatingRow | ClassRow
