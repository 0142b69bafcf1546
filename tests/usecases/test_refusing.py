"""What a department may say that does not want an appeal, what is noted inside, and who signs when no head is there."""

from datetime import timedelta

import pytest

from bot.domain.appeals.action import Action, State
from bot.domain.appeals.errors import NotAllowed
from bot.domain.appeals.notices import HistoryShown
from bot.domain.base.party import Party
from bot.domain.people.person import SYSTEM, Role
from bot.usecases import book as verbs
from bot.usecases.appeals import looking, viewing
from storage.appeals import appeals
from storage.people import people
from tests.desk import ELSEWHERE, HOME, Desk
from tests.usecases.test_steering import Scene

A, P, S = Action, Party, State


def silent(desk: Desk) -> Scene:
    """An appeal that was assigned, and accepted because nobody said anything."""
    scene = Scene(desk, S.TRIAGE, due_at=None, original_due_at=None, lead=None, assisting=())
    scene.do(A.ASSIGN, lead=HOME)
    desk.now = desk.tx.programme.calendar.due(desk.now, 1)
    verbs.do(desk.tx, SYSTEM, A.ACCEPT_BY_DEFAULT, {"appeal": scene.first.id}, now=desk.now)
    return scene


def test_a_return_is_open_two_working_days_also_after_silence_which_stays_counted(desk: Desk) -> None:
    scene, began = silent(desk), desk.now
    assert A.RETURN in scene.may(scene.lead)
    desk.now = desk.tx.programme.calendar.due(began, 1)
    scene.do(A.RETURN, scene.lead, reason="T1")
    after = scene.appeal
    assert (after.state, after.lead, after.returns, after.accepted_by_default) == (S.TRIAGE, None, 1, True)


def test_later_and_after_an_acceptance_it_is_a_request(desk: Desk) -> None:
    scene, began = silent(desk), desk.now
    assert A.DISOWN not in scene.may(scene.lead)
    desk.now = desk.tx.programme.calendar.due(began, 1) + timedelta(minutes=1)
    assert A.RETURN not in scene.may(scene.lead)
    assert A.DISOWN in scene.may(scene.lead)


def test_a_coordinator_decides_whose_it_is_while_the_clock_runs(desk: Desk) -> None:
    scene = Scene(desk, S.HANDLING)
    with pytest.raises(NotAllowed):
        scene.do(A.KEEP_LEAD)
    told = scene.do(A.DISOWN, scene.lead, note=ELSEWHERE)
    assert told == {scene.coordinator.chat: P.COORDINATOR}
    assert (scene.appeal.state, scene.appeal.due_at) == (S.HANDLING, scene.first.due_at)
    assert {A.KEEP_LEAD, A.REASSIGN, A.RECALL} <= scene.may(scene.coordinator)
    assert scene.do(A.KEEP_LEAD) == {scene.lead.chat: P.LEAD}
    assert A.KEEP_LEAD not in scene.may(scene.coordinator)
    assert A.DISOWN not in scene.may(scene.lead)  # once while it leads
    scene.do(A.REASSIGN, lead=ELSEWHERE)
    scene.do(A.ACCEPT, scene.new)
    assert A.DISOWN in scene.may(scene.new)


def test_after_a_ruling_nobody_disowns(desk: Desk) -> None:
    scene = Scene(desk, S.HANDLING, returns=2)
    assert A.DISOWN not in scene.may(scene.lead)


@pytest.mark.parametrize("who", ["lead", "helper", "coordinator"])
def test_a_note_is_for_staff_only_and_wakes_nobody(desk: Desk, who: str) -> None:
    scene = Scene(desk, S.HANDLING)
    secret = "企业情绪激动，先别打电话"
    assert scene.do(A.NOTE, getattr(scene, who), words=secret) == {}
    for reader in (scene.lead, scene.helper, scene.head, scene.coordinator):
        view = viewing.view(desk.tx, scene.appeal, reader, desk.now)
        assert [one.words for one in view.notes] == [secret]
    own = viewing.view(desk.tx, scene.appeal, scene.member, desk.now)
    (shown,) = looking.history(desk.tx, scene.member, scene.first.id, now=desk.now)
    assert isinstance(shown, HistoryShown)
    assert (own.notes, shown.events) == ((), ())
    last = appeals.last_event(desk.tx, scene.first.id)
    assert last is None  # whoever is overtaken is not told of a note


def test_where_no_head_is_there_a_coordinator_signs(desk: Desk) -> None:
    scene = Scene(desk, S.SIGN_OFF)
    assert A.SIGN not in scene.may(scene.coordinator)
    people.change(desk.tx, scene.head.id, away=True)
    assert {A.SIGN, A.SEND_BACK} <= scene.may(scene.coordinator)
    other = desk.person(Role.HEAD, HOME)
    assert A.SIGN not in scene.may(scene.coordinator)
    assert A.SIGN in scene.may(other)


def test_an_enterprise_urges_a_review_that_is_late(desk: Desk) -> None:
    scene = Scene(desk, S.REVIEW)
    assert A.URGE not in scene.may(scene.member)
    desk.now = desk.tx.programme.calendar.due(desk.now, 1) + timedelta(minutes=1)
    assert scene.do(A.URGE, scene.member) == {scene.coordinator.chat: P.COORDINATOR}
    assert A.URGE not in scene.may(scene.member)
