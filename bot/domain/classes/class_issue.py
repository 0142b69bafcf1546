"""A class issue (一类事): appeals that one mechanism would settle, its states and its table of moves."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.base.ids import AppealId, PersonId
from bot.domain.base.party import Party
from bot.domain.base.table import Move, Rule, Table
from bot.domain.people.person import Actor, Person, Role, System

ClassId = int
FEWEST = 2  # members that make a class


class ClassState(StrEnum):
    """DRAFT: proposed by the program; OBSERVED: the measures are in force; MERGED: its members are another's now."""

    DRAFT = "DRAFT"
    CONFIRMED = "CONFIRMED"
    MEASURES = "MEASURES"
    OBSERVED = "OBSERVED"
    DONE = "DONE"
    RECURRED = "RECURRED"
    REFUSED = "REFUSED"
    MERGED = "MERGED"


class ClassAction(StrEnum):
    PROPOSE = "PROPOSE"
    CONFIRM = "CONFIRM"
    REFUSE = "REFUSE"
    ADD = "ADD"
    TAKE_OUT = "TAKE_OUT"
    MERGE = "MERGE"
    TAKE_OVER = "TAKE_OVER"
    SPLIT = "SPLIT"
    CORRECT = "CORRECT"
    APPOINT = "APPOINT"
    PLAN = "PLAN"
    COMPLETE = "COMPLETE"
    ATTACH = "ATTACH"
    NOTE = "NOTE"
    STATE_EFFECT = "STATE_EFFECT"
    ANSWER = "ANSWER"
    OBSERVE = "OBSERVE"
    SETTLE = "SETTLE"
    RECUR = "RECUR"


class MemberStanding(StrEnum):
    """PROBABLE: found by the program after the class was confirmed; OUT: taken out by a person, and stays out."""

    IN = "IN"
    PROBABLE = "PROBABLE"
    OUT = "OUT"


@dataclass(frozen=True, slots=True)
class ClassIssue:
    """`words` are what its members share; `owner` answers for it in the `lead` department.

    `due_at`: when its measures should be in force; `observed_from`: since when they are; `merged_into`: another;
    `noted_at`: when its lead last said how it goes, or was to begin.
    """

    id: ClassId
    state: ClassState
    name: str
    cause: str
    words: tuple[str, ...]
    lead: str | None
    assisting: tuple[str, ...]
    owner: PersonId | None
    due_at: datetime | None
    original_due_at: datetime | None
    proposed_at: datetime
    confirmed_at: datetime | None
    observed_from: datetime | None
    settled_at: datetime | None
    reason: str = ""
    merged_into: ClassId | None = None
    noted_at: datetime | None = None

    def parties(self, actor: Actor) -> frozenset[Party]:
        """What `actor` is to the class; an enterprise is nothing to it."""
        if isinstance(actor, System):
            return frozenset({Party.SYSTEM})
        return frozenset(party for party, holds in _PARTIES.items() if holds(self, actor))


_PARTIES: dict[Party, Callable[[ClassIssue, Person], bool]] = {
    Party.LEAD: lambda c, p: p.role is Role.CONTACT and p.department is not None and p.department == c.lead,
    Party.ASSISTING: lambda c, p: p.role is Role.CONTACT and p.department in c.assisting,
    Party.HEAD: lambda c, p: p.role is Role.HEAD and p.department is not None and p.department == c.lead,
    Party.ASSISTING_HEAD: lambda c, p: p.role is Role.HEAD and p.department in c.assisting,
    Party.COORDINATOR: lambda _, p: p.role is Role.COORDINATOR,
    Party.SUPERVISOR: lambda _, p: p.role is Role.SUPERVISOR,
}


@dataclass(frozen=True, slots=True)
class Member:
    """An appeal of a class; `likeness` is 0 for one that a person added, `added_by` None for the program's."""

    class_issue: ClassId
    appeal: AppealId
    likeness: float
    standing: MemberStanding
    added_by: PersonId | None
    added_at: datetime


@dataclass(frozen=True, slots=True)
class ClassSituation:
    """What the guards look at; `gained`: measures of a class that is merged into it, `gained_open`: those planned."""

    members: int = 0
    led: bool = False
    open_measures: int = 0
    done_measures: int = 0
    gained: int = 0
    gained_open: int = 0
    observed: bool = False  # for as long as the pack says
    came_back: bool = False


def _enough(situation: ClassSituation) -> bool:
    return situation.members >= FEWEST


def _more(situation: ClassSituation) -> bool:
    return situation.members > FEWEST


def _splits(situation: ClassSituation) -> bool:
    return situation.members >= 2 * FEWEST


def _led(situation: ClassSituation) -> bool:
    return situation.led


def _planned(situation: ClassSituation) -> bool:
    return situation.open_measures > 0


def _has_measures(situation: ClassSituation) -> bool:
    return situation.open_measures + situation.done_measures > 0


def _in_force(situation: ClassSituation) -> bool:
    return situation.done_measures > 0 and situation.open_measures == 0


def _one_in_force(situation: ClassSituation) -> bool:
    return situation.done_measures > 0


def _gains(situation: ClassSituation) -> bool:
    return situation.gained > 0


def _gains_work(situation: ClassSituation) -> bool:
    return situation.gained_open > 0


def _settled(situation: ClassSituation) -> bool:
    return situation.observed and not situation.came_back


def _came_back(situation: ClassSituation) -> bool:
    return situation.came_back


S, A, P = ClassState, ClassAction, Party
LIVE = frozenset({S.DRAFT, S.CONFIRMED, S.MEASURES, S.OBSERVED, S.RECURRED})
OPEN = LIVE - {S.DRAFT}
SETTLED = frozenset({S.DONE, S.REFUSED, S.MERGED})
KEEPS = LIVE | {S.DONE}  # whose members are no other's
HELPING = frozenset({S.MEASURES, S.OBSERVED, S.DONE})  # whose measures in force are told to who comes later

_WORK = (S.CONFIRMED, S.MEASURES, S.RECURRED)
_MEASURED = (S.MEASURES, S.OBSERVED, S.DONE)
_ATTACHED = (*_MEASURED, S.RECURRED)
_RULES: dict[ClassState, Rule[str]] = {
    S.DRAFT: Rule(P.COORDINATOR, ("DECIDE",)),
    S.CONFIRMED: Rule(P.COORDINATOR, ("DUE",)),
    S.MEASURES: Rule(P.LEAD, ("DUE",)),
    S.OBSERVED: Rule(P.SYSTEM, ("OBSERVED",)),
    S.RECURRED: Rule(P.LEAD, ("DUE",)),
}

ClassMove = Move[ClassState, ClassAction, ClassSituation]
_DEPARTMENTS = (P.LEAD, P.ASSISTING, P.HEAD)

_MOVES: tuple[ClassMove, ...] = (
    ClassMove(A.PROPOSE, (None,), P.SYSTEM, S.DRAFT, (P.COORDINATOR,)),
    ClassMove(A.CONFIRM, (S.DRAFT,), P.COORDINATOR, S.CONFIRMED, guard=_enough),
    ClassMove(A.REFUSE, (S.DRAFT,), P.COORDINATOR, S.REFUSED),
    ClassMove(A.ADD, tuple(sorted(LIVE)), P.COORDINATOR, None),
    ClassMove(A.TAKE_OUT, tuple(sorted(LIVE)), P.COORDINATOR, None, guard=_more),
    ClassMove(A.MERGE, (S.DRAFT, *_WORK), P.COORDINATOR, S.MERGED, _DEPARTMENTS),
    ClassMove(A.TAKE_OVER, (S.CONFIRMED, S.OBSERVED), P.COORDINATOR, S.RECURRED, _DEPARTMENTS, _came_back),
    ClassMove(A.TAKE_OVER, (S.CONFIRMED,), P.COORDINATOR, S.MEASURES, _DEPARTMENTS, _gains),
    ClassMove(A.TAKE_OVER, (S.OBSERVED, S.RECURRED), P.COORDINATOR, S.MEASURES, _DEPARTMENTS, _gains_work),
    ClassMove(A.TAKE_OVER, tuple(sorted(LIVE)), P.COORDINATOR, None, _DEPARTMENTS),
    ClassMove(A.SPLIT, tuple(sorted(LIVE)), P.COORDINATOR, None, guard=_splits),
    ClassMove(A.CORRECT, tuple(sorted(OPEN)), P.COORDINATOR, None),
    ClassMove(A.APPOINT, _WORK, P.COORDINATOR, None, (*_DEPARTMENTS, P.FORMER)),
    ClassMove(A.PLAN, _WORK, P.LEAD, S.MEASURES, (P.COORDINATOR,), _led),
    ClassMove(A.PLAN, _WORK, P.COORDINATOR, S.MEASURES, (P.LEAD,), _led),
    ClassMove(A.COMPLETE, (S.MEASURES,), P.LEAD, None, (P.COORDINATOR, P.ASSISTING, P.HEAD), _planned),
    ClassMove(A.COMPLETE, (S.MEASURES,), P.COORDINATOR, None, _DEPARTMENTS, _planned),
    ClassMove(A.ATTACH, _ATTACHED, P.LEAD, None, guard=_has_measures),
    ClassMove(A.ATTACH, _ATTACHED, P.COORDINATOR, None, guard=_has_measures),
    ClassMove(A.NOTE, _WORK, P.LEAD, None, (P.COORDINATOR, P.ASSISTING, P.HEAD), _led),
    ClassMove(A.NOTE, _WORK, P.COORDINATOR, None, _DEPARTMENTS, _led),
    ClassMove(A.STATE_EFFECT, _MEASURED, P.LEAD, None, (P.COORDINATOR,)),
    ClassMove(A.STATE_EFFECT, _MEASURED, P.COORDINATOR, None, (P.LEAD,)),
    ClassMove(A.ANSWER, _MEASURED, P.LEAD, None, (P.COORDINATOR,), _one_in_force),
    ClassMove(A.ANSWER, _MEASURED, P.COORDINATOR, None, (P.LEAD,), _one_in_force),
    ClassMove(A.OBSERVE, (S.MEASURES,), P.COORDINATOR, S.OBSERVED, _DEPARTMENTS, _in_force),
    ClassMove(A.SETTLE, (S.OBSERVED,), P.SYSTEM, S.DONE, (P.COORDINATOR, *_DEPARTMENTS), _settled),
    ClassMove(A.RECUR, (S.OBSERVED,), P.SYSTEM, S.RECURRED, (P.COORDINATOR, P.SUPERVISOR, *_DEPARTMENTS), _came_back),
)

TABLE = Table(_MOVES, _RULES, SETTLED)
