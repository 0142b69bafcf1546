"""The table of moves of an appeal (三办一销号): the only place that decides who may do what, when, and what follows."""

from dataclasses import replace
from enum import StrEnum

from bot.domain.appeals import guards
from bot.domain.appeals.appeal import SETTLED, Action, State
from bot.domain.appeals.situation import Situation
from bot.domain.base.party import Party
from bot.domain.base.table import Move, Resume, Rule, Table, staying


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


STATES: dict[State, Rule[Clock]] = {
    State.TRIAGE: Rule(Party.COORDINATOR, (Clock.TRIAGE, Clock.REPLY)),
    State.NEEDS_INFO: Rule(Party.MEMBER, (Clock.INFO,)),
    State.SCHEDULED: Rule(Party.COORDINATOR, (Clock.SESSION,)),
    State.ASSIGNED: Rule(Party.LEAD, (Clock.ACCEPT, Clock.ASSIST, Clock.REPLY)),
    State.HANDLING: Rule(Party.LEAD, (Clock.CONTACT, Clock.ASSIST, Clock.REPLY)),
    State.SIGN_OFF: Rule(Party.HEAD, (Clock.REPLY,)),
    State.ANSWERED: Rule(Party.MEMBER, (Clock.SURVEY,)),
    State.REVIEW: Rule(Party.COORDINATOR, (Clock.REVIEW,)),
    State.VISIT: Rule(Party.COORDINATOR, (Clock.VISIT,)),
    State.CLOSED: Rule(None),
    State.DECLINED: Rule(None),
    State.WITHDRAWN: Rule(None),
}

RETURNS_MAX = 2  # the assignment after the second return is a binding ruling

S, A, P = State, Action, Party
WITH_DEPARTMENT = (S.ASSIGNED, S.HANDLING, S.SIGN_OFF)
IN_HAND = (S.ASSIGNED, S.HANDLING, S.NEEDS_INFO, S.SIGN_OFF)
DEPARTMENT = (P.LEAD, P.ASSISTING)
RESUME = Resume.RESUME

AppealMove = Move[State, Action, Situation]
_MOVES: tuple[AppealMove, ...] = (
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
    Move(A.SUPPLY, (S.NEEDS_INFO,), P.MEMBER, RESUME, (P.LEAD,), guards.asked_in_handling),
    Move(A.SUPPLY, (S.NEEDS_INFO,), P.MEMBER, RESUME, (P.COORDINATOR,)),
    Move(A.INFO_EXPIRED, (S.NEEDS_INFO,), P.SYSTEM, RESUME, (P.MEMBER, P.LEAD), guards.asked_in_handling),
    Move(A.INFO_EXPIRED, (S.NEEDS_INFO,), P.SYSTEM, RESUME, (P.MEMBER, P.COORDINATOR)),
    Move(A.ADD, (S.TRIAGE,), P.MEMBER, S.TRIAGE, (P.COORDINATOR,)),
    Move(A.ADD, (S.SCHEDULED,), P.MEMBER, S.SCHEDULED, (P.COORDINATOR, *DEPARTMENT)),
    *staying(A.ADD, WITH_DEPARTMENT, P.MEMBER, DEPARTMENT),
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
    *staying(A.CONTRIBUTE, (S.ASSIGNED, S.HANDLING), P.ASSISTING, (P.LEAD,)),
    *staying(A.HAND_OVER, IN_HAND, P.LEAD, (P.LEAD, P.FORMER), guards.has_colleague),
    *staying(A.HAND_OVER, IN_HAND, P.HEAD, (P.LEAD, P.FORMER), guards.has_colleague),
    *staying(A.HAND_OVER, IN_HAND, P.COORDINATOR, (P.LEAD, P.FORMER), guards.has_colleague),
    *staying(A.STAND_IN, IN_HAND, P.SYSTEM, (P.LEAD,)),
    Move(A.ASK_TIME, (S.HANDLING,), P.LEAD, S.HANDLING, (P.COORDINATOR,), guards.first_time),
    Move(A.ASK_TIME, (S.HANDLING,), P.LEAD, S.HANDLING, (P.SUPERVISOR,), guards.second_time),
    Move(A.GRANT_TIME, (S.HANDLING,), P.COORDINATOR, S.HANDLING, (P.MEMBER, P.LEAD), guards.asked_first),
    Move(A.GRANT_TIME, (S.HANDLING,), P.SUPERVISOR, S.HANDLING, (P.MEMBER, P.LEAD), guards.asked_again),
    Move(A.REFUSE_TIME, (S.HANDLING,), P.COORDINATOR, S.HANDLING, (P.LEAD,), guards.asked_first),
    Move(A.REFUSE_TIME, (S.HANDLING,), P.SUPERVISOR, S.HANDLING, (P.LEAD,), guards.asked_again),
    *staying(A.URGE, (S.ASSIGNED, S.HANDLING), P.MEMBER, (P.LEAD, P.COORDINATOR), guards.may_urge),
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
    *staying(A.SUPERVISE, WITH_DEPARTMENT, P.SUPERVISOR, (P.LEAD, P.HEAD, P.COORDINATOR)),
    *staying(A.SUPERVISE, (S.TRIAGE, S.SCHEDULED, S.REVIEW, S.VISIT), P.SUPERVISOR, (P.COORDINATOR,)),
    *staying(A.RECKON, (S.TRIAGE, S.SCHEDULED), P.SYSTEM, (P.MEMBER, P.COORDINATOR)),
    Move(A.RECKON, (S.NEEDS_INFO,), P.SYSTEM, S.NEEDS_INFO),
    *staying(A.RECKON, WITH_DEPARTMENT, P.SYSTEM, (P.MEMBER, P.LEAD)),
    Move(A.REOPEN, (S.CLOSED,), P.MEMBER, S.REVIEW, (P.COORDINATOR,), guards.may_reopen),
    Move(A.REOPEN, (S.CLOSED,), P.COORDINATOR, S.REVIEW, (P.MEMBER, P.LEAD), guards.may_reopen),
)

# 专窗代录: whatever an enterprise may do, a coordinator may do for one that has no chat, as its row here says.
MOVES: tuple[AppealMove, ...] = (*_MOVES, *(replace(move, who=P.COUNTER) for move in _MOVES if move.who is P.MEMBER))
FOR_ENTERPRISE = frozenset(move.action for move in MOVES if move.who is P.COUNTER)
TABLE = Table(MOVES, STATES, SETTLED)
