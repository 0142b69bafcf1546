"""What the definitions say of appeals whose ways are not straight."""

from datetime import timedelta

import pytest

from bot.domain.appeal import Action, Appeal, State
from bot.domain.numbers import GROUPS, Selection
from bot.domain.people import SYSTEM, Person, Role
from bot.usecases import appeals as verbs
from storage import numbers
from tests.desk import HOME, Desk

A = Action
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
        ANSWERED | {"overdue", "reworked", "asked", "rated", "unsatisfied", "open"},
    ),
    "returned, and with nobody since": (
        ((A.ASSIGN, 0), (A.RETURN, 0)),
        ALWAYS | {"valid", "open", "assigned", "returned", "passed_on"},
    ),
    "accepted by default": (
        ((A.ASSIGN, 0), (A.ACCEPT_BY_DEFAULT, 0), (A.PROGRESS, 0)),
        ALWAYS | {"valid", "open", "assigned", "passed_on", "taken", "contact_due", "contacted"},
    ),
}


def actor(desk: Desk, appeal: Appeal, action: Action) -> Person:
    role = {A.ASSIGN: Role.COORDINATOR, A.DECLINE: Role.COORDINATOR, A.REWORK: Role.COORDINATOR}.get(action)
    if role is None:
        role = Role.MEMBER if action in {A.WITHDRAW, A.RATE} else Role.CONTACT
    own = appeal.enterprise if role is Role.MEMBER else None
    return desk.person(role, HOME if role is Role.CONTACT else None, own)


@pytest.mark.parametrize(("moves", "groups"), PAST.values(), ids=PAST)
def test_an_appeal_is_counted_as_its_past_was(
    desk: Desk, moves: tuple[tuple[Action, int], ...], groups: set[str]
) -> None:
    appeal = desk.appeal(State.TRIAGE, desk.enterprise("云南某企业"), lead=None, due_at=None, original_due_at=None)
    data = {"appeal": appeal.id, "words": "说明", "reason": "R1", "lead": HOME, "outcome": "PARTLY"}
    data |= {"satisfaction": "UNSATISFIED", "solved": "NO"}
    for action, days in moves:
        desk.now += timedelta(days=days)
        system = action in {A.SURVEY_EXPIRED, A.ACCEPT_BY_DEFAULT}
        verbs.do(desk.tx, SYSTEM if system else actor(desk, appeal, action), action, data, now=desk.now)
    counted = numbers.total(desk.tx, Selection(), now=desk.now)
    assert {name for name in GROUPS if counted.of[name]} == groups
