"""Defines an appeal (诉求): its states, the actions on it, and the facts on which its moves depend."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.domain.appeals.source import Source
from bot.domain.base.ids import AppealId, PersonId
from bot.domain.base.party import Party
from bot.domain.people.person import Actor, Person, Role, System


class State(StrEnum):
    TRIAGE = "TRIAGE"
    NEEDS_INFO = "NEEDS_INFO"
    SCHEDULED = "SCHEDULED"
    ASSIGNED = "ASSIGNED"
    HANDLING = "HANDLING"
    SIGN_OFF = "SIGN_OFF"
    ANSWERED = "ANSWERED"
    REVIEW = "REVIEW"
    VISIT = "VISIT"
    CLOSED = "CLOSED"
    DECLINED = "DECLINED"
    WITHDRAWN = "WITHDRAWN"


SETTLED = frozenset({State.CLOSED, State.DECLINED, State.WITHDRAWN})


class Action(StrEnum):
    FILE = "FILE"
    ASSIGN = "ASSIGN"
    SCHEDULE = "SCHEDULE"
    ANSWER_AT_ONCE = "ANSWER_AT_ONCE"
    PREPARE = "PREPARE"
    DECLINE = "DECLINE"
    OBJECT = "OBJECT"
    ASK = "ASK"
    SUPPLY = "SUPPLY"
    INFO_EXPIRED = "INFO_EXPIRED"
    ADD = "ADD"
    WITHDRAW = "WITHDRAW"
    ACCEPT = "ACCEPT"
    ACCEPT_BY_DEFAULT = "ACCEPT_BY_DEFAULT"
    RETURN = "RETURN"
    REROUTE = "REROUTE"
    PROGRESS = "PROGRESS"
    CONTRIBUTE = "CONTRIBUTE"
    HAND_OVER = "HAND_OVER"
    STAND_IN = "STAND_IN"
    ASK_TIME = "ASK_TIME"
    GRANT_TIME = "GRANT_TIME"
    REFUSE_TIME = "REFUSE_TIME"
    URGE = "URGE"
    ANSWER = "ANSWER"
    SIGN = "SIGN"
    SEND_BACK = "SEND_BACK"
    RATE = "RATE"
    SURVEY_EXPIRED = "SURVEY_EXPIRED"
    REWORK = "REWORK"
    UPHOLD = "UPHOLD"
    VISIT = "VISIT"
    CLOSE = "CLOSE"
    REOPEN = "REOPEN"
    SUPERVISE = "SUPERVISE"
    ANSWER_ON_SPOT = "ANSWER_ON_SPOT"
    SESSION_MOVED = "SESSION_MOVED"
    SESSION_OFF = "SESSION_OFF"
    RECKON = "RECKON"
    REASSIGN = "REASSIGN"
    RECALL = "RECALL"
    CHANGE_HELP = "CHANGE_HELP"
    PROMPT = "PROMPT"
    CORRECT = "CORRECT"
    DIVIDE = "DIVIDE"
    DISOWN = "DISOWN"
    KEEP_LEAD = "KEEP_LEAD"
    NOTE = "NOTE"
    SEAL = "SEAL"
    UNSEAL = "UNSEAL"
    UNDO = "UNDO"

    @property
    def form(self) -> str:
        return "rate" if self is Action.RATE else self.value

    @property
    def answers(self) -> bool:
        """Whether the words of the action are an answer of that round."""
        return self in ANSWERS

    @property
    def asks_time(self) -> bool:
        return self is Action.ASK_TIME

    @property
    def grants_time(self) -> bool:
        return self is Action.GRANT_TIME

    @property
    def decides_time(self) -> bool:
        return self in {Action.GRANT_TIME, Action.REFUSE_TIME}

    @property
    def reports(self) -> bool:
        return self is Action.PROGRESS

    @property
    def contributes(self) -> bool:
        return self is Action.CONTRIBUTE

    @property
    def asks_for_help(self) -> bool:
        return self in {Action.ASSIGN, Action.REASSIGN, Action.CHANGE_HELP}

    @property
    def is_for_staff_only(self) -> bool:
        return self in STAFF_ONLY

    @property
    def urges(self) -> bool:
        return self is Action.URGE

    @property
    def is_by_default(self) -> bool:
        return self is Action.ACCEPT_BY_DEFAULT

    @property
    def begins_again(self) -> bool:
        """Whether the action sends the appeal back to work."""
        return self is Action.REWORK


ANSWERS = frozenset({Action.ANSWER, Action.ANSWER_AT_ONCE, Action.ANSWER_ON_SPOT})
ADDS = frozenset({Action.ADD, Action.SUPPLY})  # the enterprise says more of what it has filed
STAFF_ONLY = frozenset({Action.NOTE})  # no enterprise ever learns of it


class Outcome(StrEnum):
    """What an answer brings. 长期推进 is a plan, which is followed until a final answer."""

    SOLVED = "SOLVED"
    PARTLY = "PARTLY"
    EXPLAINED = "EXPLAINED"
    NOT_YET = "NOT_YET"
    LONG_TERM = "LONG_TERM"


class Ground(StrEnum):
    """Why an appeal was closed (销号)."""

    RATED = "RATED"
    NOT_RATED = "NOT_RATED"
    VISITED = "VISITED"
    BY_HAND = "BY_HAND"


@dataclass(frozen=True, slots=True)
class Appeal:
    """An appeal; every moment is aware UTC.

    `handler`: the person of the lead department who works on it; `prepared`: an answer for its session, not sent;
    `at_counter`: the enterprise has no chat; `awaited`: assisting departments whose contribution is due at
    `assist_due_at`; `noted_at`: when a long-term plan was last reported on; `plan_rounds`: rounds that followed a plan.
    """

    id: AppealId
    number: str
    enterprise: int
    filed_by: PersonId | None
    filed_at: datetime
    text: str
    kind: str
    theme: str
    region: str
    verdict: dict[str, Any]
    state: State
    round: int
    lead: str | None
    assisting: tuple[str, ...]
    clock_from: datetime
    session: int | None = None
    session_at: datetime | None = None
    resume_state: State | None = None
    handler: PersonId | None = None
    assigned_at: datetime | None = None
    awaited: tuple[str, ...] = ()
    assist_due_at: datetime | None = None
    accepted_at: datetime | None = None
    contacted_at: datetime | None = None
    due_at: datetime | None = None
    original_due_at: datetime | None = None
    paused_at: datetime | None = None
    answered_at: datetime | None = None
    settled_at: datetime | None = None
    outcome: Outcome | None = None
    answer: str = ""
    prepared: str = ""
    plan: str = ""
    noted_at: datetime | None = None
    plan_rounds: int = 0
    follows: AppealId | None = None
    ground: Ground | None = None
    reply_days: int | None = None
    returns: int = 0
    questions: int = 0
    objected: bool = False
    accepted_by_default: bool = False
    demo: bool = False
    source: Source = Source.CHAT
    at_counter: bool = False
    confidential: bool = False

    @property
    def reworked(self) -> bool:
        """Whether this round began because the enterprise was not satisfied, and not because a plan is followed."""
        return self.round - self.plan_rounds > 1

    @property
    def follows_plan(self) -> bool:
        """Whether the department has to report on a long-term plan (长期推进) and to answer at its end."""
        return self.noted_at is not None

    @property
    def rated_round(self) -> int:
        """The round whose answer can be rated. A plan is carried out in the round after its answer."""
        return self.round - 1 if self.follows_plan and self.state in _PLAN_STANDS else self.round

    def parties(self, actor: Actor) -> frozenset[Party]:
        """Return what `actor` is to this appeal; an empty set for somebody who has nothing to do with it."""
        if isinstance(actor, System):
            return frozenset({Party.SYSTEM})
        return frozenset(party for party, holds in _PARTIES.items() if holds(self, actor))


_PLAN_STANDS = frozenset({State.ASSIGNED, State.HANDLING, State.NEEDS_INFO})  # the answer that ends it is not written

_PARTIES: dict[Party, Callable[[Appeal, Person], bool]] = {
    Party.MEMBER: lambda a, p: p.role is Role.MEMBER and p.enterprise == a.enterprise,
    Party.LEAD: lambda a, p: p.role is Role.CONTACT and p.department is not None and p.department == a.lead,
    Party.ASSISTING: lambda a, p: p.role is Role.CONTACT and p.department in a.assisting,
    Party.HEAD: lambda a, p: p.role is Role.HEAD and p.department is not None and p.department == a.lead,
    Party.ASSISTING_HEAD: lambda a, p: p.role is Role.HEAD and p.department in a.assisting,
    Party.COORDINATOR: lambda _, p: p.role is Role.COORDINATOR,
    Party.SUPERVISOR: lambda _, p: p.role is Role.SUPERVISOR,
    Party.COUNTER: lambda a, p: a.at_counter and p.role is Role.COORDINATOR,
}
