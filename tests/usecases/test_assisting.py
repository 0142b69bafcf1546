"""What assisting departments owe: its date follows calendar and pauses, and each threshold is told once."""

from datetime import date, datetime
from typing import Any

import pytest

from bot.domain.appeals.action import Action, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.deadlines import OF_ASSIST, TimerKind
from bot.domain.appeals.notices import Due, NobodyToTell
from bot.domain.appeals.timer_facts import basis
from bot.domain.base.notice import Notice
from bot.domain.people.person import SYSTEM, Role
from bot.domain.time.calendar import SHANGHAI
from bot.usecases import book as verbs
from bot.usecases import timers as usecase
from bot.usecases.appeals import calendars, contributions, escalation, looking
from storage.appeals import appeals
from storage.people import people
from storage.time import timers
from tests.desk import HOME, Desk
from tests.usecases.test_calendars import edited

TRADE, BORDER = "省商务厅", "玉溪市人民政府"


class Scene:
    """An appeal on 25 October that two departments assist with; its contributions are due on the 30th."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        calendars.adopt(desk.tx, now=desk.now)
        self.coordinator, self.lead = desk.person(Role.COORDINATOR), desk.person(Role.CONTACT, HOME)
        self.trade, self.border = (desk.person(Role.CONTACT, one) for one in (TRADE, BORDER))
        self.head = desk.person(Role.HEAD, TRADE)
        waits = desk.appeal(State.TRIAGE, desk.enterprise("云南某企业"), lead=None, due_at=None, original_due_at=None)
        self.row = waits.id
        self.do(self.coordinator, Action.ASSIGN, lead=HOME, assisting=[TRADE, BORDER, HOME])

    def do(self, who: Any, action: Action, **data: Any) -> list[Notice]:
        return verbs.do(
            self.desk.tx, who, action, {"appeal": self.row, "words": "我厅没有意见。"} | data, now=self.desk.now
        )

    def until(self, moment: datetime) -> list[Notice]:
        """Return what the contributions' timers tell until then."""
        told, self.desk.now = list[Notice](), moment
        for one in timers.due(self.desk.tx, moment, 0.0, 100):
            if one.kind in OF_ASSIST and timers.finish(self.desk.tx, one, moment):
                told += usecase.fire(self.desk.tx, SYSTEM, one, now=moment)
        return told

    @property
    def appeal(self) -> Appeal:
        found = appeals.peek(self.desk.tx, self.row)
        assert found is not None
        return found


@pytest.fixture
def scene(desk: Desk) -> Scene:
    return Scene(desk)


def at(month: int, day: int, hour: int = 8, minute: int = 30) -> datetime:
    return datetime(2024, month, day, hour, minute, tzinfo=SHANGHAI)


def heard(told: list[Notice]) -> list[tuple[int, str, str | None]]:
    return sorted((one.to, one.kind, one.department) for one in told if isinstance(one, Due))


def test_the_lead_does_not_assist_and_the_others_have_three_working_days(scene: Scene) -> None:
    assert (scene.appeal.awaited, scene.appeal.assist_due_at) == ((TRADE, BORDER), at(10, 30, 17, 30))


def test_each_who_is_awaited_is_told_and_a_missing_head_is_the_coordinators(scene: Scene) -> None:
    both = [(scene.trade.chat, TRADE), (scene.border.chat, BORDER)]
    assert heard(scene.until(at(10, 30))) == sorted((chat, "ASSIST_DUE", name) for chat, name in both)
    told = scene.until(at(10, 31))
    whose = [*both, (scene.head.chat, TRADE), (scene.lead.chat, None)]
    assert heard(told) == sorted((chat, "ASSIST_OVERDUE", name) for chat, name in whose)
    missing = [(one.to, one.roles, one.department) for one in told if isinstance(one, NobodyToTell)]
    assert missing == [(scene.coordinator.chat, (Role.HEAD,), BORDER)]


def test_of_a_department_with_nobody_at_all_a_coordinator_gets_one_message(scene: Scene) -> None:
    people.change(scene.desk.tx, scene.border.id, reachable=False)
    told = [one for one in scene.until(at(10, 31)) if isinstance(one, NobodyToTell) and one.department == BORDER]
    assert [(one.to, one.roles) for one in told][-1:] == [(scene.coordinator.chat, (Role.CONTACT, Role.HEAD))]
    assert len({one.roles for one in told}) == len(told)


@pytest.mark.parametrize("there", [None, Role.CONTACT, Role.HEAD])
def test_so_of_the_lead_department_when_an_appeal_climbs(desk: Desk, there: Role | None) -> None:
    coordinator = desk.person(Role.COORDINATOR)
    if there is not None:
        desk.person(there, HOME)
    appeal = desk.appeal(State.HANDLING, desk.enterprise("甲"))
    told = escalation.climb(desk.tx, appeal, TimerKind.CONTACT_OVERDUE, desk.now)
    absent = tuple(role for role in (Role.CONTACT, Role.HEAD) if role is not there)
    missing = [one for one in told if isinstance(one, NobodyToTell) and one.department == HOME]
    assert [(one.to, one.roles) for one in missing] == [(coordinator.chat, absent)]


def test_who_has_contributed_is_left_in_peace_and_the_last_one_ends_the_clock(scene: Scene) -> None:
    scene.do(scene.trade, Action.CONTRIBUTE)
    assert heard(scene.until(at(10, 30))) == [(scene.border.chat, "ASSIST_DUE", BORDER)]
    scene.do(scene.border, Action.CONTRIBUTE)
    assert scene.appeal.awaited == ()
    assert not timers.waiting_kinds(scene.desk.tx, scene.row) & OF_ASSIST


def test_a_reminder_holds_until_its_own_department_has_contributed(scene: Scene) -> None:
    kind, before = TimerKind.ASSIST_DUE, scene.appeal
    scene.do(scene.trade, Action.CONTRIBUTE)
    holds = [basis(scene.appeal, kind, one) == basis(before, kind, one) for one in (TRADE, BORDER, None)]
    assert holds == [False, True, True]
    scene.do(scene.lead, Action.ACCEPT)
    assert basis(scene.appeal, kind, BORDER) == basis(before, kind, BORDER)
    scene.do(scene.lead, Action.ASK)
    assert basis(scene.appeal, kind, BORDER) != basis(before, kind, BORDER)


def test_a_day_off_moves_the_date_even_where_the_answers_date_stays(scene: Scene) -> None:
    due = scene.appeal.due_at
    edited(scene.desk, date(2024, 10, 29), workday=date(2024, 11, 3))
    calendars.adopt(scene.desk.tx, now=scene.desk.now)
    assert scene.appeal.assist_due_at == at(10, 31, 17, 30)
    assert scene.appeal.due_at == due
    assert scene.until(at(10, 30)) == []
    assert len(heard(scene.until(at(10, 31)))) == 2


def test_what_was_told_is_not_told_again_by_another_calendar(scene: Scene) -> None:
    scene.until(at(10, 30))
    scene.until(at(10, 31))
    edited(scene.desk, date(2024, 10, 29))
    calendars.adopt(scene.desk.tx, now=scene.desk.now)
    scene.do(scene.lead, Action.ACCEPT)
    assert scene.until(at(11, 8)) == []


def test_a_pause_moves_the_date_and_more_time_for_the_answer_does_not(scene: Scene) -> None:
    scene.do(scene.lead, Action.ACCEPT)
    scene.do(scene.lead, Action.ASK_TIME, reason="5")
    scene.do(scene.coordinator, Action.GRANT_TIME)
    assert scene.appeal.assist_due_at == at(10, 30, 17, 30)
    scene.desk.now = at(10, 28)
    scene.do(scene.lead, Action.ASK)
    assert scene.until(at(10, 31)) == []
    scene.do(SYSTEM, Action.INFO_EXPIRED)
    assert scene.appeal.assist_due_at == at(11, 4, 17, 30)
    assert contributions.reckoned(scene.desk.tx, scene.appeal) == at(11, 4, 17, 30)


def test_what_was_told_before_a_pause_is_not_told_again_after_it(scene: Scene) -> None:
    scene.do(scene.lead, Action.ACCEPT)
    scene.until(at(10, 30))
    assert heard(scene.until(at(10, 31)))
    scene.do(scene.lead, Action.ASK)
    scene.desk.now = at(11, 1)
    scene.do(SYSTEM, Action.INFO_EXPIRED)
    assert scene.until(at(11, 8)) == []


def test_a_rework_asks_those_anew_who_have_said_nothing(scene: Scene) -> None:
    scene.do(scene.trade, Action.CONTRIBUTE)
    scene.do(scene.lead, Action.ACCEPT)
    scene.do(scene.lead, Action.ANSWER, outcome="SOLVED")
    appeals.change(scene.desk.tx, scene.row, {"state": State.REVIEW})
    scene.desk.now = at(11, 4)
    scene.do(scene.coordinator, Action.REWORK, lead=HOME)
    assert (scene.appeal.awaited, scene.appeal.assist_due_at) == ((BORDER,), at(11, 7, 17, 30))
    assert heard(scene.until(at(11, 7))) == [(scene.border.chat, "ASSIST_DUE", BORDER)]


def test_the_head_of_an_assisting_department_may_look(scene: Scene) -> None:
    (shown,) = looking.show(scene.desk.tx, people.by_id(scene.desk.tx, scene.head.id), scene.row, now=scene.desk.now)
    assert shown.to == scene.head.chat
