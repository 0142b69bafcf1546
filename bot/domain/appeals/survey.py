"""Defines the survey (诊后评价) of an answer: what the enterprise is asked and what it said."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.base.ids import AppealId, PersonId


class Satisfaction(StrEnum):
    SATISFIED = "SATISFIED"
    FAIRLY = "FAIRLY"
    UNSATISFIED = "UNSATISFIED"


class Solved(StrEnum):
    YES = "YES"
    PARTLY = "PARTLY"
    NO = "NO"


class Manner(StrEnum):
    """The enterprise's opinion of speed and politeness."""

    GOOD = "GOOD"
    SLOW = "SLOW"
    RUDE = "RUDE"
    BOTH = "BOTH"


@dataclass(frozen=True, slots=True)
class Survey:
    """The survey of one round's answer; `second` is what was said on the return visit.

    `department` and `person` gave the answer. `counts`: of the surveys about this department's answers to the
    appeal, it is the one that figures use. `by_phone`: a coordinator asks, because nobody of the enterprise has a
    chat. `unreachable`: none was sent, because no message reached the enterprise.
    """

    appeal: AppealId
    round: int
    department: str
    asked_at: datetime
    by_phone: bool = False
    rated_at: datetime | None = None
    satisfaction: Satisfaction | None = None
    solved: Solved | None = None
    reason: str = ""
    words: str = ""
    manner: Manner | None = None
    second: Satisfaction | None = None
    unreachable: bool = False
    person: PersonId | None = None
    counts: bool = False
