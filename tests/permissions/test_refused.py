"""Who may not is refused in the right words: newcomers are told to register, others that it is not for them."""

import inspect
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, get_type_hints

import pytest

from bot.domain.base.errors import NoRight, NotRegistered, Refusal
from bot.domain.people.person import Person, Role
from bot.usecases.appeals import guard as appeals
from bot.usecases.classes import guard as classes
from bot.usecases.desk import guard as desk
from bot.usecases.people import guard as people
from bot.usecases.reports import guard as reports
from bot.usecases.sessions import guard as sessions
from bot.usecases.tenure import guard as tenure
from bot.usecases.words import guard as words
from tests.desk import open_desk

R = Role
Guard = Callable[[Person], object]
WINGS = (appeals, classes, desk, people, reports, sessions, tenure, words)
STEER = {R.COORDINATOR, R.SUPERVISOR}
WORK = {R.CONTACT, R.HEAD}
files, files_at_the_counter = (partial(appeals.files, at_counter=at_counter) for at_counter in (False, True))

# Whom each lets in. Who belongs to nobody is told to register.
TELLS_NEWCOMERS: dict[Guard, set[Role]] = {
    files: {R.MEMBER},
    files_at_the_counter: {R.MEMBER, R.COORDINATOR},
    appeals.is_told_news: {R.MEMBER},
    appeals.edits_templates: WORK,
    classes.reads: STEER | WORK,
    desk.enterprise: {R.MEMBER},
    desk.sight: {R.MEMBER} | STEER | WORK,
    desk.reads_records: {R.ADMIN, R.SUPERVISOR},
    people.member: {R.MEMBER},
    reports.registered: {*R},
    reports.circular: STEER,
    reports.sends_circulars: {R.COORDINATOR},
    sessions.member: {R.MEMBER},
    tenure.may_be_away: WORK,
    tenure.member: {R.MEMBER},
    tenure.administers: {R.ADMIN},
    words.edits: {R.COORDINATOR},
}
# Here newcomers, too, are told that it is not theirs.
SHUT: dict[Guard, set[Role]] = {
    desk.of_department: WORK,
    desk.administrator: {R.ADMIN},
    desk.decides_requests: STEER,
    desk.coordinates: {R.COORDINATOR},
    people.invites: {R.COORDINATOR, R.ADMIN, R.HEAD},
    people.coordinator: {R.COORDINATOR},
    reports.exports: STEER,
    reports.sees_charts: {*R} - {R.MEMBER},
    sessions.coordinator: {R.COORDINATOR},
    sessions.looks_back: STEER,
    tenure.staff_keeper: {R.ADMIN, R.HEAD},
}
# Those that hide that there is anything, or let everybody in but some.
OTHERS = {appeals.handles, classes.enterprise_of, reports.enterprise, sessions.party, tenure.no_staff, tenure.removable}


def name_of(one: object) -> str:
    guard: Any = getattr(one, "func", one)
    return f"{guard.__module__.split('.')[2]}.{guard.__name__}"


def guards() -> Iterator[str]:
    """Find what refuses somebody who is nothing but a person."""
    for wing in WINGS:
        for _, one in inspect.getmembers(wing, inspect.isfunction):
            hints = get_type_hints(one)
            is_of_wing = one.__module__ == wing.__name__
            if is_of_wing and len(hints) == 2 and Person in hints.values() and "raise" in inspect.getsource(one):
                yield name_of(one)


def test_each_guard_is_in_a_table() -> None:
    assert {*guards()} <= {*map(name_of, (*TELLS_NEWCOMERS, *SHUT, *OTHERS))}


def answer(guard: Guard, role: Role | None) -> type[Refusal] | None:
    """Return with what somebody of that role is refused, who has all that belongs to it; None: they are let in."""
    with open_desk() as town:
        enterprise = town.enterprise("甲") if role is R.MEMBER else None
        who = town.person(role, "昆明海关" if role in WORK else None, enterprise)
    try:
        guard(who)
    except (NoRight, NotRegistered) as refusal:
        return type(refusal)
    return None


@pytest.mark.parametrize("guard", [*TELLS_NEWCOMERS, *SHUT], ids=name_of)
def test_who_is_let_in_and_in_which_words_the_others_are_refused(guard: Guard) -> None:
    lets_in = TELLS_NEWCOMERS.get(guard, set()) | SHUT.get(guard, set())
    told = {role: answer(guard, role) for role in (None, *R)}
    nobody = NotRegistered if guard in TELLS_NEWCOMERS else NoRight
    assert told == {None: nobody} | {role: None if role in lets_in else NoRight for role in R}
