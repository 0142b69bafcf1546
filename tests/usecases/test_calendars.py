"""The calendar is edited: open dates move, history and people say so, and a year without data raises an alarm once."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.domain.appeals.action import Action, State
from bot.domain.appeals.calendar_notices import CalendarUnknown
from bot.domain.appeals.change import Change
from bot.domain.appeals.notices import Moved
from bot.domain.appeals.reckoning import Shift
from bot.domain.people.person import Role
from bot.domain.time.calendar import SHANGHAI
from bot.domain.time.timers import Subject
from bot.texts.render import render
from bot.usecases import book as verbs
from bot.usecases.appeals import calendars, dates, moving
from bot.usecases.sessions import bringing
from storage.appeals import appeals
from storage.engine.database import Transaction
from storage.people import people
from storage.time import timers
from tests.desk import HOME, Desk
from tests.house import programme
from tests.texts.samples import WORDS


def edited(desk: Desk, *holidays: date, workday: date | None = None) -> None:
    """From now on these are days off, and another a working day."""
    workdays = frozenset({workday} if workday else ())
    calendar = replace(programme().calendar, holidays=frozenset(holidays), workdays=workdays)
    desk.tx = Transaction(desk.tx.connection, replace(programme(), calendar=calendar))


def filed(desk: Desk) -> int:
    """An appeal that goes to a department at once."""
    contact = desk.person(Role.CONTACT, HOME)
    member = desk.person(Role.MEMBER, enterprise=desk.enterprise("云南某企业"))
    verdict = {"decision": "assign", "ranked": [{"department": HOME, "score": 0.9, "words": []}]}
    data = {"text": "货物在口岸等化验，等了很多天", "kind": "服务需求", "verdict": verdict, "lead": HOME}
    told = bringing.file(desk.tx, member, data, now=desk.now)
    row = next(one.view.appeal.id for one in told if isinstance(one, Moved) and one.to == contact.chat)
    verbs.do(desk.tx, contact, Action.ACCEPT, {"appeal": row}, now=desk.now)
    return row


def test_a_day_off_moves_what_is_open_and_all_concerned_hear_when_they_work(desk: Desk) -> None:
    calendars.adopt(desk.tx, now=desk.now)
    row = filed(desk)
    before = appeals.peek(desk.tx, row)
    assert before
    assert before.due_at
    edited(desk, date(2024, 11, 1))
    night = datetime(2024, 10, 28, 23, 0, tzinfo=SHANGHAI)
    calendars.adopt(desk.tx, now=night)
    after, event = appeals.peek(desk.tx, row), appeals.last_event(desk.tx, row)
    assert after
    assert after.due_at
    assert after.due_at == datetime(2024, 11, 11, 17, 30, tzinfo=SHANGHAI) == after.original_due_at
    assert event
    assert event.action is Action.RECKON
    assert Shift.of(event.words) == Shift(before.due_at, after.due_at)
    assert (after.state, after.clock_from) == (State.HANDLING, before.clock_from)
    morning = datetime(2024, 10, 29, 8, 30, tzinfo=SHANGHAI)
    (timer,) = [one for one in timers.due(desk.tx, morning, 0.0, 100) if one.subject is Subject.CALENDAR]
    assert timer.fire_at == morning
    told = calendars.about_calendar(desk.tx, timer, now=morning)
    assert [type(one) for one in told] == [Moved, Moved]
    calendars.adopt(desk.tx, now=morning)
    assert appeals.last_event(desk.tx, row) == event


def test_a_date_that_is_paused_is_shown_to_nobody_and_keeps_no_other_back(desk: Desk) -> None:
    calendars.adopt(desk.tx, now=desk.now)
    paused, going = filed(desk), filed(desk)
    edited(desk, date(2024, 11, 1))
    night = datetime(2024, 10, 28, 23, 0, tzinfo=SHANGHAI)
    calendars.adopt(desk.tx, now=night)
    appeals.change(desk.tx, paused, Change(paused_at=night))
    morning = datetime(2024, 10, 29, 8, 30, tzinfo=SHANGHAI)
    (timer,) = [one for one in timers.due(desk.tx, morning, 0.0, 100) if one.subject is Subject.CALENDAR]
    told = calendars.about_calendar(desk.tx, timer, now=morning)
    assert {notice.view.appeal.id for notice in told if isinstance(notice, Moved)} == {going}


def test_what_was_reminded_of_is_not_reminded_of_again(desk: Desk) -> None:
    calendars.adopt(desk.tx, now=desk.now)
    row = filed(desk)
    first = [one for one in timers.due(desk.tx, desk.now + timedelta(days=5), 0.0, 100) if one.row == row]
    for one in first:
        assert timers.finish(desk.tx, one, desk.now)
    edited(desk, date(2024, 11, 12))
    calendars.adopt(desk.tx, now=desk.now + timedelta(days=5))
    waiting = timers.waiting_kinds(desk.tx, row)
    assert waiting
    assert not waiting & {one.kind for one in first}


def test_a_year_without_data_is_said_once_in_december(desk: Desk) -> None:
    who = desk.person(Role.COORDINATOR), desk.person(Role.ADMIN)
    assert calendars.alarm(desk.tx, now=datetime(2026, 11, 30, 9, 0, tzinfo=SHANGHAI)) == []
    december = datetime(2026, 12, 1, 8, 30, tzinfo=SHANGHAI)
    told = calendars.alarm(desk.tx, now=december)
    assert [(one.to, one.year) for one in told if isinstance(one, CalendarUnknown)] == [(one.chat, 2027) for one in who]
    assert calendars.alarm(desk.tx, now=december + timedelta(days=1)) == []


def test_a_plan_that_was_taken_back_counts_no_more(desk: Desk) -> None:
    row = filed(desk)
    appeal = appeals.peek(desk.tx, row)
    assert appeal
    (contact,), (member,) = people.of_role(desk.tx, Role.CONTACT, HOME), people.members(desk.tx, appeal.enterprise)
    rating = {"solved": "NO", "appeal": row}
    answer = {"appeal": row, "outcome": "LONG_TERM", "words": "分期办理", "plan": "明年底完成"}
    verbs.do(desk.tx, contact, Action.ANSWER, answer, now=desk.now)
    verbs.do(desk.tx, member, Action.RATE, rating | {"satisfaction": "SATISFIED"}, now=desk.now)
    verbs.do(desk.tx, member, Action.RATE, rating | {"satisfaction": "UNSATISFIED"}, now=desk.now)
    desk.now += timedelta(days=4)
    rework = {"appeal": row, "lead": HOME, "words": "请再研究"}
    verbs.do(desk.tx, desk.person(Role.COORDINATOR), Action.REWORK, rework, now=desk.now)
    again = appeals.peek(desk.tx, row)
    assert again
    assert (again.round, again.due_at) == (2, dates.reckoned(desk.tx, again).due)


WAITS = {
    State.TRIAGE: ({Role.MEMBER, Role.COORDINATOR}, "受理期限由"),
    State.ASSIGNED: ({Role.MEMBER, Role.CONTACT}, "签收期限由"),
    State.NEEDS_INFO: ({Role.MEMBER}, "补正期限由"),
    State.ANSWERED: ({Role.MEMBER, Role.CONTACT}, "评价期限由"),
    State.REVIEW: ({Role.MEMBER, Role.COORDINATOR}, "复核期限由"),
    State.VISIT: ({Role.MEMBER, Role.COORDINATOR}, "回访期限由"),
}


@pytest.mark.parametrize("state", WAITS)
def test_the_date_of_every_step_counts_as_one_that_moves_and_who_sees_it_is_told(desk: Desk, state: State) -> None:
    roles, said = WAITS[state]
    calendars.adopt(desk.tx, now=desk.now)
    who = desk.person(Role.MEMBER, enterprise=desk.enterprise("云南某企业"))
    staff = [desk.person(Role.CONTACT, HOME), desk.person(Role.COORDINATOR)]
    appeal = desk.appeal(state, desk.enterprises[0], due_at=None, original_due_at=None, settled_at=None)
    moving.set_timers(desk.tx, appeal, desk.now)
    before = desk.tx
    edited(desk, *(date(2024, 10, day) for day in (28, 29, 30)))
    (date_moved,) = calendars.moved(before, desk.tx, desk.now).dates
    assert (date_moved.number, date_moved.before < date_moved.after) == (appeal.number, True)
    calendars.changed(desk.tx, now=desk.now)
    morning = datetime(2024, 10, 31, 8, 30, tzinfo=SHANGHAI)
    (timer,) = [one for one in timers.due(desk.tx, morning, 0.0, 100) if one.subject is Subject.CALENDAR]
    told = calendars.about_calendar(desk.tx, timer, now=morning)
    assert {one.to for one in told} == {one.chat for one in (who, *staff) if one.role in roles}
    assert all(said in render(one, WORDS).text for one in told)
    calendars.changed(desk.tx, now=desk.now)
    assert len(appeals.history(desk.tx, appeal.id)) == 1
