"""More time for an answer, and urging once it is late: asked, granted, refused, and never too often."""

from datetime import datetime, timedelta

import pytest

from bot.domain.appeals.action import Action, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.errors import NotAllowed
from bot.domain.people.person import Person, Role
from bot.usecases import book as verbs
from bot.usecases.appeals import viewing
from storage.appeals import appeals
from tests.desk import HOME, Desk
from tests.house import programme

A = Action


class Scene:
    """An appeal in handling with the people around it."""

    def __init__(self, desk: Desk) -> None:
        self.desk, enterprise = desk, desk.enterprise("云南某企业")
        self.contact = desk.person(Role.CONTACT, HOME)
        self.coordinator, self.supervisor = desk.person(Role.COORDINATOR), desk.person(Role.SUPERVISOR)
        self.member = desk.person(Role.MEMBER, enterprise=enterprise)
        self.first = desk.appeal(State.HANDLING, enterprise)

    def do(self, who: Person, action: Action, reason: str = "") -> None:
        data = {"appeal": self.first.id, "words": "说明理由", "reason": reason}
        verbs.do(self.desk.tx, who, action, data, now=self.desk.now)

    def may(self, who: Person) -> set[Action]:
        return set(viewing.view(self.desk.tx, self.appeal, who, self.desk.now).allowed)

    @property
    def appeal(self) -> Appeal:
        found = appeals.peek(self.desk.tx, self.first.id)
        assert found is not None
        return found

    @property
    def due(self) -> datetime:
        assert self.appeal.due_at is not None
        return self.appeal.due_at


@pytest.fixture
def scene(desk: Desk) -> Scene:
    return Scene(desk)


def test_granted_time_moves_the_date_and_keeps_the_original(scene: Scene) -> None:
    before = scene.due
    scene.do(scene.contact, A.ASK_TIME, "5")
    scene.do(scene.coordinator, A.GRANT_TIME)
    assert scene.due == programme().calendar.due(before, 5)
    assert scene.appeal.original_due_at == before


def test_refused_time_changes_no_date(scene: Scene) -> None:
    before = scene.due
    scene.do(scene.contact, A.ASK_TIME, "5")
    scene.do(scene.coordinator, A.REFUSE_TIME)
    assert scene.due == before
    assert A.ASK_TIME in scene.may(scene.contact)


def test_nothing_is_granted_that_nobody_asked_for(scene: Scene) -> None:
    with pytest.raises(NotAllowed):
        scene.do(scene.coordinator, A.GRANT_TIME)


def test_one_asks_once_until_somebody_decides(scene: Scene) -> None:
    scene.do(scene.contact, A.ASK_TIME, "2")
    assert A.ASK_TIME not in scene.may(scene.contact)


def test_the_second_time_is_the_supervisors_and_there_is_no_third(scene: Scene) -> None:
    scene.do(scene.contact, A.ASK_TIME, "2")
    assert {A.GRANT_TIME, A.REFUSE_TIME} <= scene.may(scene.coordinator)
    scene.do(scene.coordinator, A.GRANT_TIME)
    scene.do(scene.contact, A.ASK_TIME, "2")
    assert A.GRANT_TIME not in scene.may(scene.coordinator)
    scene.do(scene.supervisor, A.GRANT_TIME)
    assert A.ASK_TIME not in scene.may(scene.contact)


def test_on_the_last_day_it_is_too_late_to_ask(scene: Scene) -> None:
    scene.desk.now = scene.due - timedelta(hours=9, minutes=1)
    assert A.ASK_TIME in scene.may(scene.contact)
    scene.desk.now = scene.due - timedelta(hours=8, minutes=59)
    assert A.ASK_TIME not in scene.may(scene.contact)


def test_one_urges_only_what_is_late_and_once_in_three_working_days(scene: Scene) -> None:
    assert A.URGE not in scene.may(scene.member)
    scene.desk.now = scene.due + timedelta(days=1)
    scene.do(scene.member, A.URGE)
    assert A.URGE not in scene.may(scene.member)
    scene.desk.now = programme().calendar.due(scene.desk.now, 3) + timedelta(minutes=1)
    assert A.URGE in scene.may(scene.member)
