"""The table of moves, cell by cell: state × action × role × ownership, through the use case and a real database."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.appeals.action import SETTLED, Action, Ground, Outcome, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.errors import NotAllowed, Overtaken
from bot.domain.appeals.moves import MOVES, STATES, TABLE, AppealMove
from bot.domain.appeals.notices import Moved
from bot.domain.appeals.survey import Survey
from bot.domain.base.errors import NotFound
from bot.domain.base.party import Party
from bot.domain.base.table import Rule
from bot.domain.people.person import SYSTEM, Actor, Role
from bot.domain.sessions.session import SessionState
from bot.texts.render import render
from bot.usecases import book as verbs
from bot.usecases.appeals import audience
from bot.usecases.appeals.verbs import undoing
from storage.appeals import appeals
from storage.engine.database import Transaction
from storage.people import people
from storage.sessions import sessions
from tests.desk import ELSEWHERE, HOME, Desk
from tests.texts.samples import WORDS

A, S, P = Action, State, Party

# Who may do what in each state, with every guard's condition met, for a department whose head does not sign off.
DRIVEN = {P.SUPERVISOR: {A.SUPERVISE}}
PERMITTED: dict[State, dict[Party, set[Action]]] = {
    S.TRIAGE: {
        P.MEMBER: {A.ADD, A.WITHDRAW},
        P.COORDINATOR: {A.ASSIGN, A.SCHEDULE, A.ANSWER_AT_ONCE, A.DECLINE, A.ASK},
        **DRIVEN,
    },
    S.NEEDS_INFO: {P.MEMBER: {A.SUPPLY, A.WITHDRAW}, P.SYSTEM: {A.INFO_EXPIRED}},
    S.SCHEDULED: {
        P.MEMBER: {A.ADD, A.WITHDRAW},
        P.COORDINATOR: {A.ASSIGN, A.ANSWER_ON_SPOT},
        P.LEAD: {A.PREPARE},
        P.SYSTEM: {A.SESSION_MOVED, A.SESSION_OFF},
        **DRIVEN,
    },
    S.ASSIGNED: {
        P.MEMBER: {A.ADD, A.WITHDRAW, A.REROUTE},
        P.LEAD: {A.ACCEPT, A.RETURN},
        P.ASSISTING: {A.CONTRIBUTE},
        P.SYSTEM: {A.ACCEPT_BY_DEFAULT},
        **DRIVEN,
    },
    S.HANDLING: {
        P.MEMBER: {A.ADD, A.WITHDRAW, A.REROUTE},
        P.LEAD: {A.ASK, A.PROGRESS, A.ANSWER, A.ASK_TIME, A.DISOWN},
        P.ASSISTING: {A.PROGRESS, A.CONTRIBUTE},
        **DRIVEN,
    },
    S.SIGN_OFF: {P.MEMBER: {A.ADD, A.WITHDRAW}, P.HEAD: {A.SIGN, A.SEND_BACK}, **DRIVEN},
    S.ANSWERED: {P.MEMBER: {A.RATE}, P.SYSTEM: {A.SURVEY_EXPIRED}},
    S.REVIEW: {P.MEMBER: {A.RATE}, P.COORDINATOR: {A.REWORK, A.UPHOLD}, **DRIVEN},
    S.VISIT: {P.MEMBER: {A.RATE}, P.COORDINATOR: {A.VISIT, A.REWORK, A.CLOSE}, **DRIVEN},
    S.CLOSED: {P.MEMBER: {A.RATE, A.REOPEN}, P.COORDINATOR: {A.REOPEN}},
    S.DECLINED: {P.MEMBER: {A.OBJECT}},
    S.WITHDRAWN: {},
}


# The programme itself moves a date when the calendar is another.
for _state in State:
    if _state in SETTLED:
        continue
    PERMITTED[_state] = PERMITTED[_state] | {P.SYSTEM: {*PERMITTED[_state].get(P.SYSTEM, set()), A.RECKON}}

# Who has a colleague can hand over, and so can those above.
for _state in (S.NEEDS_INFO, S.ASSIGNED, S.HANDLING, S.SIGN_OFF):
    _by = PERMITTED[_state]
    PERMITTED[_state] = _by | {one: {*_by.get(one, set()), A.HAND_OVER} for one in (P.LEAD, P.HEAD, P.COORDINATOR)}

    PERMITTED[_state][P.SYSTEM] = {*PERMITTED[_state].get(P.SYSTEM, set()), A.STAND_IN}

# Until the answer coordinators steer.
for _state in (S.SCHEDULED, S.NEEDS_INFO, S.ASSIGNED, S.HANDLING, S.SIGN_OFF):
    _steered = {A.REASSIGN, A.PROMPT, A.CHANGE_HELP, A.RECALL} | ({A.SCHEDULE} if _state is not S.SCHEDULED else set())
    PERMITTED[_state] = PERMITTED[_state] | {P.COORDINATOR: {*PERMITTED[_state].get(P.COORDINATOR, set()), *_steered}}
    PERMITTED[_state] = PERMITTED[_state] | {P.ASSISTING: {*PERMITTED[_state].get(P.ASSISTING, set()), A.CONTRIBUTE}}

# They put right what it is about, and take it apart.
for _state in (S.TRIAGE, S.SCHEDULED, S.NEEDS_INFO, S.ASSIGNED, S.HANDLING, S.SIGN_OFF):
    _told = {*PERMITTED[_state].get(P.COORDINATOR, set()), A.CORRECT, A.DIVIDE}
    PERMITTED[_state] = PERMITTED[_state] | {P.COORDINATOR: _told}

# What was done with many at once is taken back.
for _state in (S.SCHEDULED, S.NEEDS_INFO, S.ASSIGNED, S.HANDLING, S.SIGN_OFF):
    PERMITTED[_state] = PERMITTED[_state] | {P.SYSTEM: {*PERMITTED[_state].get(P.SYSTEM, set()), A.UNDO}}

# Who handles it, and the desk, write down what is for staff only.
for _state in STATES:
    for _who in (P.LEAD, P.ASSISTING, P.COORDINATOR) if STATES[_state].owner else ():
        PERMITTED[_state] = PERMITTED[_state] | {_who: {*PERMITTED[_state].get(_who, set()), A.NOTE}}

# An enterprise and the desk mark what holds business secrets, whenever they see it.
for _state in State:
    for _who in (P.MEMBER, P.COORDINATOR):
        PERMITTED[_state] = PERMITTED[_state] | {_who: {*PERMITTED[_state].get(_who, set()), A.SEAL}}

# At the counter a coordinator may do for an enterprise without chats what it could do itself.
PERMITTED = {state: {**by, P.COUNTER: by[P.MEMBER]} if P.MEMBER in by else by for state, by in PERMITTED.items()}

# Moves whose conditions need a past: they are played in test_time.py, and in the screenplay of a long-term answer.
AFTER_A_PAST = {
    *((S.HANDLING, party, A.RATE) for party in (P.MEMBER, P.COUNTER)),
    *(
        (S.HANDLING, party, action)
        for party in (P.COORDINATOR, P.SUPERVISOR)
        for action in (A.GRANT_TIME, A.REFUSE_TIME)
    ),
    (S.REVIEW, P.COORDINATOR, A.CLOSE),
    (S.HANDLING, P.LEAD, A.RETURN),
    *((state, party, A.UNSEAL) for state in State for party in (P.MEMBER, P.COORDINATOR, P.COUNTER)),
    (S.SIGN_OFF, P.COORDINATOR, A.SIGN),
    (S.SIGN_OFF, P.COORDINATOR, A.SEND_BACK),
    *(
        (state, P.COORDINATOR, A.ANSWER_ON_SPOT)
        for state in (S.TRIAGE, S.ASSIGNED, S.HANDLING, S.NEEDS_INFO, S.SIGN_OFF)
    ),
    (S.HANDLING, P.COORDINATOR, A.KEEP_LEAD),
    *(
        (state, party, A.URGE)
        for party in (P.MEMBER, P.COUNTER)
        for state in (S.TRIAGE, S.ASSIGNED, S.HANDLING, S.SIGN_OFF, S.REVIEW)
    ),
}


def everybody(desk: Desk, enterprise: int) -> dict[str, tuple[Actor, Party | None]]:
    """All roles, each as one whose appeal it is and as one whose it is not."""
    other = desk.enterprise("别家企业")
    return {
        "own member": (desk.person(Role.MEMBER, enterprise=enterprise), P.MEMBER),
        "foreign member": (desk.person(Role.MEMBER, enterprise=other), None),
        "lead contact": (desk.person(Role.CONTACT, HOME), P.LEAD),
        "assisting contact": (desk.person(Role.CONTACT, "省商务厅"), P.ASSISTING),
        "foreign contact": (desk.person(Role.CONTACT, ELSEWHERE), None),
        "own head": (desk.person(Role.HEAD, HOME), P.HEAD),
        "assisting head": (desk.person(Role.HEAD, "省商务厅"), P.ASSISTING_HEAD),
        "foreign head": (desk.person(Role.HEAD, ELSEWHERE), None),
        "coordinator": (desk.person(Role.COORDINATOR), P.COORDINATOR),
        "supervisor": (desk.person(Role.SUPERVISOR), P.SUPERVISOR),
        "administrator": (desk.person(Role.ADMIN), None),
        "stranger": (desk.person(None), None),
        "the programme": (SYSTEM, P.SYSTEM),
    }


def staged(desk: Desk, state: State, enterprise: int, **given: Any) -> Appeal:
    """An appeal in `state` for which every guard holds: a seat is booked, a session runs, a rating is fresh."""
    if state is S.SCHEDULED:
        given |= {"session": running_session(desk)}
    for _ in range(2):  # colleagues
        desk.person(Role.CONTACT, HOME)
    desk.person(Role.HEAD, HOME)
    appeal = desk.appeal(state, enterprise, **{"assisting": ("省商务厅",)} | given)
    if state in {S.ANSWERED, S.CLOSED, S.REVIEW, S.VISIT}:
        appeals.open_survey(desk.tx, Survey(appeal.id, 1, HOME, desk.now))
    if state in {S.CLOSED, S.REVIEW, S.VISIT}:
        appeals.rate(desk.tx, appeal.id, 1, {"rated_at": desk.now})
    return appeal


def running_session(desk: Desk) -> int:
    values = {"year": 2024, "number": 5, "theme": "通关", "form": "坐诊", "place": "昆明", "departments": ()}
    held = {"capacity": 5, "held_at": desk.now, "state": SessionState.RUNNING}
    return sessions.add(desk.tx, values | held).id


def book_seat(desk: Desk, enterprise: int) -> None:
    values = {"year": 2024, "number": 4, "theme": "外资外贸", "form": "坐诊", "place": "昆明", "departments": ()}
    held = desk.now + timedelta(days=20)
    session = sessions.add(desk.tx, values | {"capacity": 5, "held_at": held})
    who = desk.person(Role.MEMBER, enterprise=enterprise)
    seat = {"session": session.id, "enterprise": enterprise, "slot": 1, "booked_by": who.id, "booked_at": desk.now}
    sessions.book(desk.tx, seat)


def filled(desk: Desk, appeal: Appeal, action: Action) -> dict[str, Any]:
    """What is filled in for the move."""
    data: dict[str, Any] = {"appeal": appeal.id, "words": "说明", "reason": "R1", "lead": HOME, "outcome": "SOLVED"}
    data |= {"fact": "KIND", "value": "政策咨询"} if action is A.CORRECT else {}
    data |= {"pieces": ["货压在口岸好多天", "厂区经常停电影响生产"]} if action is A.DIVIDE else {}
    data |= {"before": undoing.kept(appeal)} if action is A.UNDO else {}
    if action is A.REASSIGN:
        data["lead"] = ELSEWHERE
    if action is A.ASK_TIME:
        data["reason"] = "3"
    if action is A.STAND_IN:
        data["to"] = None
    if action is A.HAND_OVER:
        data["to"] = people.of_role(desk.tx, Role.CONTACT, HOME)[0].id
    if action is A.SESSION_MOVED:
        data["session_at"] = desk.now + timedelta(days=7)
    if action is A.RATE:
        data |= {"satisfaction": "SATISFIED", "solved": "YES"}
    return data


def attempt(desk: Desk, actor: Actor, appeal: Appeal, action: Action) -> str:
    """Try the move and undo it; what came of it in one word."""
    data = filled(desk, appeal, action)
    inner = desk.tx.connection.begin_nested()
    try:
        verbs.do(desk.tx, actor, action, data, now=desk.now)
    except NotAllowed:
        return "not allowed"
    except NotFound:
        return "not found"
    else:
        return "done"
    finally:
        inner.rollback()


@pytest.mark.parametrize("state", State)
def test_exactly_the_permitted_moves(desk: Desk, state: State) -> None:
    enterprise = desk.enterprise("云南某企业")
    book_seat(desk, enterprise)
    appeal = staged(desk, state, enterprise)
    for name, (actor, party) in everybody(desk, enterprise).items():
        came = {action: attempt(desk, actor, appeal, action) for action in Action if action is not A.FILE}
        permitted = PERMITTED[state].get(party, set()) if party else set()
        refusal = "not allowed" if party else "not found"
        assert came == {one: "done" if one in permitted else refusal for one in came}, (state, name)


@pytest.mark.parametrize("state", State)
def test_a_coordinator_acts_for_an_enterprise_without_chats_and_for_no_other(desk: Desk, state: State) -> None:
    enterprise = desk.enterprise("云南某企业")
    book_seat(desk, enterprise)
    appeal = staged(desk, state, enterprise, at_counter=True)
    coordinator, own = desk.person(Role.COORDINATOR), PERMITTED[state]
    came = {one: attempt(desk, coordinator, appeal, one) for one in Action if one is not A.FILE}
    permitted = own.get(P.COORDINATOR, set()) | own.get(P.COUNTER, set())
    assert came == {one: "done" if one in permitted else "not allowed" for one in came}


def test_whom_any_row_tells_is_found(desk: Desk) -> None:
    """Those who lose the appeal are found by what it was before; a person of every other party hears of it."""
    enterprise = desk.enterprise("云南某企业")
    everybody(desk, enterprise)
    for party in {party for move in MOVES for party in move.tells} - {P.FORMER}:
        appeal = desk.appeal(S.HANDLING, enterprise, lead=HOME, assisting=[ELSEWHERE])
        assert audience.of(desk.tx, appeal, [party]), party


def test_the_literal_table_above_is_the_table() -> None:
    """Every row of the table stands in PERMITTED, or among the moves that need a past."""
    rows = {(state, move.who, move.action) for move in MOVES for state in move.sources if state is not None}
    told = {(state, party, action) for state, by in PERMITTED.items() for party, them in by.items() for action in them}
    assert rows == told | AFTER_A_PAST


def test_the_table_is_whole() -> None:
    assert TABLE.problems() == []


def test_a_state_nothing_leads_to_is_found() -> None:
    rows = [move for move in MOVES if move.to is not S.VISIT]
    assert f"{S.VISIT}: no way in" in replace(TABLE, moves=tuple(rows)).problems()


def test_a_state_without_way_out_is_found() -> None:
    rows = [AppealMove(A.ASSIGN, (S.TRIAGE,), P.COORDINATOR, S.ASSIGNED)]
    assert f"{S.ASSIGNED}: no way out" in replace(TABLE, moves=tuple(rows)).problems()


def test_a_state_without_owner_or_clock_is_found() -> None:
    rules = STATES | {S.REVIEW: Rule(None)}
    assert f"{S.REVIEW}: no owner or no clock" in replace(TABLE, rules=rules).problems()


def test_a_button_of_an_earlier_state_is_refused_with_who_acted(desk: Desk) -> None:
    enterprise = desk.enterprise("云南某企业")
    appeal = staged(desk, S.ASSIGNED, enterprise)
    first, second = desk.person(Role.CONTACT, HOME), desk.person(Role.CONTACT, HOME)
    pressed = {"appeal": appeal.id, "state": "ASSIGNED", "round": 1}
    verbs.do(desk.tx, first, A.ACCEPT, pressed, now=desk.now)
    with pytest.raises(Overtaken) as told:
        verbs.do(desk.tx, second, A.ACCEPT, pressed, now=desk.now)
    assert told.value == Overtaken(appeal.number, S.HANDLING, P.LEAD, desk.now, A.ACCEPT, "昆明海关")


@pytest.mark.parametrize(
    ("given", "state", "actor", "action"),
    [
        ({"returns": 2}, S.ASSIGNED, "lead contact", A.RETURN),
        ({"questions": 2}, S.HANDLING, "lead contact", A.ASK),
        ({"questions": 2}, S.TRIAGE, "coordinator", A.ASK),
        ({"round": 1}, S.REVIEW, "coordinator", A.CLOSE),
        ({"objected": True}, S.DECLINED, "own member", A.OBJECT),
    ],
)
def test_limits_of_the_guards(desk: Desk, given: dict[str, Any], state: State, actor: str, action: Action) -> None:
    enterprise = desk.enterprise("云南某企业")
    appeal = staged(desk, state, enterprise, **given)
    assert attempt(desk, everybody(desk, enterprise)[actor][0], appeal, action) == "not allowed"


@pytest.mark.parametrize(
    ("state", "actor", "action", "days"),
    [
        (S.ASSIGNED, "lead contact", A.RETURN, 5),
        (S.CLOSED, "own member", A.REOPEN, 30),
        (S.CLOSED, "coordinator", A.REOPEN, 30),
        (S.VISIT, "own member", A.RATE, 1),
        (S.CLOSED, "own member", A.RATE, 1),
        (S.DECLINED, "own member", A.OBJECT, 30),
    ],
)
def test_windows_close(desk: Desk, state: State, actor: str, action: Action, days: int) -> None:
    enterprise = desk.enterprise("云南某企业")
    appeal = staged(desk, state, enterprise)
    person = everybody(desk, enterprise)[actor][0]
    assert attempt(desk, person, appeal, action) == "done"
    desk.now += timedelta(days=days)
    assert attempt(desk, person, appeal, action) == "not allowed"


def test_after_a_rework_the_desk_may_close_with_a_reason(desk: Desk) -> None:
    enterprise = desk.enterprise("云南某企业")
    appeal = staged(desk, S.REVIEW, enterprise, round=2)
    data = {"appeal": appeal.id, "reason": "S4", "words": "已当面说明政策依据"}
    verbs.do(desk.tx, desk.person(Role.COORDINATOR), A.CLOSE, data, now=desk.now)
    after = appeals.peek(desk.tx, appeal.id)
    assert after is not None
    assert (after.state, after.ground) == (S.CLOSED, Ground.BY_HAND)


def test_what_was_upheld_is_not_rated_anew(desk: Desk) -> None:
    enterprise = desk.enterprise("云南某企业")
    appeal = staged(desk, S.REVIEW, enterprise)
    data = {"appeal": appeal.id, "words": "依据充分"}
    verbs.do(desk.tx, desk.person(Role.COORDINATOR), A.UPHOLD, data, now=desk.now)
    after = appeals.peek(desk.tx, appeal.id)
    assert after is not None
    assert attempt(desk, desk.person(Role.MEMBER, enterprise=enterprise), after, A.RATE) == "not allowed"


@pytest.mark.parametrize(("percent", "state"), [(0, S.CLOSED), (100, S.VISIT)])
def test_a_share_of_the_satisfied_is_visited(desk: Desk, percent: int, state: State) -> None:
    enterprise = desk.enterprise("云南某企业")
    appeal = staged(desk, S.ANSWERED, enterprise)
    programme = desk.tx.programme
    limits = replace(programme.pack.limits, visit_sample_percent=percent)
    tx = Transaction(desk.tx.connection, replace(programme, pack=replace(programme.pack, limits=limits)))
    data = {"appeal": appeal.id, "satisfaction": "SATISFIED", "solved": "YES"}
    verbs.do(tx, desk.person(Role.MEMBER, enterprise=enterprise), A.RATE, data, now=desk.now)
    after = appeals.peek(desk.tx, appeal.id)
    assert after is not None
    assert after.state is state


def test_who_can_not_be_reached_is_not_asked_and_the_record_says_so(desk: Desk) -> None:
    enterprise = desk.enterprise("云南某企业")
    member = desk.person(Role.MEMBER, enterprise=enterprise)
    people.change(desk.tx, member.id, reachable=False)
    appeal = staged(desk, S.HANDLING, enterprise)
    data = {"appeal": appeal.id, "outcome": "SOLVED", "words": "已办好"}
    told = verbs.do(desk.tx, desk.person(Role.CONTACT, HOME), A.ANSWER, data, now=desk.now)
    survey = appeals.survey_of(desk.tx, appeal.id, 1)
    assert survey is not None
    assert survey.unreachable
    assert not [one for one in told if "请评价" in render(one, WORDS).text]  # the buttons stand there for their return


def test_a_rework_by_another_department_has_to_be_accepted_and_the_former_one_hears_of_it(desk: Desk) -> None:
    enterprise = desk.enterprise("云南某企业")
    former, chosen = desk.person(Role.CONTACT, HOME), desk.person(Role.CONTACT, ELSEWHERE)
    appeal = staged(desk, S.REVIEW, enterprise)
    data = {"appeal": appeal.id, "words": "请按职责办理", "lead": ELSEWHERE}
    told = verbs.do(desk.tx, desk.person(Role.COORDINATOR), A.REWORK, data, now=desk.now)
    after = appeals.peek(desk.tx, appeal.id)
    assert after is not None
    assert (after.state, after.round, after.lead, after.assisting) == (S.ASSIGNED, 2, ELSEWHERE, ())
    viewers = {one.to: one.view.viewer for one in told if isinstance(one, Moved)}
    assert (viewers[former.chat], viewers[chosen.chat]) == (P.FORMER, P.LEAD)
    verbs.do(desk.tx, chosen, A.ACCEPT, {"appeal": appeal.id}, now=desk.now)


def test_an_enterprise_doubts_the_department_once_and_the_clock_runs_on(desk: Desk) -> None:
    enterprise = desk.enterprise("云南某企业")
    member, coordinator = desk.person(Role.MEMBER, enterprise=enterprise), desk.person(Role.COORDINATOR)
    appeal = staged(desk, S.HANDLING, enterprise)
    verbs.do(desk.tx, member, A.REROUTE, {"appeal": appeal.id, "words": "这是教育厅的事"}, now=desk.now)
    verbs.do(desk.tx, coordinator, A.ASSIGN, {"appeal": appeal.id, "lead": HOME}, now=desk.now)
    after = appeals.peek(desk.tx, appeal.id)
    assert after is not None
    assert (after.state, after.lead, after.due_at, after.returns) == (S.ASSIGNED, HOME, appeal.due_at, 0)
    assert attempt(desk, member, after, A.REROUTE) == "not allowed"


def test_what_a_department_had_drafted_is_not_the_next_ones(desk: Desk) -> None:
    enterprise = desk.enterprise("云南某企业")
    member = desk.person(Role.MEMBER, enterprise=enterprise)
    drafted = {"outcome": Outcome.LONG_TERM, "answer": "已列入明年计划", "plan": "三月底前开工"}
    appeal = staged(desk, S.HANDLING, enterprise, **drafted)
    verbs.do(desk.tx, member, A.REROUTE, {"appeal": appeal.id, "words": "这是教育厅的事"}, now=desk.now)
    after = appeals.peek(desk.tx, appeal.id)
    assert after is not None
    assert (after.outcome, after.answer, after.plan) == (None, "", "")


def test_a_pause_moves_both_due_dates_by_the_working_time_it_lasted(desk: Desk) -> None:
    enterprise = desk.enterprise("云南某企业")
    contact, member = desk.person(Role.CONTACT, HOME), desk.person(Role.MEMBER, enterprise=enterprise)
    appeal = staged(desk, S.HANDLING, enterprise)
    due = appeal.due_at
    assert due is not None
    verbs.do(desk.tx, contact, A.ASK, {"appeal": appeal.id, "words": "请补充报关单号"}, now=desk.now)
    desk.now += timedelta(days=7)  # five working days later at the same hour
    verbs.do(desk.tx, member, A.SUPPLY, {"appeal": appeal.id, "words": "单号在此"}, now=desk.now)
    after = appeals.peek(desk.tx, appeal.id)
    assert after is not None
    pushed = due + timedelta(days=7)
    assert (after.state, after.due_at, after.original_due_at) == (S.HANDLING, pushed, pushed)


def test_a_return_does_not_restart_the_reply_clock(desk: Desk) -> None:
    enterprise = desk.enterprise("云南某企业")
    contact, coordinator = desk.person(Role.CONTACT, HOME), desk.person(Role.COORDINATOR)
    appeal = staged(desk, S.ASSIGNED, enterprise)
    verbs.do(desk.tx, contact, A.RETURN, {"appeal": appeal.id, "words": "不归我们管"}, now=desk.now)
    desk.now += timedelta(days=3)
    verbs.do(desk.tx, coordinator, A.ASSIGN, {"appeal": appeal.id, "lead": ELSEWHERE}, now=desk.now)
    after = appeals.peek(desk.tx, appeal.id)
    assert after is not None
    assert (after.lead, after.due_at, after.returns) == (ELSEWHERE, appeal.due_at, 1)
