"""For an appeal under way something is always still to happen, however long nobody acts."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from bot.domain.appeals.action import SETTLED, State
from bot.domain.appeals.ladder import Level
from bot.domain.appeals.notices import Due
from bot.domain.people.person import SYSTEM, Role
from bot.domain.time.timers import Subject
from bot.usecases import timers as usecase
from bot.usecases.appeals import missing_timers, moving
from storage.appeals import appeals, escalations, without_timer
from storage.schema import timer
from storage.time import timers
from tests.desk import HOME, Desk

UNDER_WAY = [state for state in State if state not in SETTLED]


def wind(desk: Desk, state: State) -> int:
    for role in (Role.COORDINATOR, Role.SUPERVISOR):
        desk.person(role)
    desk.person(Role.CONTACT, HOME)
    one = desk.appeal(state, desk.enterprise("甲"), session_at=desk.now, settled_at=None)
    moving.set_timers(desk.tx, one, desk.now)
    return one.id


def let_pass(desk: Desk, days: int) -> list[object]:
    """Fire what falls due, day by day; return what was told."""
    told: list[object] = []
    for _ in range(days):
        desk.now += timedelta(days=1)
        for due in timers.due(desk.tx, desk.now, 0.0, 100):
            if timers.finish(desk.tx, due, desk.now):
                told += usecase.fire(desk.tx, SYSTEM, due, now=desk.now)
    return told


@pytest.mark.parametrize("state", UNDER_WAY)
def test_at_any_time_something_is_still_to_happen(desk: Desk, state: State) -> None:
    row = wind(desk, state)
    for _ in range(12):
        let_pass(desk, 7)
        found = appeals.peek(desk.tx, row)
        assert found is not None
        assert found.state in SETTLED or timers.waits(desk.tx, Subject.APPEAL, row), found.state
    assert without_timer.without_timer(desk.tx) == []


def test_what_is_late_is_told_each_week_and_climbs_once(desk: Desk) -> None:
    row = wind(desk, State.HANDLING)
    let_pass(desk, 60)
    for _ in range(3):
        told = let_pass(desk, 28)
        assert len([one for one in told if isinstance(one, Due)]) >= 3 * 3, "contact, coordinator, supervisor"
    levels = [one.level for one in escalations.of_appeal(desk.tx, row)]
    assert levels.count(Level.LISTED) == 1


def test_an_older_house_gets_its_timers(desk: Desk) -> None:
    row = wind(desk, State.HANDLING)
    let_pass(desk, 60)
    desk.tx.execute(delete(timer).where(timer.c.done_at.is_(None)))
    assert without_timer.without_timer(desk.tx) == [row]
    missing_timers.plan(desk.tx, now=desk.now)
    (waits,) = desk.tx.execute(select(timer.c.kind).where(timer.c.done_at.is_(None))).scalars()
    assert waits == "REPLY_LISTED"
    missing_timers.plan(desk.tx, now=desk.now)
    assert without_timer.without_timer(desk.tx) == []
