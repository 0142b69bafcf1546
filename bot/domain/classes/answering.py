"""One answer to all members of a class issue: how it is filled in for each, and how far each has come."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.appeals.action import Outcome, State
from bot.domain.base.ids import AppealId, PersonId
from bot.domain.classes.class_issue import ClassId

OPEN = frozenset(
    {State.TRIAGE, State.NEEDS_INFO, State.SCHEDULED, State.ASSIGNED, State.HANDLING, State.SIGN_OFF}
)  # not answered yet
ANSWERABLE = frozenset({State.ASSIGNED, State.HANDLING})  # now, by the lead department
TO_ACCEPT = frozenset({State.ASSIGNED})
ANSWERED = frozenset({State.ANSWERED, State.VISIT, State.CLOSED})
OUTCOMES = (Outcome.SOLVED, Outcome.PARTLY, Outcome.EXPLAINED)


class ReplyState(StrEnum):
    """DRAFT: put to the handler; CONFIRMED: is being sent; LEFT: its appeal had gone on; ASKED: whether it helped."""

    DRAFT = "DRAFT"
    CONFIRMED = "CONFIRMED"
    SENT = "SENT"
    LEFT = "LEFT"
    ASKED = "ASKED"
    HELPED = "HELPED"
    UNCHANGED = "UNCHANGED"


class Helped(StrEnum):
    """What an enterprise says of a measure; each is a state of its reply."""

    HELPED = "HELPED"
    UNCHANGED = "UNCHANGED"


class AnswerTimer(StrEnum):
    """TELLS: the next handlers and enterprises hear of it; SENDS: the next confirmed answers are given."""

    TELLS = "TELLS"
    SENDS = "SENDS"


@dataclass(frozen=True, slots=True)
class ClassAnswer:
    """The one answer, with places for number and enterprise."""

    id: int
    class_issue: ClassId
    outcome: Outcome
    words: str
    person: PersonId
    at: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """The answer to one open member, as it stands now; `lead` and `handler` are those of the appeal."""

    appeal: AppealId
    number: str
    state: State
    round: int
    enterprise: int
    name: str
    lead: str | None
    handler: PersonId | None


@dataclass(frozen=True, slots=True)
class Confirmed:
    """An answer that is to be sent, by whom, and in which round of its appeal it was confirmed.

    `told`: the department for which who confirmed it did so.
    """

    appeal: AppealId
    round: int
    person: PersonId
    enterprise: int
    told: str | None = None


@dataclass(frozen=True, slots=True)
class ReplyCounts:
    """How many members have each state, over all answers of a class."""

    drafts: int = 0
    sent: int = 0
    left: int = 0
    asked: int = 0
    helped: int = 0
    unchanged: int = 0
