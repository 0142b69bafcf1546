"""The ladder (催办 → 督办 → 通报): which timer climbs how high, and whom each level reaches besides who has to act."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.deadlines import TimerKind
from bot.domain.people import Party


class Level(StrEnum):
    """How high an appeal that is late has climbed; each level reaches somebody new."""

    URGED = "URGED"
    HEAD = "HEAD"
    SUPERVISED = "SUPERVISED"
    LISTED = "LISTED"


@dataclass(frozen=True, slots=True)
class Rung:
    level: Level
    tells: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class Escalation:
    """One climb of one appeal: an entry in the log, never a state; `person` None: by itself."""

    id: int
    appeal: int
    round: int
    level: Level
    at: datetime
    person: int | None = None


K, P, L = TimerKind, Party, Level
_LINE = (P.LEAD, P.HEAD, P.COORDINATOR)  # each level copies those below it

RUNGS: dict[TimerKind, Rung] = {
    K.REPLY_DUE: Rung(L.URGED),
    K.REPLY_OVERDUE: Rung(L.HEAD, _LINE),
    K.REPLY_LATE: Rung(L.SUPERVISED, (*_LINE, P.SUPERVISOR)),
    K.REPLY_LISTED: Rung(L.LISTED, (*_LINE, P.SUPERVISOR)),
    K.TRIAGE_OVERDUE: Rung(L.URGED),
    K.TRIAGE_LATE: Rung(L.SUPERVISED, (P.SUPERVISOR,)),
    K.TRIAGE_LISTED: Rung(L.LISTED, (P.SUPERVISOR,)),
    K.SESSION_OVERDUE: Rung(L.URGED),
    K.SESSION_LATE: Rung(L.SUPERVISED, (P.SUPERVISOR,)),
    K.SESSION_LISTED: Rung(L.LISTED, (P.SUPERVISOR,)),
    K.REVIEW_OVERDUE: Rung(L.URGED),
    K.REVIEW_LATE: Rung(L.SUPERVISED, (P.SUPERVISOR,)),
    K.REVIEW_LISTED: Rung(L.LISTED, (P.SUPERVISOR,)),
    K.VISIT_OVERDUE: Rung(L.URGED),
    K.VISIT_LATE: Rung(L.SUPERVISED, (P.SUPERVISOR,)),
    K.VISIT_LISTED: Rung(L.LISTED, (P.SUPERVISOR,)),
}


def is_above(one: TimerKind, other: TimerKind) -> bool:
    """Whether `one` is a higher level of the same clock."""
    same = one in RUNGS and other in RUNGS and one.split("_")[0] == other.split("_")[0]
    order = list(Level)
    return same and order.index(RUNGS[one].level) > order.index(RUNGS[other].level)
