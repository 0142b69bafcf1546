"""What an enterprise is asked about an answer (诊后评价), and what it said."""

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
    """What the enterprise says of how it was handled: how fast, and how politely."""

    GOOD = "GOOD"
    SLOW = "SLOW"
    RUDE = "RUDE"
    BOTH = "BOTH"


@dataclass(frozen=True, slots=True)
class Survey:
    """What was asked and said about one round's answer; `second`: what was said on the return visit.

    It is of the `department` and the `person` that answered in the round. `counts`: of the surveys about the
    department's answers to the appeal it is the one for the figures.
    `by_phone`: none was sent, since nobody of the enterprise has a chat: a coordinator asks.
    `unreachable`: none was sent, since messages reached nobody of the enterprise.
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
