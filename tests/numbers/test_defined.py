"""What the definitions say of appeals whose ways are not straight, and that a plain re-count says so too."""

from datetime import timedelta

import pytest

from bot.domain.appeals.action import Action, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.change import Change
from bot.domain.people.person import SYSTEM, Actor, Role
from bot.domain.reports.figures import GROUPS, Selection
from bot.domain.sessions.session import SessionState
from bot.usecases import book as verbs
from storage.appeals import appeals
from storage.reports import counting
from storage.sessions import sessions
from tests.desk import HOME, Desk
from tests.numbers import recount
from tests.numbers.recount import Told

A = Action
Moves = tuple[tuple[Action, int], ...]
ALWAYS = {"received"}
ANSWERED = ALWAYS | {
    "valid",
    "assigned",
    "passed_on",
    "taken",
    "accepted",
    "contact_due",
    "contacted",
    "due",
    "replied",
}
FIRST = ((A.ASSIGN, 0), (A.ACCEPT, 0), (A.ANSWER, 0), (A.RATE, 0))
LATE = ((A.ASSIGN, 0), (A.ACCEPT, 0), (A.ANSWER, 60), (A.RATE, 0))
PAST = {
    "declined": (((A.DECLINE, 0),), ALWAYS | {"declined"}),
    "withdrawn": (((A.ASSIGN, 0), (A.WITHDRAW, 0)), ALWAYS | {"withdrawn", "assigned", "passed_on"}),
    "reworked in time and not rated again": (
        (*FIRST, (A.REWORK, 0), (A.ANSWER, 0), (A.SURVEY_EXPIRED, 20)),
        ANSWERED | {"on_time", "reworked", "asked", "rated", "unsatisfied", "closed"},
    ),
    "late first, reworked in time": (
        (*LATE, (A.REWORK, 0), (A.ANSWER, 0)),
        (ANSWERED - {"contacted"}) | {"overdue", "reworked", "asked", "rated", "unsatisfied", "open"},
    ),
    "rework that nobody answers": (
        (*FIRST, (A.REWORK, 0), (A.PROGRESS, 60)),
        ANSWERED | {"overdue", "late", "reworked", "asked", "rated", "unsatisfied", "open"},
    ),
    "returned, and with nobody since": (
        ((A.ASSIGN, 0), (A.RETURN, 0)),
        ALWAYS | {"valid", "open", "assigned", "returned", "passed_on"},
    ),
    "answered at its session, and solved": (
        ((A.ANSWER_ON_SPOT, 0), (A.RATE, 0)),
        (ANSWERED - {"passed_on"}) | {"on_spot", "on_time", "asked", "rated", "satisfied", "solved", "closed"},
    ),
    "a plan that is followed": (
        ((A.ASSIGN, 0), (A.ACCEPT, 0), (A.ANSWER, 0), (A.RATE, 0)),
        ANSWERED | {"on_time", "asked", "rated", "satisfied", "manner", "slow", "rude", "planned", "followed", "open"},
    ),
    "a plan that was done": (
        ((A.ASSIGN, 0), (A.ACCEPT, 0), (A.ANSWER, 0), (A.SURVEY_EXPIRED, 20), (A.ANSWER, 0), (A.RATE, 0), (A.VISIT, 0)),
        ANSWERED | {"on_time", "asked", "rated", "satisfied", "manner", "well_done", "planned", "plan_done", "closed"},
    ),
    "accepted by default": (
        ((A.ASSIGN, 0), (A.ACCEPT_BY_DEFAULT, 0), (A.PROGRESS, 0)),
        ALWAYS | {"valid", "open", "assigned", "passed_on", "taken", "contact_due", "contacted"},
    ),
}


OF_CLASSES = {"classed", "helped", "kind_done", "kind_back"}  # tests/storage/test_class_counts.py counts them
RATED = {A.ANSWER_ON_SPOT: {"outcome": "SOLVED", "satisfaction": "SATISFIED", "solved": "YES"}}


def actor(desk: Desk, appeal: Appeal, action: Action) -> Actor:
    if action in {A.SURVEY_EXPIRED, A.ACCEPT_BY_DEFAULT}:
        return SYSTEM
    if action in {A.WITHDRAW, A.RATE}:
        return desk.person(Role.MEMBER, None, appeal.enterprise)
    at_desk = action in {A.ASSIGN, A.DECLINE, A.REWORK, A.ANSWER_ON_SPOT, A.VISIT}
    return desk.person(Role.COORDINATOR) if at_desk else desk.person(Role.CONTACT, HOME)


def heard(desk: Desk) -> Change:
    """An appeal's place at a session that is under way."""
    values = {"year": 2024, "number": 1, "theme": "", "form": "坐诊", "place": "昆明", "departments": (HOME,)}
    held = {"capacity": 9, "state": SessionState.RUNNING, "held_at": desk.now}
    session = sessions.add(desk.tx, values | held).id
    return Change(state=State.SCHEDULED, session=session, session_at=desk.now)


# What is chosen else than in the others: of the two plans, in order of their moves.
CHOSEN = {
    "a plan that is followed": {"outcome": "LONG_TERM", "satisfaction": "FAIRLY", "solved": "PARTLY", "manner": "BOTH"},
    "a plan that was done": {"outcome": "LONG_TERM", "satisfaction": "FAIRLY", "solved": "PARTLY", "manner": "GOOD"},
}


def live(desk: Desk, moves: Moves, chosen: dict[str, str] | None = None) -> Told:
    """Live an appeal through its moves; return what the ledger says of it."""
    desk.person(Role.CONTACT, HOME)  # there is somebody to accept it by default
    undated = {"lead": None, "due_at": None, "original_due_at": None, "number": "YN-2024-0002"}  # no visit's sample
    appeal = desk.appeal(State.TRIAGE, desk.enterprise("云南某企业"), **undated)
    if moves[0][0] is A.ANSWER_ON_SPOT:
        appeals.change(desk.tx, appeal.id, heard(desk))
    data = {"appeal": appeal.id, "words": "说明", "reason": "R1", "lead": HOME, "outcome": "PARTLY"}
    data |= {"satisfaction": "UNSATISFIED", "solved": "NO"} | RATED.get(moves[0][0], {}) | (chosen or {})
    promised, done = [], list[Action]()
    for action, days in moves:
        desk.now += timedelta(days=days)
        if action in {A.ANSWER, A.ANSWER_ON_SPOT}:
            promised += [one.original_due_at for one in appeals.of_enterprise(desk.tx, appeal.enterprise)[0]]
        data["outcome"] = "SOLVED" if action is A.ANSWER and A.SURVEY_EXPIRED in done else data["outcome"]
        verbs.do(desk.tx, actor(desk, appeal, action), action, data, now=desk.now)
        done.append(action)
    (told,) = recount.read(desk.tx, {appeal.id: promised})
    return told


@pytest.mark.parametrize("name", PAST)
def test_an_appeal_is_counted_as_its_past_was(desk: Desk, name: str) -> None:
    moves, groups = PAST[name]
    told = live(desk, moves, CHOSEN.get(name))
    counted = counting.total(desk.tx, Selection(), now=desk.now)
    assert {name for name in GROUPS if counted.of[name]} == groups
    assert recount.groups(told, desk.tx, desk.now).union(*(names for _, names in recount.ratings(told))) == groups


def test_together_they_come_to_every_figure() -> None:
    """Else counting and the plain re-count would agree about nothing."""
    assert set().union(*(groups for _, groups in PAST.values())) == set(GROUPS) - OF_CLASSES
