"""The facts about an appeal on which a move may depend. A use case finds them out before it asks the table."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum, auto
from typing import Self

from bot.domain.appeals.event import Event
from bot.domain.appeals.survey import Satisfaction


@dataclass(frozen=True, slots=True)
class MoreTime:
    """The extensions of one round: how many were granted, and the working days of a request that is not decided yet."""

    granted: int
    asked_days: int | None

    @classmethod
    def of(cls, events: Iterable[Event], round_: int) -> "MoreTime":
        """Read them from the history; the number of days is the reason of the event that asked."""
        granted, days = 0, None
        for event in events:
            if event.round == round_ and (event.asked_days is not None or event.action.decides_time):
                granted += event.action.grants_time
                days = event.asked_days
        return cls(granted, days)


class Fact(StrEnum):
    """A condition that a row of the table may require of the situation; it is itself the guard of the row."""

    SURE = auto()  # the classifier, and whoever files agrees
    SIGNS_OFF = auto()  # the lead department's head signs its answers
    BOOKED = auto()  # its enterprise has a seat at a session to come
    AT_SESSION = auto()  # its session is under way
    MAY_RETURN = auto()
    MAY_DISOWN = auto()
    DISOWNED = auto()  # the department says that it is not its matter, and nobody has decided yet
    MAY_REROUTE = auto()
    ELSEWHERE = auto()  # another department is to do it again
    REWORKED = auto()
    SAMPLED = auto()  # it is among those that are visited
    MAY_ASK = auto()
    MAY_OBJECT = auto()
    MAY_RERATE = auto()
    MAY_REOPEN = auto()
    PROMISED = auto()  # the answer is a plan, which is still to be followed
    FOLLOWS_PLAN = auto()
    ASKED_IN_HANDLING = auto()  # what is missing was asked for by a department
    HAS_COLLEAGUE = auto()  # somebody else of the department could take it over
    MAY_ASK_TIME = auto()
    MAY_URGE = auto()
    MAY_PROMPT = auto()
    HAS_LEAD = auto()
    SEALED = auto()  # it is marked as holding business secrets
    UNSEALED = auto()
    NO_HEAD_THERE = auto()  # nobody who signs for the lead department can be reached
    LEAD_IS_THERE = auto()  # somebody of the lead department can be reached
    NO_PLAN = auto()  # no answer stands yet, not even a plan that is followed

    def __call__(self, situation: "Situation") -> bool:
        return self in situation.facts


@dataclass(frozen=True, slots=True)
class Situation:
    """What guards look at: the facts that are true, the extensions of the round, and the rating that is being given."""

    facts: frozenset[Fact] = frozenset()
    more_time: MoreTime | None = None
    satisfaction: Satisfaction | None = None

    @classmethod
    def where(cls, *facts: Fact) -> "Situation":
        return cls(frozenset(facts))

    def with_fact(self, fact: Fact, *, holds: bool = True) -> Self:
        """Return the situation with the fact set to true or false."""
        return replace(self, facts=self.facts | {fact} if holds else self.facts - {fact})
