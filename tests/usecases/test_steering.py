"""Steering an appeal that a department has: another lead, other helpers, back to the desk, and who hears of it."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.domain.appeals.action import Action, Outcome, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.errors import NotAllowed
from bot.domain.appeals.notices import Moved
from bot.domain.base.errors import NotFound
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.people.person import Person, Role
from bot.usecases import book as verbs
from bot.usecases.appeals import dates, viewing
from storage.appeals import appeals
from storage.time import timers
from tests.desk import ELSEWHERE, HOME, Desk
from tests.usecases.test_moves import running_session

A, P, S = Action, Party, State
HELPER, OTHER = "省商务厅", "省交通运输厅"


class Scene:
    """An appeal with a lead and a helper, the people around it, and another department that is not in it yet."""

    def __init__(self, desk: Desk, state: State, **given: Any) -> None:
        self.desk, enterprise = desk, desk.enterprise("云南某企业")
        self.member = desk.person(Role.MEMBER, enterprise=enterprise)
        self.lead, self.helper = desk.person(Role.CONTACT, HOME), desk.person(Role.CONTACT, HELPER)
        self.new, self.head = desk.person(Role.CONTACT, ELSEWHERE), desk.person(Role.HEAD, HOME)
        self.coordinator = desk.person(Role.COORDINATOR)
        if state is S.SCHEDULED:
            given |= {"session": running_session(desk), "session_at": desk.now + timedelta(days=9)}
        self.first = desk.appeal(state, enterprise, **{"assisting": (HELPER,)} | given)

    @property
    def appeal(self) -> Appeal:
        found = appeals.peek(self.desk.tx, self.first.id)
        assert found is not None
        return found

    def do(self, action: Action, who: Person | None = None, **data: Any) -> dict[int, Party]:
        """Make the move; return who was told as what."""
        said = {"appeal": self.first.id, "words": "说明理由"} | data
        told: list[Notice] = verbs.do(self.desk.tx, who or self.coordinator, action, said, now=self.desk.now)
        others = [one for one in told if type(one) is Moved]
        return {one.to: one.view.viewer for one in others}

    def may(self, who: Person) -> set[Action]:
        return set(viewing.view(self.desk.tx, self.appeal, who, self.desk.now).allowed)


@pytest.mark.parametrize("state", [S.ASSIGNED, S.HANDLING, S.SIGN_OFF])
def test_another_department_accepts_anew_and_the_date_stays(desk: Desk, state: State) -> None:
    scene = Scene(desk, state, outcome=Outcome.SOLVED, answer="拟好的答复")
    desk.now += timedelta(days=1)
    told = scene.do(A.REASSIGN, lead=ELSEWHERE)
    after = scene.appeal
    assert (after.state, after.lead, after.due_at, after.original_due_at) == (
        S.ASSIGNED,
        ELSEWHERE,
        scene.first.due_at,
        scene.first.original_due_at,
    )
    assert (after.answered_at, after.answer, after.assisting) == (None, "", ())
    assert told == {
        scene.member.chat: P.MEMBER,
        scene.new.chat: P.LEAD,
        scene.lead.chat: P.FORMER,
        scene.helper.chat: P.FORMER,
    }
    waiting = {one.kind: one.fire_at for one in timers.due(desk.tx, desk.now + timedelta(days=9), 0, 99)}
    assert waiting["ACCEPT_EXPIRED"] == desk.tx.programme.calendar.due(desk.now, 1)
    assert A.ACCEPT in scene.may(scene.new)


def test_the_draft_of_the_former_department_is_read_and_not_sent(desk: Desk) -> None:
    scene = Scene(desk, S.HANDLING, lead=ELSEWHERE)
    head = desk.person(Role.HEAD, ELSEWHERE)
    scene.do(A.ANSWER, scene.new, outcome="SOLVED", words="拟好的答复，等负责人同意")
    assert scene.appeal.state is S.SIGN_OFF
    scene.do(A.REASSIGN, lead=HOME)
    past = appeals.history(desk.tx, scene.first.id)
    assert "拟好的答复，等负责人同意" in [one.words for one in past if one.action.answers]
    assert (scene.appeal.answer, scene.appeal.answered_at) == ("", None)
    with pytest.raises(NotFound):
        scene.do(A.SIGN, head)


def test_a_question_follows_the_new_lead_while_the_clock_stands(desk: Desk) -> None:
    scene = Scene(desk, S.HANDLING)
    scene.do(A.ASK, scene.lead, words="请补充报关单号")
    due = scene.appeal.due_at
    assert due is not None
    desk.now += timedelta(days=7)
    told = scene.do(A.REASSIGN, lead=ELSEWHERE, assisting=[HELPER])
    assert (scene.appeal.state, scene.appeal.lead, scene.appeal.due_at) == (S.NEEDS_INFO, ELSEWHERE, due)
    assert told[scene.helper.chat] is P.ASSISTING
    told = scene.do(A.SUPPLY, scene.member)
    assert told == {scene.new.chat: P.LEAD}
    assert (scene.appeal.state, scene.appeal.due_at) == (S.ASSIGNED, due + timedelta(days=7))
    scene.do(A.ACCEPT, scene.new)


def test_a_booking_stays_when_another_department_is_to_answer_there(desk: Desk) -> None:
    scene = Scene(desk, S.SCHEDULED, due_at=None, original_due_at=None, prepared="原单位的预备答复")
    scene.do(A.REASSIGN, lead=ELSEWHERE)
    after = scene.appeal
    assert (after.state, after.lead, after.session, after.session_at) == (
        S.SCHEDULED,
        ELSEWHERE,
        scene.first.session,
        scene.first.session_at,
    )
    assert (after.prepared, after.due_at) == ("", None)


@pytest.mark.parametrize("state", [S.SCHEDULED, S.ASSIGNED, S.HANDLING, S.SIGN_OFF, S.NEEDS_INFO])
def test_it_is_not_reassigned_to_who_leads_it(desk: Desk, state: State) -> None:
    with pytest.raises(NotAllowed):
        Scene(desk, state).do(A.REASSIGN, lead=HOME)


@pytest.mark.parametrize("state", [S.SCHEDULED, S.ASSIGNED, S.HANDLING, S.SIGN_OFF, S.NEEDS_INFO])
def test_what_is_taken_back_lies_at_the_desk_again(desk: Desk, state: State) -> None:
    scene = Scene(desk, state)
    told = scene.do(A.RECALL)
    after = scene.appeal
    assert (after.state, after.lead, after.assisting, after.session, after.paused_at) == (
        S.TRIAGE,
        None,
        (),
        None,
        None,
    )
    assert after.due_at == scene.first.due_at
    assert told == {scene.member.chat: P.MEMBER, scene.lead.chat: P.FORMER, scene.helper.chat: P.FORMER}
    scene.do(A.ASSIGN, lead=ELSEWHERE)
    assert scene.appeal.due_at == scene.first.due_at


def test_a_plan_that_is_followed_goes_on_with_another_department_and_is_not_taken_back(desk: Desk) -> None:
    plan = {"round": 2, "plan_rounds": 1, "noted_at": desk.now, "plan": "三月底前开工"}
    scene = Scene(desk, S.HANDLING, **plan)
    with pytest.raises(NotAllowed):
        scene.do(A.RECALL)
    scene.do(A.REASSIGN, lead=ELSEWHERE)
    assert (scene.appeal.plan, scene.appeal.follows_plan, scene.appeal.due_at) == (
        "三月底前开工",
        True,
        scene.first.due_at,
    )
    scene.do(A.ACCEPT, scene.new)
    assert scene.appeal.state is S.HANDLING


def test_only_who_joins_or_leaves_hears_of_other_helpers(desk: Desk) -> None:
    scene, other = Scene(desk, S.HANDLING), desk.person(Role.CONTACT, OTHER)
    due = desk.tx.programme.calendar.due(desk.now, 3)
    told = scene.do(A.CHANGE_HELP, assisting=[HELPER, OTHER])
    assert told == {scene.lead.chat: P.LEAD, other.chat: P.ASSISTING}
    assert helps(scene.appeal) == ([HELPER, OTHER], [HELPER, OTHER], due)
    told = scene.do(A.CHANGE_HELP, assisting=[OTHER])
    assert told == {scene.lead.chat: P.LEAD, scene.helper.chat: P.FORMER}
    assert helps(scene.appeal) == ([OTHER], [OTHER], due)
    scene.do(A.CHANGE_HELP, assisting=[])
    assert helps(scene.appeal) == ([], [], None)


def helps(appeal: Appeal) -> tuple[list[str], list[str], datetime | None]:
    """Who assists, who is awaited, and until when."""
    return list(appeal.assisting), list(appeal.awaited), appeal.assist_due_at


@pytest.mark.parametrize(
    ("state", "party"),
    [(S.SCHEDULED, P.LEAD), (S.ASSIGNED, P.LEAD), (S.HANDLING, P.LEAD), (S.SIGN_OFF, P.HEAD), (S.NEEDS_INFO, P.MEMBER)],
)
def test_coordinators_press_whoever_has_to_act_once_a_day(desk: Desk, state: State, party: Party) -> None:
    scene = Scene(desk, state)
    whose = {P.LEAD: scene.lead, P.HEAD: scene.head, P.MEMBER: scene.member}[party]
    assert scene.do(A.PROMPT) == {whose.chat: party}
    assert A.PROMPT not in scene.may(scene.coordinator)
    desk.now += timedelta(days=1)
    assert A.PROMPT in scene.may(scene.coordinator)


def test_who_returns_an_appeal_lets_its_helpers_go(desk: Desk) -> None:
    scene = Scene(desk, S.ASSIGNED)
    told = scene.do(A.RETURN, scene.lead, reason="T1")
    assert told == {scene.coordinator.chat: P.COORDINATOR, scene.helper.chat: P.FORMER}


def assigned(desk: Desk, kind: str = "服务需求") -> Scene:
    """An appeal that the desk has assigned now."""
    scene = Scene(desk, S.TRIAGE, due_at=None, original_due_at=None, lead=None, assisting=(), kind=kind)
    scene.do(A.ASSIGN, lead=HOME)
    return scene


@pytest.mark.parametrize(
    ("kind", "to", "after_days", "due_days"),
    [
        ("服务需求", "政策咨询", 1, 3),
        ("服务需求", "意见建议", 2, 7),
        ("政策咨询", "服务需求", 2, 10),
        ("服务需求", "政策咨询", 8, None),
    ],
)
def test_another_kind_counts_from_the_assignment_and_never_ends_in_the_past(
    desk: Desk, kind: str, to: str, after_days: int, due_days: int | None
) -> None:
    scene, calendar, began = assigned(desk, kind), desk.tx.programme.calendar, desk.now
    original = scene.appeal.due_at
    desk.now = calendar.after(began, after_days)
    scene.do(A.CORRECT, fact="KIND", value=to)
    wanted = calendar.due(desk.now, 1) if due_days is None else calendar.due(began, due_days)
    assert (scene.appeal.kind, scene.appeal.due_at) == (to, wanted)
    assert scene.appeal.original_due_at == original
    assert dates.reckoned(desk.tx, scene.appeal).as_change() == {"due_at": wanted, "original_due_at": original}


def test_a_pause_and_more_time_stay_with_the_kind(desk: Desk) -> None:
    scene, calendar, began = assigned(desk), desk.tx.programme.calendar, desk.now
    scene.do(A.ACCEPT, scene.lead)
    scene.do(A.ASK_TIME, scene.lead, reason="2")
    scene.do(A.GRANT_TIME)
    scene.do(A.ASK, scene.lead, words="请补充材料")
    desk.now += timedelta(days=7)
    scene.do(A.SUPPLY, scene.member)
    scene.do(A.CORRECT, fact="KIND", value="意见建议")
    assert scene.appeal.due_at == calendar.due(calendar.due(began, 7), 2) + timedelta(days=7)


@pytest.mark.parametrize(("field", "value"), [("THEME", "金融服务"), ("REGION", "大理白族自治州")])
def test_a_theme_and_a_region_move_no_date_and_wake_nobody(desk: Desk, field: str, value: str) -> None:
    scene = assigned(desk)
    before, corrected = scene.appeal, {field.lower(): value}
    assert scene.do(A.CORRECT, fact=field, value=value) == {}
    changed: dict[str, Any] = {**corrected}
    assert scene.appeal == replace(before, **changed)


def test_parts_are_filed_for_the_enterprise_and_judged_on_their_own(desk: Desk) -> None:
    scene = Scene(desk, S.HANDLING)
    pieces = ["货压在口岸好多天，请加快查验", "厂区经常停电，影响生产", "员工子女上学难，请协调学位"]
    told = scene.do(A.DIVIDE, pieces=pieces)
    assert told == {scene.member.chat: P.MEMBER, scene.lead.chat: P.LEAD}
    found, total = appeals.of_enterprise(desk.tx, scene.first.enterprise)
    parts = sorted((one for one in found if one.follows == scene.first.id), key=lambda one: one.id)
    assert (total, [one.text for one in parts]) == (3, pieces[1:])
    assert {one.state for one in parts} == {S.TRIAGE}
    assert {(one.enterprise, one.filed_by, one.due_at) for one in parts} == {
        (scene.first.enterprise, scene.first.filed_by, None)
    }
    assert (scene.appeal.state, scene.appeal.text) == (S.HANDLING, scene.first.text)
    assert appeals.history(desk.tx, scene.first.id)[-1].note == "、".join(one.number for one in parts)
    scene.first = parts[0]
    scene.do(A.ASSIGN, lead=ELSEWHERE)
