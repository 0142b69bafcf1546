"""The ladder of escalation (催办 → 督办 → 通报).

It says which timer leads to which level, and whom each level tells besides those who have to act.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.appeals.deadlines import CLIMBS, TimerKind
from bot.domain.appeals.moves import STATES, Clock
from bot.domain.base.party import Party


class Level(StrEnum):
    """How far the escalation of a late appeal has come; each level tells somebody new."""

    URGED = "URGED"
    HEAD = "HEAD"
    SUPERVISED = "SUPERVISED"
    LISTED = "LISTED"


@dataclass(frozen=True, slots=True)
class Rung:
    clock: Clock
    level: Level
    tells: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class Escalation:
    """An entry in the log that an appeal reached a level; it is no state of the appeal.

    `person` is None if a timer did it.
    """

    id: int
    appeal: int
    round: int
    level: Level
    at: datetime
    person: int | None = None


P, L = Party, Level
_LINE = (P.LEAD, P.HEAD, P.COORDINATOR)  # each level copies those below it
_REPLY = ((L.HEAD, _LINE), (L.SUPERVISED, (*_LINE, P.SUPERVISOR)), (L.LISTED, (*_LINE, P.SUPERVISOR)))
_DESK = ((L.URGED, ()), (L.SUPERVISED, (P.SUPERVISOR,)), (L.LISTED, (P.SUPERVISOR,)))  # the coordinators' own work
_DEPARTMENT = frozenset({Clock.REPLY, Clock.ACCEPT})

RUNGS: dict[TimerKind, Rung] = {
    TimerKind.REPLY_DUE: Rung(Clock.REPLY, L.URGED),
    TimerKind.ACCEPT_EXPIRED: Rung(Clock.ACCEPT, L.URGED, (P.COORDINATOR,)),  # nobody there can be reached
    TimerKind.CONTACT_OVERDUE: Rung(Clock.CONTACT, L.HEAD, _LINE),
} | {
    kind: Rung(clock, level, tells)
    for clock, kinds in CLIMBS.items()
    for kind, (level, tells) in zip(kinds, _REPLY if clock in _DEPARTMENT else _DESK, strict=True)
}

# What is late: where a department has to answer since the answer was due, at the desk since it came there.
LATE_BY_DUE = frozenset(state for state, rule in STATES.items() if rule.owner in {P.LEAD, P.HEAD})
LATE_AT_DESK = frozenset(state for state, rule in STATES.items() if rule.owner is P.COORDINATOR)


def is_above(timer_kind: TimerKind, other: TimerKind) -> bool:
    """Whether `timer_kind` is a higher level of the same clock as `other`."""
    upper, lower, order = RUNGS.get(timer_kind), RUNGS.get(other), list(Level)
    if upper is None or lower is None or upper.clock is not lower.clock:
        return False
    return order.index(upper.level) > order.index(lower.level)
