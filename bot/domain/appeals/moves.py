"""The table of moves of an appeal (三办一销号).

It alone decides who may do what in which state, where that leads and whom it tells.
"""

from dataclasses import replace
from enum import StrEnum

from bot.domain.appeals import guards
from bot.domain.appeals.action import SETTLED, Action, Ground, State
from bot.domain.appeals.presses import Tap
from bot.domain.appeals.situation import Fact, Situation
from bot.domain.base.party import Party
from bot.domain.base.table import Move, Resume, Rule, Table, staying


class Clock(StrEnum):
    """The clock of a state. Its limits are in the pack, its timers in bot.domain.appeals.deadlines."""

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
    State.SCHEDULED: Rule(Party.COORDINATOR, (Clock.SESSION, Clock.REPLY)),
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

S, A, P, F = State, Action, Party, Fact
WITH_DEPARTMENT = (S.ASSIGNED, S.HANDLING, S.SIGN_OFF)
IN_HAND = (S.ASSIGNED, S.HANDLING, S.NEEDS_INFO, S.SIGN_OFF)
GIVEN = (S.SCHEDULED, *IN_HAND)  # to a department, and not answered yet
OPEN = tuple(state for state, rule in STATES.items() if rule.owner)
DEPARTMENT = (P.LEAD, P.ASSISTING)
HANDED_ON = (P.MEMBER, *DEPARTMENT, P.FORMER)
RESUME = Resume.RESUME

AppealMove = Move[State, Action, Situation]
_MOVES: tuple[AppealMove, ...] = (
    Move(A.FILE, (None,), P.MEMBER, S.ASSIGNED, (P.MEMBER, *DEPARTMENT), F.SURE),
    Move(A.FILE, (None,), P.MEMBER, S.TRIAGE, (P.MEMBER, P.COORDINATOR)),
    Move(A.ASSIGN, (S.TRIAGE, S.SCHEDULED), P.COORDINATOR, S.ASSIGNED, (P.MEMBER, *DEPARTMENT)),
    Move(A.SCHEDULE, (S.TRIAGE, *IN_HAND), P.COORDINATOR, S.SCHEDULED, HANDED_ON, F.BOOKED),
    Move(A.ANSWER_ON_SPOT, (S.TRIAGE, *GIVEN), P.COORDINATOR, S.ANSWERED, HANDED_ON, F.AT_SESSION),
    Move(A.SESSION_MOVED, (S.SCHEDULED,), P.SYSTEM, S.SCHEDULED, DEPARTMENT),
    Move(A.SESSION_OFF, (S.SCHEDULED,), P.SYSTEM, S.TRIAGE, (P.MEMBER, P.COORDINATOR)),
    Move(A.PREPARE, (S.SCHEDULED,), P.LEAD, S.SCHEDULED, (P.COORDINATOR,)),
    Move(A.ANSWER_AT_ONCE, (S.TRIAGE,), P.COORDINATOR, S.ANSWERED, (P.MEMBER, P.LEAD)),
    Move(A.DECLINE, (S.TRIAGE,), P.COORDINATOR, S.DECLINED, (P.MEMBER,)),
    Move(A.OBJECT, (S.DECLINED,), P.MEMBER, S.TRIAGE, (P.COORDINATOR,), F.MAY_OBJECT),
    Move(A.ASK, (S.TRIAGE,), P.COORDINATOR, S.NEEDS_INFO, (P.MEMBER,), F.MAY_ASK),
    Move(A.ASK, (S.HANDLING,), P.LEAD, S.NEEDS_INFO, (P.MEMBER,), F.MAY_ASK),
    Move(A.SUPPLY, (S.NEEDS_INFO,), P.MEMBER, RESUME, (P.LEAD,), F.ASKED_IN_HANDLING),
    Move(A.SUPPLY, (S.NEEDS_INFO,), P.MEMBER, RESUME, (P.COORDINATOR,)),
    Move(A.INFO_EXPIRED, (S.NEEDS_INFO,), P.SYSTEM, RESUME, (P.MEMBER, P.LEAD), F.ASKED_IN_HANDLING),
    Move(A.INFO_EXPIRED, (S.NEEDS_INFO,), P.SYSTEM, RESUME, (P.MEMBER, P.COORDINATOR)),
    Move(A.ADD, (S.TRIAGE,), P.MEMBER, S.TRIAGE, (P.COORDINATOR,)),
    Move(A.ADD, (S.SCHEDULED,), P.MEMBER, S.SCHEDULED, (P.COORDINATOR, *DEPARTMENT)),
    *staying(A.ADD, WITH_DEPARTMENT, P.MEMBER, DEPARTMENT),
    Move(A.WITHDRAW, WITH_DEPARTMENT, P.MEMBER, S.WITHDRAWN, DEPARTMENT),
    Move(A.WITHDRAW, (S.NEEDS_INFO,), P.MEMBER, S.WITHDRAWN, DEPARTMENT, F.ASKED_IN_HANDLING),
    Move(A.WITHDRAW, (S.TRIAGE, S.NEEDS_INFO), P.MEMBER, S.WITHDRAWN, (P.COORDINATOR,)),
    Move(A.WITHDRAW, (S.SCHEDULED,), P.MEMBER, S.WITHDRAWN, (P.COORDINATOR, *DEPARTMENT)),
    Move(A.ACCEPT, (S.ASSIGNED,), P.LEAD, S.HANDLING, (P.MEMBER,)),
    Move(A.ACCEPT_BY_DEFAULT, (S.ASSIGNED,), P.SYSTEM, S.HANDLING, (P.LEAD, P.COORDINATOR), F.LEAD_IS_THERE),
    Move(A.RETURN, (S.ASSIGNED, S.HANDLING), P.LEAD, S.TRIAGE, (P.COORDINATOR, P.FORMER), F.MAY_RETURN),
    Move(A.DISOWN, (S.HANDLING,), P.LEAD, S.HANDLING, (P.COORDINATOR,), F.MAY_DISOWN),
    Move(A.KEEP_LEAD, (S.HANDLING,), P.COORDINATOR, S.HANDLING, (P.LEAD,), F.DISOWNED),
    Move(A.REROUTE, (S.ASSIGNED, S.HANDLING), P.MEMBER, S.TRIAGE, (P.FORMER, P.COORDINATOR), F.MAY_REROUTE),
    Move(A.PROGRESS, (S.HANDLING,), P.LEAD, S.HANDLING, (P.MEMBER,)),
    Move(A.PROGRESS, (S.HANDLING,), P.ASSISTING, S.HANDLING, (P.LEAD,)),
    *staying(A.CONTRIBUTE, GIVEN, P.ASSISTING, (P.LEAD,)),
    *staying(A.HAND_OVER, IN_HAND, P.LEAD, (P.LEAD, P.FORMER), F.HAS_COLLEAGUE),
    *staying(A.HAND_OVER, IN_HAND, P.HEAD, (P.LEAD, P.FORMER), F.HAS_COLLEAGUE),
    *staying(A.HAND_OVER, IN_HAND, P.COORDINATOR, (P.LEAD, P.FORMER), F.HAS_COLLEAGUE),
    *staying(A.STAND_IN, IN_HAND, P.SYSTEM, (P.LEAD,)),
    Move(A.ASK_TIME, (S.HANDLING,), P.LEAD, S.HANDLING, (P.COORDINATOR,), guards.first_time),
    Move(A.ASK_TIME, (S.HANDLING,), P.LEAD, S.HANDLING, (P.SUPERVISOR,), guards.second_time),
    Move(A.GRANT_TIME, (S.HANDLING,), P.COORDINATOR, S.HANDLING, (P.MEMBER, P.LEAD), guards.asked_first),
    Move(A.GRANT_TIME, (S.HANDLING,), P.SUPERVISOR, S.HANDLING, (P.MEMBER, P.LEAD), guards.asked_again),
    Move(A.REFUSE_TIME, (S.HANDLING,), P.COORDINATOR, S.HANDLING, (P.LEAD,), guards.asked_first),
    Move(A.REFUSE_TIME, (S.HANDLING,), P.SUPERVISOR, S.HANDLING, (P.LEAD,), guards.asked_again),
    *staying(A.URGE, (S.ASSIGNED, S.HANDLING), P.MEMBER, (P.LEAD, P.COORDINATOR), F.MAY_URGE),
    Move(A.URGE, (S.SIGN_OFF,), P.MEMBER, S.SIGN_OFF, (P.HEAD, P.COORDINATOR), F.MAY_URGE),
    *staying(A.URGE, (S.TRIAGE, S.REVIEW), P.MEMBER, (P.COORDINATOR,), F.MAY_URGE),
    Move(A.ANSWER, (S.HANDLING,), P.LEAD, S.SIGN_OFF, (P.HEAD,), F.SIGNS_OFF),
    Move(A.ANSWER, (S.HANDLING,), P.LEAD, S.ANSWERED, (P.MEMBER, P.ASSISTING)),
    Move(A.SIGN, (S.SIGN_OFF,), P.HEAD, S.ANSWERED, (P.MEMBER, *DEPARTMENT)),
    Move(A.SIGN, (S.SIGN_OFF,), P.COORDINATOR, S.ANSWERED, (P.MEMBER, *DEPARTMENT), F.NO_HEAD_THERE),
    Move(A.SEND_BACK, (S.SIGN_OFF,), P.HEAD, S.HANDLING, (P.LEAD,)),
    Move(A.SEND_BACK, (S.SIGN_OFF,), P.COORDINATOR, S.HANDLING, (P.LEAD,), F.NO_HEAD_THERE),
    Move(A.RATE, (S.ANSWERED,), P.MEMBER, S.REVIEW, (P.LEAD, P.COORDINATOR), guards.unsatisfied),
    Move(A.RATE, (S.ANSWERED,), P.MEMBER, S.HANDLING, (P.LEAD,), F.PROMISED),
    Move(A.RATE, (S.ANSWERED,), P.MEMBER, S.VISIT, (P.LEAD, P.COORDINATOR), F.FOLLOWS_PLAN),
    Move(A.RATE, (S.ANSWERED,), P.MEMBER, S.VISIT, (P.LEAD, P.COORDINATOR), F.SAMPLED),
    Move(A.RATE, (S.ANSWERED,), P.MEMBER, S.CLOSED, (P.LEAD,)),
    Move(A.RATE, (S.CLOSED, S.VISIT), P.MEMBER, S.REVIEW, (P.LEAD, P.COORDINATOR), guards.rerated_badly),
    Move(A.RATE, (S.REVIEW,), P.MEMBER, S.HANDLING, (P.LEAD, P.COORDINATOR), guards.rerated_to_promised),
    Move(A.RATE, (S.CLOSED, S.REVIEW), P.MEMBER, S.CLOSED, (P.LEAD, P.COORDINATOR), guards.rerated_well),
    Move(A.RATE, (S.VISIT,), P.MEMBER, S.VISIT, (P.LEAD, P.COORDINATOR), guards.rerated_well),
    Move(A.RATE, (S.HANDLING,), P.MEMBER, S.REVIEW, (P.LEAD, P.COORDINATOR), guards.rerated_badly),
    Move(A.RATE, (S.HANDLING,), P.MEMBER, S.HANDLING, (P.LEAD,), guards.rerated_well),
    Move(A.SURVEY_EXPIRED, (S.ANSWERED,), P.SYSTEM, S.HANDLING, (P.MEMBER, P.LEAD), F.PROMISED),
    Move(A.SURVEY_EXPIRED, (S.ANSWERED,), P.SYSTEM, S.VISIT, (P.MEMBER, P.COORDINATOR), F.FOLLOWS_PLAN),
    Move(A.SURVEY_EXPIRED, (S.ANSWERED,), P.SYSTEM, S.CLOSED, (P.MEMBER, P.LEAD)),
    Move(A.REWORK, (S.REVIEW, S.VISIT), P.COORDINATOR, S.ASSIGNED, (P.MEMBER, P.LEAD, P.FORMER), F.ELSEWHERE),
    Move(A.REWORK, (S.REVIEW, S.VISIT), P.COORDINATOR, S.HANDLING, (P.MEMBER, P.LEAD)),
    Move(A.UPHOLD, (S.REVIEW,), P.COORDINATOR, S.HANDLING, (P.MEMBER, P.LEAD), F.PROMISED),
    Move(A.UPHOLD, (S.REVIEW,), P.COORDINATOR, S.VISIT, (P.MEMBER,)),
    Move(A.VISIT, (S.VISIT,), P.COORDINATOR, S.CLOSED, (P.MEMBER, P.LEAD)),
    Move(A.CLOSE, (S.REVIEW,), P.COORDINATOR, S.CLOSED, (P.MEMBER, P.LEAD), F.REWORKED),
    Move(A.CLOSE, (S.VISIT,), P.COORDINATOR, S.CLOSED, (P.MEMBER, P.LEAD)),
    Move(A.REASSIGN, WITH_DEPARTMENT, P.COORDINATOR, S.ASSIGNED, HANDED_ON),
    Move(A.REASSIGN, (S.NEEDS_INFO,), P.COORDINATOR, S.NEEDS_INFO, HANDED_ON, F.ASKED_IN_HANDLING),
    Move(A.REASSIGN, (S.SCHEDULED,), P.COORDINATOR, S.SCHEDULED, HANDED_ON),
    *staying(A.PROMPT, (S.SCHEDULED, S.ASSIGNED, S.HANDLING), P.COORDINATOR, (P.LEAD,), F.MAY_PROMPT),
    Move(A.PROMPT, (S.SIGN_OFF,), P.COORDINATOR, S.SIGN_OFF, (P.HEAD,), F.MAY_PROMPT),
    Move(A.PROMPT, (S.NEEDS_INFO,), P.COORDINATOR, S.NEEDS_INFO, (P.MEMBER,), F.MAY_PROMPT),
    *staying(A.CHANGE_HELP, WITH_DEPARTMENT, P.COORDINATOR, (*DEPARTMENT, P.FORMER)),
    Move(A.CHANGE_HELP, (S.SCHEDULED,), P.COORDINATOR, S.SCHEDULED, (*DEPARTMENT, P.FORMER), F.HAS_LEAD),
    Move(A.CHANGE_HELP, (S.NEEDS_INFO,), P.COORDINATOR, S.NEEDS_INFO, (*DEPARTMENT, P.FORMER), F.ASKED_IN_HANDLING),
    Move(A.RECALL, GIVEN, P.COORDINATOR, S.TRIAGE, (P.MEMBER, P.FORMER), F.NO_PLAN),
    *staying(A.CORRECT, (S.TRIAGE, *GIVEN), P.COORDINATOR, (P.MEMBER, P.LEAD)),
    *staying(A.DIVIDE, (S.TRIAGE, *GIVEN), P.COORDINATOR, (P.MEMBER, P.LEAD), F.NO_PLAN),
    *staying(A.SUPERVISE, WITH_DEPARTMENT, P.SUPERVISOR, (P.LEAD, P.HEAD, P.COORDINATOR)),
    *staying(A.SUPERVISE, (S.TRIAGE, S.SCHEDULED, S.REVIEW, S.VISIT), P.SUPERVISOR, (P.COORDINATOR,)),
    *staying(A.NOTE, OPEN, P.LEAD),
    *staying(A.NOTE, OPEN, P.ASSISTING),
    *staying(A.NOTE, OPEN, P.COORDINATOR),
    *staying(A.SEAL, tuple(State), P.MEMBER, (P.LEAD,), F.UNSEALED),
    *staying(A.SEAL, tuple(State), P.COORDINATOR, (P.MEMBER, P.LEAD), F.UNSEALED),
    *staying(A.UNSEAL, tuple(State), P.MEMBER, (P.LEAD,), F.SEALED),
    *staying(A.UNSEAL, tuple(State), P.COORDINATOR, (P.MEMBER, P.LEAD), F.SEALED),
    Move(A.UNDO, GIVEN, P.SYSTEM, RESUME),
    *staying(A.RECKON, (S.TRIAGE, S.SCHEDULED), P.SYSTEM, (P.MEMBER, P.COORDINATOR)),
    *staying(A.RECKON, (S.NEEDS_INFO,), P.SYSTEM, (P.MEMBER,)),
    *staying(A.RECKON, (*WITH_DEPARTMENT, S.ANSWERED), P.SYSTEM, (P.MEMBER, P.LEAD)),
    *staying(A.RECKON, (S.REVIEW, S.VISIT), P.SYSTEM, (P.MEMBER, P.COORDINATOR)),
    Move(A.REOPEN, (S.CLOSED,), P.MEMBER, S.REVIEW, (P.COORDINATOR,), F.MAY_REOPEN),
    Move(A.REOPEN, (S.CLOSED,), P.COORDINATOR, S.REVIEW, (P.MEMBER, P.LEAD), F.MAY_REOPEN),
)

# 专窗代录: whatever an enterprise may do, a coordinator may do for one that has no chat, as its row here says.
MOVES: tuple[AppealMove, ...] = (*_MOVES, *(replace(move, who=P.COUNTER) for move in _MOVES if move.who is P.MEMBER))
BY_HAND = frozenset(move.action for move in MOVES if move.who is not P.SYSTEM and move.sources != (None,))
FOR_ENTERPRISE = frozenset(move.action for move in MOVES if move.who is P.COUNTER)
# What is begun by one tap.
BY_TAP = {Tap.SATISFIED: A.RATE, Tap.FIRST: A.ASSIGN, Tap.ACCEPT_AND_ANSWER: A.ACCEPT}
TABLE = Table(MOVES, STATES, SETTLED)

# What brings an appeal into a state for reasons that are shown there, and what closes it for reasons.
EXPLAINS = {
    S.NEEDS_INFO: frozenset({A.ASK}),
    S.DECLINED: frozenset({A.DECLINE}),
    S.VISIT: frozenset({A.UPHOLD}),
    S.TRIAGE: frozenset({A.RETURN, A.REROUTE, A.OBJECT, A.RECALL}),
    S.ASSIGNED: frozenset({A.REASSIGN}),
    S.HANDLING: frozenset({A.DISOWN, A.KEEP_LEAD}),
}
CLOSED_BY = {Ground.VISITED: A.VISIT, Ground.BY_HAND: A.CLOSE}
# By these a department may have come to lead the appeal, and has taken it; and what it may say of it later.
GIVES_LEAD = frozenset({A.FILE, A.ASSIGN, A.REASSIGN, A.SCHEDULE, A.REWORK})
ACCEPTS = frozenset({A.ACCEPT, A.ACCEPT_BY_DEFAULT})
DISOWNS, KEEPS, PROMPTS, MARKS_SECRET, NOTES_DOWN = A.DISOWN, A.KEEP_LEAD, A.PROMPT, A.SEAL, A.NOTE
# What a department asks for that somebody else decides, and what can be done only while it is asked for.
ASKS = frozenset({A.DISOWN, A.ASK_TIME})
DECIDES = frozenset({A.KEEP_LEAD, A.GRANT_TIME})
