"""The list of calls: what comes onto it, what leaves it by itself, and what came of a call."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot.delivery.settle import post
from bot.domain.appeals.action import Action, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.errors import NotAllowed
from bot.domain.appeals.notices import DeliveriesShown
from bot.domain.appeals.source import Source
from bot.domain.base.errors import NoRight, NotFound
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.counter.notices import LinkCodeMade, PhoneCallNoted
from bot.domain.desk.morning_notices import Morning
from bot.domain.people.errors import BadInvite
from bot.domain.people.person import SYSTEM, Person, Role, is_stand_in, stand_in_chat
from bot.domain.people.spoken_code import ALPHABET, LINK_CODE, spelled
from bot.domain.reach.errors import CallOver
from bot.domain.reach.notices import PhoneCallHanded
from bot.domain.reach.phone_list import TABLE, CallAction, CallState, PhoneCall, leads
from bot.domain.sessions.notices import LineOver
from bot.domain.sessions.queue_notices import Ahead, Summoned
from bot.domain.time.timers import Subject
from bot.texts.render import render
from bot.usecases import book as verbs
from bot.usecases import timers
from bot.usecases.appeals import looking
from bot.usecases.counter import intake, linking, phoning
from bot.usecases.desk import morning
from bot.usecases.reach import phone_list
from bot.usecases.sessions import bringing
from bot.usecases.sessions.phone_calls import still
from bot.usecases.tenure import joining
from storage import schema
from storage.appeals import appeals
from storage.people import people
from storage.reach import phone_calls
from storage.time.timers import DueTimer
from tests.desk import HOME, Desk
from tests.texts.counter import SESSION
from tests.texts.samples import WORDS
from tests.texts.session_samples import BOOKED

A, S = Action, State


def tells(desk: Desk, notices: list[Notice]) -> list[Notice]:
    """Write what was told where it goes: to the outbox, or onto the list."""
    post(desk.tx, notices, partial(render, words=WORDS), None, desk.now)
    return notices


def does(desk: Desk, who: Any, action: Action, appeal: Appeal, **data: Any) -> None:
    tells(desk, verbs.do(desk.tx, who, action, {"appeal": appeal.id, **data}, now=desk.now))


def calls(desk: Desk) -> list[PhoneCall]:
    return phone_list.open_ones(desk.tx, still, desk.now)


@pytest.fixture
def contact(desk: Desk) -> Person:
    return desk.person(Role.CONTACT, HOME)


@pytest.fixture
def caller(desk: Desk) -> Person:
    return desk.person(Role.COORDINATOR)


@pytest.fixture
def appeal(desk: Desk) -> Appeal:
    return desk.appeal(S.HANDLING, desk.at_counter("云南红土矿业有限公司"), at_counter=True)


def test_the_table_of_a_call() -> None:
    assert TABLE.problems() == []
    allowed = {(state, action, who) for state in (None, *CallState) for action in CallAction for who in Party}
    assert {one for one in allowed if leads(*one) is not None} == {
        (None, CallAction.ENTER, Party.SYSTEM),
        (CallState.WAITING, CallAction.REACH, Party.COORDINATOR),
        (CallState.WAITING, CallAction.MISS, Party.COORDINATOR),
        (CallState.WAITING, CallAction.WRONG, Party.COORDINATOR),
        (CallState.WAITING, CallAction.OVERTAKE, Party.SYSTEM),
        (CallState.WAITING, CallAction.HAND, Party.SYSTEM),
    }


def test_an_answer_and_its_survey_are_one_call_and_nothing_goes_to_a_chat_that_nobody_has(
    desk: Desk, contact: Person, appeal: Appeal
) -> None:
    does(desk, contact, A.ANSWER, appeal, words="三日内出结果。", outcome="SOLVED")
    (call,) = calls(desk)
    assert (call.appeal, call.wants, call.message.terms.stands) == (appeal.id, True, (S.ANSWERED, 1))
    assert "已答复：已解决" in call.message.text
    assert "请评价" in call.message.text
    survey = appeals.survey_of(desk.tx, appeal.id, 1)
    assert survey is not None
    assert survey.by_phone
    stray = select(func.count()).select_from(schema.outbox).where(schema.outbox.c.chat >= 2**53)
    assert desk.tx.execute(stray).scalar() == 0


def test_a_question_that_is_over_leaves_the_list_and_the_news_comes_onto_it(
    desk: Desk, contact: Person, appeal: Appeal
) -> None:
    does(desk, contact, A.ASK, appeal, words="请补充报关单号。")
    (asked,) = calls(desk)
    desk.now += timedelta(days=8)
    tells(desk, verbs.do(desk.tx, SYSTEM, A.INFO_EXPIRED, {"appeal": appeal.id}, now=desk.now))
    (news,) = calls(desk)
    assert "补正时间已到" in news.message.text
    over = phone_calls.load(desk.tx, asked.id)
    assert over is not None
    assert over.state is CallState.OVER


def test_news_wait_until_they_are_told(desk: Desk, contact: Person, appeal: Appeal) -> None:
    does(desk, contact, A.PROGRESS, appeal, words="已派员查看。")
    does(desk, contact, A.PROGRESS, appeal, words="明天采样。")
    desk.now += timedelta(days=30)
    assert ["已派员查看。" in one.message.text for one in calls(desk)] == [True, False]


def is_reminded(desk: Desk, appeal: Appeal) -> list[bool]:
    """Let the survey's reminder fire; which of the calls are reminders."""
    due = DueTimer(1, "SURVEY_REMINDER", Subject.APPEAL, appeal.id, 1, desk.now, 0)
    tells(desk, timers.about_appeal(desk.tx, due, now=desk.now))
    return [one.what == "due" for one in calls(desk)]


def test_a_reminder_of_what_waits_on_the_list_adds_nothing_to_it(
    desk: Desk, contact: Person, caller: Person, appeal: Appeal
) -> None:
    does(desk, contact, A.ANSWER, appeal, words="三日内出结果。", outcome="SOLVED")
    assert is_reminded(desk, appeal) == [False]
    (call,) = calls(desk)
    phoning.reach(desk.tx, caller, {"call": call.id, "words": "过几天再评。"}, now=desk.now)
    assert is_reminded(desk, appeal) == [True]


def test_what_was_under_way_when_the_chat_was_linked_goes_to_the_chat(
    desk: Desk, caller: Person, contact: Person, appeal: Appeal
) -> None:
    told = verbs.do(desk.tx, contact, A.PROGRESS, {"appeal": appeal.id, "words": "已派员查看。"}, now=desk.now)
    newcomer = desk.person(None)
    filled = {"code": a_code(desk, caller, appeal.enterprise), "contact": "李敏", "phone": "13900001111"}
    linking.join(desk.tx, newcomer, filled, now=desk.now)
    tells(desk, told)
    assert calls(desk) == []
    sent = select(schema.outbox.c.payload).where(schema.outbox.c.chat == newcomer.chat)
    assert ["已派员查看。" in one["text"] for one in desk.tx.execute(sent).scalars()] == [True]


def test_news_of_a_session_are_over_when_it_has_begun(desk: Desk) -> None:
    session = replace(SESSION, held_at=desk.now + timedelta(hours=1))
    chat = stand_in_chat(desk.at_counter("云南红土矿业有限公司"))
    tells(desk, [LineOver(to=chat, session=session)])
    assert len(calls(desk)) == 1
    desk.now += timedelta(hours=2)
    assert calls(desk) == []


def test_who_sits_in_the_room_is_called_by_voice(desk: Desk) -> None:
    session = replace(SESSION, held_at=desk.now)
    enterprise = desk.at_counter("云南红土矿业有限公司")
    chat = stand_in_chat(enterprise)
    tells(
        desk,
        [
            Summoned(to=chat, session=session, booking=BOOKED),
            Ahead(to=chat, session=session, booking=BOOKED, ahead=2),
        ],
    )
    assert calls(desk) == []


def test_two_callers_the_first_counts(desk: Desk, contact: Person, caller: Person, appeal: Appeal) -> None:
    does(desk, contact, A.PROGRESS, appeal, words="已派员查看。")
    (call,) = calls(desk)
    (noted,) = phoning.reach(desk.tx, caller, {"call": call.id, "words": "知道了。"}, now=desk.now)
    assert isinstance(noted, PhoneCallNoted)
    assert (noted.again_at, noted.left) == (None, 0)
    second = desk.person(Role.COORDINATOR)
    late: list[Callable[[], object]] = [
        lambda: phoning.reach(desk.tx, second, {"call": call.id}, now=desk.now),
        lambda: phoning.miss(desk.tx, second, call.id, now=desk.now),
        lambda: phoning.wrong(desk.tx, second, {"call": call.id}, now=desk.now),
        lambda: phoning.show(desk.tx, second, call.id, now=desk.now),
        lambda: phoning.number(desk.tx, second, call.id, now=desk.now),
    ]
    for attempt in late:
        with pytest.raises(CallOver):
            attempt()
    kept = phone_calls.load(desk.tx, call.id)
    assert kept is not None
    assert (kept.state, kept.words) == (CallState.REACHED, "知道了。")


def test_who_steers_sees_what_was_told_by_phone(desk: Desk, contact: Person, caller: Person, appeal: Appeal) -> None:
    for words in ("已派员查看。", "明天采样。"):
        does(desk, contact, A.PROGRESS, appeal, words=words)
    phoning.reach(desk.tx, caller, {"call": calls(desk)[0].id}, now=desk.now)
    (shown,) = looking.pushes(desk.tx, caller, appeal.id, now=desk.now)
    assert isinstance(shown, DeliveriesShown)
    assert [(one.role, one.arrived) for one in shown.deliveries if one.by_phone] == [
        (Role.MEMBER, True),
        (Role.MEMBER, None),
    ]


def test_who_did_not_answer_is_called_on_the_next_working_day(
    desk: Desk, contact: Person, caller: Person, appeal: Appeal
) -> None:
    does(desk, contact, A.PROGRESS, appeal, words="已派员查看。")
    (call,) = calls(desk)
    phoning.miss(desk.tx, caller, call.id, now=desk.now)  # a Friday
    (later,) = calls(desk)
    assert later.call_from == desk.now.replace(day=28, hour=8, minute=30)
    assert (later.tries, later.state) == (1, CallState.WAITING)


def test_a_wrong_number_is_put_right_or_marked(desk: Desk, contact: Person, caller: Person, appeal: Appeal) -> None:
    does(desk, contact, A.PROGRESS, appeal, words="已派员查看。")
    (call,) = calls(desk)
    phoning.wrong(desk.tx, caller, {"call": call.id}, now=desk.now)
    (marked,) = calls(desk)
    assert marked.wrong
    assert marked.call_from > desk.now
    phoning.wrong(desk.tx, caller, {"call": call.id, "phone": "13900002222"}, now=desk.now)
    (right,) = calls(desk)
    assert (right.wrong, right.call_from) == (False, desk.now)
    stand_in = people.stand_in(desk.tx, appeal.enterprise)
    assert stand_in is not None
    assert stand_in.phone == "13900002222"


def test_each_look_at_the_number_is_noted_and_only_coordinators_call(
    desk: Desk, contact: Person, caller: Person, appeal: Appeal
) -> None:
    does(desk, contact, A.PROGRESS, appeal, words="已派员查看。")
    (call,) = calls(desk)
    for _ in range(2):
        phoning.number(desk.tx, caller, call.id, now=desk.now)
    noted = select(func.count()).select_from(schema.audit).where(schema.audit.c.action == "phone")
    assert desk.tx.execute(noted).scalar() == 2
    for who in (contact, desk.person(Role.MEMBER, enterprise=appeal.enterprise), desk.person(None)):
        with pytest.raises(NoRight):
            phoning.number(desk.tx, who, call.id, now=desk.now)
        with pytest.raises(NoRight):
            intake.page(desk.tx, who, appeal.enterprise, now=desk.now)


def test_a_call_that_nobody_makes_in_time_is_late_in_the_morning(
    desk: Desk, contact: Person, caller: Person, appeal: Appeal
) -> None:
    does(desk, contact, A.PROGRESS, appeal, words="已派员查看。")
    counted = []
    for days in (3, 4):  # Monday, Tuesday
        at = desk.now + timedelta(days=days)
        told = morning.about_morning(desk.tx, None, now=at.replace(hour=8, minute=30))  # type: ignore[arg-type]  # unused
        (mine,) = [one for one in told if isinstance(one, Morning) and one.to == caller.chat]
        counted.append({wait: count for wait, count in mine.counts.items() if wait.startswith("CALLS")})
    assert counted == [{"CALLS": 1}, {"CALLS": 1, "CALLS_LATE": 1}]


def test_what_is_filed_for_an_enterprise_with_a_chat_is_its_own_to_move(desk: Desk, caller: Person) -> None:
    enterprise = desk.enterprise("云南某企业")
    member = desk.person(Role.MEMBER, enterprise=enterprise)
    data = {"enterprise": enterprise, "text": "货物在口岸等化验", "kind": "服务需求", "verdict": {}, "lead": None}
    told = bringing.file(desk.tx, caller, data, now=desk.now)
    (filed,), _ = appeals.of_enterprise(desk.tx, enterprise)
    assert (filed.source, filed.at_counter, filed.filed_by) == (Source.COUNTER, False, member.id)
    assert member.chat in {one.to for one in told}
    with pytest.raises(NotAllowed):
        verbs.do(desk.tx, caller, A.WITHDRAW, {"appeal": filed.id}, now=desk.now)


def test_no_notice_of_a_session_is_read_out_to_everybody(desk: Desk) -> None:
    desk.at_counter("云南红土矿业有限公司")
    assert people.agreed(desk.tx) == []


def a_code(desk: Desk, caller: Person, enterprise: int) -> str:
    (made,) = linking.make(desk.tx, caller, enterprise, now=desk.now)
    assert isinstance(made, LinkCodeMade)
    return made.code


def test_a_code_is_good_once_for_somebody_new_for_its_time(
    desk: Desk, caller: Person, contact: Person, appeal: Appeal
) -> None:
    enterprise = appeal.enterprise
    other, code = a_code(desk, caller, enterprise), a_code(desk, caller, enterprise)
    filled = {"code": code, "contact": "李敏", "phone": "13900001111"}
    for who, form, problem in (
        (contact, filled, "code_taken"),
        (desk.person(None), filled | {"code": "BD22222222"}, "code_unknown"),
    ):
        with pytest.raises(BadInvite) as told:
            linking.join(desk.tx, who, form, now=desk.now)
        assert told.value.problem == problem
    linking.join(desk.tx, desk.person(None), filled, now=desk.now)
    for form, later, problem in (
        (filled, 0, "code_used"),
        (filled | {"code": other}, 0, "code_void"),
        (filled | {"code": other}, 73, "code_expired"),
    ):
        with pytest.raises(BadInvite) as told:
            linking.join(desk.tx, desk.person(None), form, now=desk.now + timedelta(hours=later))
        assert told.value.problem == problem
        with pytest.raises(BadInvite):  # said before anybody fills the form
            linking.check(desk.tx, desk.person(None), form, now=desk.now + timedelta(hours=later))
    with pytest.raises(NotFound):  # it has a chat now
        linking.make(desk.tx, caller, enterprise, now=desk.now)


def test_who_is_let_in_gets_the_calls_too_and_coordinators_act_no_more(
    desk: Desk, caller: Person, contact: Person, appeal: Appeal
) -> None:
    does(desk, contact, A.ASK, appeal, words="请补充报关单号。")
    newcomer = desk.person(None)
    code = people.enterprise_by_id(desk.tx, appeal.enterprise).uscc
    data = {"uscc": code, "contact": "王芳", "phone": "13900003333"}
    tells(desk, joining.register(desk.tx, newcomer, data, now=desk.now))
    assert len(calls(desk)) == 1  # nobody is called about who wants to join
    told = joining.let_in(desk.tx, caller, newcomer.id, yes=True, now=desk.now)
    handed = [one for one in told if isinstance(one, PhoneCallHanded)]
    assert [(one.to, one.appeal_id) for one in handed] == [(newcomer.chat, appeal.id)]
    assert calls(desk) == []
    assert not any(is_stand_in(one.chat) for one in people.members(desk.tx, appeal.enterprise))
    with pytest.raises(NotAllowed):
        verbs.do(desk.tx, caller, A.SUPPLY, {"appeal": appeal.id, "words": "单号"}, now=desk.now)
    does(desk, people.by_id(desk.tx, newcomer.id), A.SUPPLY, appeal, words="单号在此")


WIDE = {code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1)}  # full-width, as Chinese keyboards type


@given(st.text(ALPHABET, min_size=8, max_size=8), st.sampled_from("- －"), st.booleans(), st.booleans())
def test_a_code_is_read_however_it_is_typed(letters: str, between: str, lower: bool, wide: bool) -> None:
    code = LINK_CODE.mark + letters
    typed = spelled(code).replace("-", between)
    typed = f" {typed.lower() if lower else typed} "
    assert LINK_CODE.read(typed.translate(WIDE) if wide else typed) == code


@pytest.mark.parametrize("text", ["BD1234567O", "BD-22", "诉求", "BD222222223", "XX22222222", ""])
def test_what_is_no_code(text: str) -> None:
    assert LINK_CODE.read(text) is None
