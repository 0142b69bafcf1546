"""A month misses last month's circular on its first working mornings, and on all of them one that is not signed."""

from datetime import datetime

import pytest

from bot.domain.appeals.action import State
from bot.domain.base.notice import Notice
from bot.domain.base.press import Go, Menu
from bot.domain.desk.morning import MorningTimer, Wait
from bot.domain.desk.morning_notices import Morning
from bot.domain.people.person import Person, Role
from bot.domain.reports.circular import CircularAction, CircularState
from bot.domain.reports.circular_notices import CircularAbsent, CircularShown
from bot.domain.time.calendar import SHANGHAI
from bot.domain.time.timers import Subject
from bot.texts.render import render
from bot.usecases.desk import morning
from bot.usecases.reports import circulars
from storage.time.timers import DueTimer
from tests.desk import Desk
from tests.texts.samples import WORDS

ANY_MORNING = DueTimer(1, MorningTimer.MORNING, Subject.MORNING, 0, 0, datetime(2024, 11, 1, tzinfo=SHANGHAI), 0)


@pytest.fixture
def coordinator(desk: Desk) -> Person:
    return desk.person(Role.COORDINATOR)


@pytest.fixture
def supervisor(desk: Desk) -> Person:
    return desk.person(Role.SUPERVISOR)


def told(desk: Desk, day: int, month: int = 11) -> list[Notice]:
    desk.now = datetime(2024, month, day, 8, 30, tzinfo=SHANGHAI)
    return morning.about_morning(desk.tx, ANY_MORNING, now=desk.now)


def missed_by(desk: Desk, day: int, month: int = 11) -> list[int]:
    """Return the chats that hear of it."""
    every = told(desk, day, month)
    absent = [one for one in every if isinstance(one, CircularAbsent)]
    assert all((one.year, one.month) == (2024, month - 1) for one in absent)
    counts = [one for one in every if isinstance(one, Morning) and Wait.CIRCULAR in one.counts]
    return [one.to for one in (*counts, *absent)]


@pytest.mark.parametrize("day", [1, 4, 6, 7, 8])
def test_the_coordinators_on_the_first_working_days_the_supervisors_on_the_last_of_them(
    desk: Desk, coordinator: Person, supervisor: Person, day: int
) -> None:
    desk.appeal(State.CLOSED, desk.enterprise("甲"))
    hears = {7: [coordinator.chat, supervisor.chat], 8: []}
    assert missed_by(desk, day) == hears.get(day, [coordinator.chat])


def test_the_first_working_day_is_that_of_the_calendar(desk: Desk, coordinator: Person) -> None:
    desk.appeal(State.CLOSED, desk.enterprise("甲"), filed_at=datetime(2024, 9, 30, tzinfo=SHANGHAI))
    assert missed_by(desk, 8, month=10) == [coordinator.chat]


def test_not_any_more_once_it_is_begun(desk: Desk, coordinator: Person) -> None:
    desk.appeal(State.CLOSED, desk.enterprise("甲"))
    assert missed_by(desk, 1)
    circulars.last_month(desk.tx, coordinator, now=desk.now)
    assert [missed_by(desk, day) for day in (1, 4, 7)] == [[], [], []]


def test_not_of_a_month_without_appeals(desk: Desk, coordinator: Person) -> None:
    desk.appeal(State.CLOSED, desk.enterprise("甲"), demo=True)
    desk.appeal(State.CLOSED, desk.enterprise("甲"), filed_at=datetime(2024, 11, 1, tzinfo=SHANGHAI))
    assert missed_by(desk, 4) == []


def test_the_line_has_its_button(desk: Desk, coordinator: Person) -> None:
    desk.appeal(State.CLOSED, desk.enterprise("甲"))
    (said,) = [one for one in told(desk, 1) if one.to == coordinator.chat]
    shown = render(said, WORDS)
    assert "上个月的通报还没有起草" in shown.text
    assert Go(Menu.CIRCULAR) in [button.press for row in shown.rows for button in row]


def unsigned_for(desk: Desk, day: int) -> list[int]:
    return [one.to for one in told(desk, day) if isinstance(one, Morning) and Wait.UNSIGNED in one.counts]


def test_a_draft_waits_for_its_signature_each_working_morning(
    desk: Desk, coordinator: Person, supervisor: Person
) -> None:
    desk.appeal(State.CLOSED, desk.enterprise("甲"))
    assert unsigned_for(desk, 1) == []
    (card,) = circulars.last_month(desk.tx, coordinator, now=desk.now)
    assert isinstance(card, CircularShown)
    assert [unsigned_for(desk, day) for day in (4, 22)] == [[coordinator.chat, supervisor.chat]] * 2
    circulars.do(desk.tx, supervisor, CircularAction.SIGN, card.circular.id, CircularState.DRAFT, now=desk.now)
    assert unsigned_for(desk, 25) == []


def test_the_supervisor_opens_it_from_the_message(desk: Desk, coordinator: Person, supervisor: Person) -> None:
    desk.appeal(State.CLOSED, desk.enterprise("甲"))
    desk.now = datetime(2024, 11, 4, 8, 0, tzinfo=SHANGHAI)
    circulars.last_month(desk.tx, coordinator, now=desk.now)
    (said,) = [one for one in told(desk, 4) if one.to == supervisor.chat]
    shown = render(said, WORDS)
    assert "上个月的通报已经起草，还没有签发" in shown.text
    assert [button.press for row in shown.rows for button in row] == [Go(Menu.CIRCULAR)]
