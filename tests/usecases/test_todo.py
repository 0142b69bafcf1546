"""In which order work is listed: as the dates that the lines show."""

from datetime import datetime, timedelta

import pytest

from bot.domain.appeals.action import State
from bot.domain.base.page import PAGE
from bot.domain.desk.list_notices import ListShown
from bot.domain.people.person import OF_DEPARTMENT, Person, Role
from bot.domain.time.calendar import SHANGHAI
from bot.texts.appeals.dates_due import by_when
from bot.texts.desk.list_line import due
from bot.texts.render import render
from bot.texts.style.words import Words
from bot.usecases.desk import lists as appeals
from tests.desk import ELSEWHERE, HOME, Desk

NOON = datetime(2024, 10, 25, 12, tzinfo=SHANGHAI)


def waits(desk: Desk, state: State, days: int, **given: object) -> int:
    """An appeal in whose state the clock runs since `days` ago."""
    enterprise = desk.enterprises[0] if desk.enterprises else desk.enterprise("云南某企业")
    return desk.appeal(state, enterprise, clock_from=NOON - timedelta(days=days), **given).id


def listed(desk: Desk, who: Person, page: int = 0) -> tuple[list[int], int]:
    (shown,) = appeals.todo(desk.tx, who, page, now=desk.now)
    assert isinstance(shown, ListShown)
    words = Words(desk.tx.programme.pack)
    dates = [by_when(view.appeal, words) for view in shown.views]
    known = [date for date in dates if date]
    assert dates == [*sorted(known), *[None] * (len(dates) - len(known))]
    return [view.appeal.id for view in shown.views], shown.total


def test_those_who_steer_have_the_step_that_is_due_first_before_others(desk: Desk) -> None:
    """A review is due in one working day, a visit in five; when the answer was due says nothing about either."""
    late, soon = NOON + timedelta(days=30), NOON - timedelta(days=30)
    visit = waits(desk, State.VISIT, 1, due_at=soon)
    review = waits(desk, State.REVIEW, 0, due_at=late)
    heard = waits(desk, State.SCHEDULED, 9, due_at=None, session_at=NOON + timedelta(days=60))
    undated = waits(desk, State.SCHEDULED, 9, due_at=None, session_at=None)
    assert listed(desk, desk.person(Role.COORDINATOR)) == ([review, visit, heard, undated], 4)


def test_no_page_of_theirs_loses_one(desk: Desk) -> None:
    kinds = [(State.REVIEW, day) for day in range(PAGE)] + [(State.VISIT, day) for day in range(PAGE + 2)]
    every = [waits(desk, state, day, due_at=NOON) for state, day in kinds]
    who = desk.person(Role.COORDINATOR)
    pages = [listed(desk, who, page) for page in range(3)]
    assert sorted(one for rows, _ in pages for one in rows) == every
    assert {total for _, total in pages} == {len(every)}


@pytest.mark.parametrize("role", [Role.CONTACT, Role.HEAD])
def test_a_department_has_a_session_that_is_near_before_a_late_date(desk: Desk, role: Role) -> None:
    days = timedelta(days=1)
    heard = waits(desk, State.SCHEDULED, 9, due_at=None, session_at=NOON + 9 * days, lead="昆明海关")
    handled = waits(desk, State.HANDLING, 0, due_at=NOON + 5 * days, lead="昆明海关")
    assert listed(desk, desk.person(role, "昆明海关")) == ([handled, heard], 2)


def test_a_list_shows_the_date_of_whoever_acts_next_to_whom_it_concerns(desk: Desk) -> None:
    member = desk.person(Role.MEMBER, enterprise=desk.enterprise("云南某企业"))
    contact = desk.person(Role.CONTACT, HOME)
    days = timedelta(days=1)
    assigned = waits(desk, State.ASSIGNED, 1, due_at=NOON + 9 * days)
    handled = waits(desk, State.HANDLING, 0, due_at=NOON + 4 * days)
    asked = waits(desk, State.NEEDS_INFO, 0, due_at=NOON + 1 * days)
    assert listed(desk, contact) == ([assigned, handled, asked], 3)
    said = {who: text(desk, who) for who in (member, contact)}
    assert "待签收，今天到期" in said[contact]
    assert "今天到期" in said[contact].split("待签收")[0]
    assert "待补正，期限暂停" in said[contact]
    assert "待补正，11月1日到期" in said[member]
    assert "已提交 → 待补正" in said[member]
    assert "期限暂停" not in said[member]


def text(desk: Desk, who: Person) -> str:
    (shown,) = appeals.todo(desk.tx, who, now=NOON)
    return render(shown, Words(desk.tx.programme.pack)).text


def test_the_days_late_are_working_days(desk: Desk) -> None:
    """From Friday to Tuesday it is two working days, on Saturday none."""
    words = Words(desk.tx.programme.pack)
    friday = datetime(2024, 10, 25, 17, 30, tzinfo=SHANGHAI)
    for days, said in ((1, "已超期"), (3, "超期1个工作日"), (4, "超期2个工作日")):
        assert due(friday, friday + timedelta(days=days), words) == said


C, H, K, V = Role.CONTACT, Role.HEAD, Role.COORDINATOR, Role.SUPERVISOR
WORK: dict[State, set[Role]] = {
    state: set[Role]() for state in State
} | {  # whom an appeal waits for, or who watches it
    State.TRIAGE: {V},
    State.SCHEDULED: {C, H, K},
    State.ASSIGNED: {C, H, V},
    State.HANDLING: {C, H, V},
    State.NEEDS_INFO: {C, H},
    State.SIGN_OFF: {C, H, V},
    State.REVIEW: {K, V},
    State.VISIT: {K, V},
}


@pytest.mark.parametrize("role", [C, H, K, V])
def test_whose_list_has_which_states(desk: Desk, role: Role) -> None:
    rows = {waits(desk, state, 1, session_at=NOON + timedelta(days=3)): state for state in State}
    elsewhere = {waits(desk, state, 1, lead=ELSEWHERE) for state in State} if role in OF_DEPARTMENT else set()
    who = desk.person(role, HOME if role in OF_DEPARTMENT else None)
    (shown,) = appeals.todo(desk.tx, who, now=desk.now)
    assert isinstance(shown, ListShown)
    found = {view.appeal.id for view in shown.views}
    assert {rows[one] for one in found - elsewhere} == {state for state in State if role in WORK[state]}
    assert (len(found), elsewhere & found) == (shown.total, set())
