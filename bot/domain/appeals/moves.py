"""The table of moves of an appeal (三办一销号): the only place that decides who may do what, when, and what follows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.appeals import guards
from bot.domain.appeals.appeal import SETTLED, Action, State
from bot.domain.appeals.situation import Situation
from bot.domain.base.party import Party

Guard = Callable[[Situation], bool]


class Clock(StrEnum):
    """The clock that runs in a state; its limits are the pack's, its timers are in bot.domain.deadlines."""

    TRIAGE = "TRIAGE"
    INFO = "INFO"
    SESSION = "SESSION"
    ACCEPT = "ACCEPT"
    ASSIST = "ASSIST"
    CONTACT = "CONTACT"
    REPLY = "REPLY"
    SURVEY = "SURVEY"
    REVIEW = "REVIEW"
    VISIT = "VISIT"


@dataclass(frozen=True, slots=True)
class StateRule:
    """Who has to act in a state, and the clocks that see to it."""

    owner: Party | None
    clocks: tuple[Clock, ...] = ()


class Resume(StrEnum):
    """A move's end that the appeal itself remembers."""

    RESUME = "RESUME"


@dataclass(frozen=True, slots=True)
class Move:
    action: Action
    sources: tuple[State | None, ...]
    who: Party
    to: State | Resume
    tells: tuple[Party, ...] = ()
    guard: Guard | None = None


STATES: dict[State, StateRule] = {
    State.TRIAGE: StateRule(Party.COORDINATOR, (Clock.TRIAGE, Clock.REPLY)),
    State.NEEDS_INFO: StateRule(Party.MEMBER, (Clock.INFO,)),
    State.SCHEDULED: StateRule(Party.COORDINATOR, (Clock.SESSION,)),
    State.ASSIGNED: StateRule(Party.LEAD, (Clock.ACCEPT, Clock.ASSIST, Clock.REPLY)),
    State.HANDLING: StateRule(Party.LEAD, (Clock.CONTACT, Clock.ASSIST, Clock.REPLY)),
    State.SIGN_OFF: StateRule(Party.HEAD, (Clock.REPLY,)),
    State.ANSWERED: StateRule(Party.MEMBER, (Clock.SURVEY,)),
    State.REVIEW: StateRule(Party.COORDINATOR, (Clock.REVIEW,)),
    State.VISIT: StateRule(Party.COORDINATOR, (Clock.VISIT,)),
    State.CLOSED: StateRule(None),
    State.DECLINED: StateRule(None),
    State.WITHDRAWN: StateRule(None),
}

RETURNS_MAX = 2  # the assignment after the second return is a binding ruling

S, A, P = State, Action, Party
WITH_DEPARTMENT = (S.ASSIGNED, S.HANDLING, S.SIGN_OFF)
IN_HAND = (S.ASSIGNED, S.HANDLING, S.NEEDS_INFO, S.SIGN_OFF)
DEPARTMENT = (P.LEAD, P.ASSISTING)

# Of several rows for one action, state and party the first whose guard holds is taken.
_MOVES: tuple[Move, ...] = (
    Move(A.FILE, (None,), P.MEMBER, S.ASSIGNED, (P.MEMBER, *DEPARTMENT), guards.sure),
    Move(A.FILE, (None,), P.MEMBER, S.TRIAGE, (P.MEMBER, P.COORDINATOR)),
    Move(A.ASSIGN, (S.TRIAGE, S.SCHEDULED), P.COORDINATOR, S.ASSIGNED, (P.MEMBER, *DEPARTMENT)),
    Move(A.SCHEDULE, (S.TRIAGE,), P.COORDINATOR, S.SCHEDULED, (P.MEMBER, *DEPARTMENT), guards.booked),
    Move(A.ANSWER_ON_SPOT, (S.SCHEDULED,), P.COORDINATOR, S.ANSWERED, (P.MEMBER, P.LEAD), guards.at_session),
    Move(A.SESSION_MOVED, (S.SCHEDULED,), P.SYSTEM, S.SCHEDULED, DEPARTMENT),
    Move(A.SESSION_OFF, (S.SCHEDULED,), P.SYSTEM, S.TRIAGE, (P.MEMBER, P.COORDINATOR)),
    Move(A.PREPARE, (S.SCHEDULED,), P.LEAD, S.SCHEDULED, (P.COORDINATOR,)),
    Move(A.ANSWER_AT_ONCE, (S.TRIAGE,), P.COORDINATOR, S.ANSWERED, (P.MEMBER, P.LEAD)),
    Move(A.DECLINE, (S.TRIAGE,), P.COORDINATOR, S.DECLINED, (P.MEMBER,)),
    Move(A.OBJECT, (S.DECLINED,), P.MEMBER, S.TRIAGE, (P.COORDINATOR,), guards.may_object),
    Move(A.ASK, (S.TRIAGE,), P.COORDINATOR, S.NEEDS_INFO, (P.MEMBER,), guards.may_ask),
    Move(A.ASK, (S.HANDLING,), P.LEAD, S.NEEDS_INFO, (P.MEMBER,), guards.may_ask),
    Move(A.SUPPLY, (S.NEEDS_INFO,), P.MEMBER, Resume.RESUME, (P.LEAD,), guards.asked_in_handling),
    Move(A.SUPPLY, (S.NEEDS_INFO,), P.MEMBER, Resume.RESUME, (P.COORDINATOR,)),
    Move(A.INFO_EXPIRED, (S.NEEDS_INFO,), P.SYSTEM, Resume.RESUME, (P.MEMBER, P.LEAD), guards.asked_in_handling),
    Move(A.INFO_EXPIRED, (S.NEEDS_INFO,), P.SYSTEM, Resume.RESUME, (P.MEMBER, P.COORDINATOR)),
    Move(A.ADD, (S.TRIAGE,), P.MEMBER, S.TRIAGE, (P.COORDINATOR,)),
    Move(A.ADD, (S.SCHEDULED,), P.MEMBER, S.SCHEDULED, (P.COORDINATOR, *DEPARTMENT)),
    *(Move(A.ADD, (state,), P.MEMBER, state, DEPARTMENT) for state in WITH_DEPARTMENT),
    Move(A.WITHDRAW, WITH_DEPARTMENT, P.MEMBER, S.WITHDRAWN, DEPARTMENT),
    Move(A.WITHDRAW, (S.NEEDS_INFO,), P.MEMBER, S.WITHDRAWN, DEPARTMENT, guards.asked_in_handling),
    Move(A.WITHDRAW, (S.TRIAGE, S.NEEDS_INFO), P.MEMBER, S.WITHDRAWN, (P.COORDINATOR,)),
    Move(A.WITHDRAW, (S.SCHEDULED,), P.MEMBER, S.WITHDRAWN, (P.COORDINATOR, *DEPARTMENT)),
    Move(A.ACCEPT, (S.ASSIGNED,), P.LEAD, S.HANDLING, (P.MEMBER,)),
    Move(A.ACCEPT_BY_DEFAULT, (S.ASSIGNED,), P.SYSTEM, S.HANDLING, (P.LEAD, P.COORDINATOR)),
    Move(A.RETURN, (S.ASSIGNED,), P.LEAD, S.TRIAGE, (P.COORDINATOR,), guards.may_return),
    Move(A.REROUTE, (S.ASSIGNED, S.HANDLING), P.MEMBER, S.TRIAGE, (P.FORMER, P.COORDINATOR), guards.may_reroute),
    Move(A.PROGRESS, (S.HANDLING,), P.LEAD, S.HANDLING, (P.MEMBER,)),
    Move(A.PROGRESS, (S.HANDLING,), P.ASSISTING, S.HANDLING, (P.LEAD,)),
    *(Move(A.CONTRIBUTE, (state,), P.ASSISTING, state, (P.LEAD,)) for state in (S.ASSIGNED, S.HANDLING)),
    *(
        Move(A.HAND_OVER, (state,), who, state, (P.LEAD, P.FORMER), guards.has_colleague)
        for state in IN_HAND
        for who in (P.LEAD, P.HEAD, P.COORDINATOR)
    ),
    *(Move(A.STAND_IN, (state,), P.SYSTEM, state, (P.LEAD,)) for state in IN_HAND),
    Move(A.ASK_TIME, (S.HANDLING,), P.LEAD, S.HANDLING, (P.COORDINATOR,), guards.first_time),
    Move(A.ASK_TIME, (S.HANDLING,), P.LEAD, S.HANDLING, (P.SUPERVISOR,), guards.second_time),
    Move(A.GRANT_TIME, (S.HANDLING,), P.COORDINATOR, S.HANDLING, (P.MEMBER, P.LEAD), guards.asked_first),
    Move(A.GRANT_TIME, (S.HANDLING,), P.SUPERVISOR, S.HANDLING, (P.MEMBER, P.LEAD), guards.asked_again),
    Move(A.REFUSE_TIME, (S.HANDLING,), P.COORDINATOR, S.HANDLING, (P.LEAD,), guards.asked_first),
    Move(A.REFUSE_TIME, (S.HANDLING,), P.SUPERVISOR, S.HANDLING, (P.LEAD,), guards.asked_again),
    Move(A.URGE, (S.ASSIGNED,), P.MEMBER, S.ASSIGNED, (P.LEAD, P.COORDINATOR), guards.may_urge),
    Move(A.URGE, (S.HANDLING,), P.MEMBER, S.HANDLING, (P.LEAD, P.COORDINATOR), guards.may_urge),
    Move(A.URGE, (S.SIGN_OFF,), P.MEMBER, S.SIGN_OFF, (P.HEAD, P.COORDINATOR), guards.may_urge),
    Move(A.URGE, (S.TRIAGE,), P.MEMBER, S.TRIAGE, (P.COORDINATOR,), guards.may_urge),
    Move(A.ANSWER, (S.HANDLING,), P.LEAD, S.SIGN_OFF, (P.HEAD,), guards.signs_off),
    Move(A.ANSWER, (S.HANDLING,), P.LEAD, S.ANSWERED, (P.MEMBER, P.ASSISTING)),
    Move(A.SIGN, (S.SIGN_OFF,), P.HEAD, S.ANSWERED, (P.MEMBER, *DEPARTMENT)),
    Move(A.SEND_BACK, (S.SIGN_OFF,), P.HEAD, S.HANDLING, (P.LEAD,)),
    Move(A.RATE, (S.ANSWERED,), P.MEMBER, S.REVIEW, (P.LEAD, P.COORDINATOR), guards.unsatisfied),
    Move(A.RATE, (S.ANSWERED,), P.MEMBER, S.HANDLING, (P.LEAD,), guards.promised),
    Move(A.RATE, (S.ANSWERED,), P.MEMBER, S.VISIT, (P.LEAD, P.COORDINATOR), guards.plan_is_over),
    Move(A.RATE, (S.ANSWERED,), P.MEMBER, S.VISIT, (P.LEAD, P.COORDINATOR), guards.sampled),
    Move(A.RATE, (S.ANSWERED,), P.MEMBER, S.CLOSED, (P.LEAD,)),
    Move(A.RATE, (S.CLOSED, S.VISIT), P.MEMBER, S.REVIEW, (P.LEAD, P.COORDINATOR), guards.rerated_badly),
    Move(A.RATE, (S.REVIEW,), P.MEMBER, S.HANDLING, (P.LEAD, P.COORDINATOR), guards.rerated_to_promised),
    Move(A.RATE, (S.CLOSED, S.REVIEW), P.MEMBER, S.CLOSED, (P.LEAD, P.COORDINATOR), guards.rerated_well),
    Move(A.RATE, (S.VISIT,), P.MEMBER, S.VISIT, (P.LEAD, P.COORDINATOR), guards.rerated_well),
    Move(A.RATE, (S.HANDLING,), P.MEMBER, S.REVIEW, (P.LEAD, P.COORDINATOR), guards.rerated_badly),
    Move(A.RATE, (S.HANDLING,), P.MEMBER, S.HANDLING, (P.LEAD,), guards.rerated_well),
    Move(A.SURVEY_EXPIRED, (S.ANSWERED,), P.SYSTEM, S.HANDLING, (P.MEMBER, P.LEAD), guards.promised),
    Move(A.SURVEY_EXPIRED, (S.ANSWERED,), P.SYSTEM, S.VISIT, (P.MEMBER, P.COORDINATOR), guards.plan_is_over),
    Move(A.SURVEY_EXPIRED, (S.ANSWERED,), P.SYSTEM, S.CLOSED, (P.MEMBER, P.LEAD)),
    Move(A.REWORK, (S.REVIEW, S.VISIT), P.COORDINATOR, S.ASSIGNED, (P.MEMBER, P.LEAD, P.FORMER), guards.elsewhere),
    Move(A.REWORK, (S.REVIEW, S.VISIT), P.COORDINATOR, S.HANDLING, (P.MEMBER, P.LEAD)),
    Move(A.UPHOLD, (S.REVIEW,), P.COORDINATOR, S.HANDLING, (P.MEMBER, P.LEAD), guards.promised),
    Move(A.UPHOLD, (S.REVIEW,), P.COORDINATOR, S.VISIT, (P.MEMBER,)),
    Move(A.VISIT, (S.VISIT,), P.COORDINATOR, S.CLOSED, (P.MEMBER, P.LEAD)),
    Move(A.CLOSE, (S.REVIEW,), P.COORDINATOR, S.CLOSED, (P.MEMBER, P.LEAD), guards.reworked),
    Move(A.CLOSE, (S.VISIT,), P.COORDINATOR, S.CLOSED, (P.MEMBER, P.LEAD)),
    *(
        Move(A.SUPERVISE, (state,), P.SUPERVISOR, state, (P.LEAD, P.HEAD, P.COORDINATOR))
        for state in (S.ASSIGNED, S.HANDLING, S.SIGN_OFF)
    ),
    *(
        Move(A.SUPERVISE, (state,), P.SUPERVISOR, state, (P.COORDINATOR,))
        for state in (S.TRIAGE, S.SCHEDULED, S.REVIEW, S.VISIT)
    ),
    *(Move(A.RECKON, (state,), P.SYSTEM, state, (P.MEMBER, P.COORDINATOR)) for state in (S.TRIAGE, S.SCHEDULED)),
    Move(A.RECKON, (S.NEEDS_INFO,), P.SYSTEM, S.NEEDS_INFO),
    *(Move(A.RECKON, (state,), P.SYSTEM, state, (P.MEMBER, P.LEAD)) for state in WITH_DEPARTMENT),
    Move(A.REOPEN, (S.CLOSED,), P.MEMBER, S.REVIEW, (P.COORDINATOR,), guards.may_reopen),
    Move(A.REOPEN, (S.CLOSED,), P.COORDINATOR, S.REVIEW, (P.MEMBER, P.LEAD), guards.may_reopen),
)

# 专窗代录: whatever an enterprise may do, a coordinator may do for one that has no chat, as its row here says.
MOVES: tuple[Move, ...] = (*_MOVES, *(replace(move, who=P.COUNTER) for move in _MOVES if move.who is P.MEMBER))
FOR_ENTERPRISE = frozenset(move.action for move in MOVES if move.who is P.COUNTER)


def find(state: State | None, action: Action, parties: Iterable[Party], it: Situation) -> Move | None:
    """Return the row that lets one of `parties` do `action` in `state` (None: not filed yet), or None."""
    held = frozenset(parties)
    for move in MOVES:
        if move.action is action and state in move.sources and move.who in held and (not move.guard or move.guard(it)):
            return move
    return None


def allowed(state: State, parties: Iterable[Party], it: Situation) -> tuple[Action, ...]:
    """Return what `parties` may do in `state` now, in the table's order."""
    held = frozenset(parties)
    rows = (move.action for move in MOVES if state in move.sources and move.who in held)
    return tuple(action for action in dict.fromkeys(rows) if find(state, action, held, it))


def validate(moves: Iterable[Move] = MOVES, states: dict[State, StateRule] | None = None) -> list[str]:
    """Return what is wrong with the table: a state without a way in, a way out, an owner or a clock."""
    rules, rows = states or STATES, list(moves)
    problems: list[str] = []
    for state in State:
        if not any(move.to is state for move in rows):
            problems.append(f"{state}: no way in")
        if state not in SETTLED and not any(state in move.sources and move.to is not state for move in rows):
            problems.append(f"{state}: no way out")
        rule = rules.get(state)
        if state not in SETTLED and (rule is None or rule.owner is None or not rule.clocks):
            problems.append(f"{state}: no owner or no clock")
    return problems
