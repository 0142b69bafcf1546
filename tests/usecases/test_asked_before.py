"""Short answers, bare numbers and wishes typed where something else was expected are asked about, not acted on."""

import pytest

from bot.domain.appeals.action import Action, State
from bot.domain.appeals.notices import CardShown
from bot.domain.base.choice import Restore
from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.notice import Notice
from bot.domain.base.press import Menu
from bot.domain.base.question import Asked, Cancelled, LeaveAsked, PartTaken
from bot.domain.desk.find_notices import FindAsked, Found
from bot.domain.desk.presses import Find
from bot.domain.desk.wish_notices import Explained, Heard
from bot.domain.desk.wishes import Wish
from bot.domain.people.person import Person, Role
from bot.domain.sessions.notices import SessionsShown
from bot.texts.render import render
from bot.usecases.people import registration
from handlers import dispatch
from storage.mail import drafts
from storage.people import people
from tests.desk import HOME, Desk
from tests.texts.samples import WORDS

PHONE = "13987654321"


@pytest.fixture
def member(desk: Desk) -> Person:
    return desk.person(Role.MEMBER, enterprise=desk.enterprise("云南某企业"))


def hears(desk: Desk, who: Person, *texts: str) -> list[Notice]:
    told: list[Notice] = []
    for text in texts:
        told = dispatch.hear(desk.tx, who, Content(text), now=desk.now)
    return told


def asked(told: list[Notice]) -> tuple[str, str, list[str]]:
    """The form that asks, with its words, and what it offers."""
    (question,) = [notice for notice in told if isinstance(notice, Asked)]
    return question.form, render(question, WORDS).text, [option.label for option in question.options]


@pytest.mark.parametrize("said", ["9月3日", "申报日期是9月3日", "编号已发", "是的"])
def test_a_short_answer_to_what_was_asked_is_one(desk: Desk, member: Person, said: str) -> None:
    assert member.enterprise is not None
    desk.appeal(State.NEEDS_INFO, member.enterprise, number="YN-2024-0021", settled_at=None)
    form, words, offers = asked(hears(desk, member, said))
    assert (form, offers) == ("meant", ["补正0021", "查找诉求", "都不是"])
    assert "这是对YN-2024-0021的补正吗" in words
    assert said in words


@pytest.mark.parametrize("said", ["13987654321", "0871-63113456", "123456789012", "139 8765 4321"])
def test_a_bare_number_begins_no_appeal(desk: Desk, member: Person, said: str) -> None:
    form, words, offers = asked(hears(desk, member, said))
    assert (form, offers) == ("meant", ["修改手机号", "作为新的诉求", "都不是"])
    assert said in words


def test_the_number_is_taken_along(desk: Desk, member: Person) -> None:
    form, _, offers = asked(hears(desk, member, PHONE, "修改手机号"))
    assert (form, offers) == ("my_phone", [PHONE])
    hears(desk, member, PHONE)
    assert people.by_id(desk.tx, member.id).phone == PHONE


@pytest.mark.parametrize("said", [f"手机号改成{PHONE}", f"我的手机号换成{PHONE}了"])
def test_a_number_in_the_wish_is_offered_and_not_stored(desk: Desk, member: Person, said: str) -> None:
    assert asked(hears(desk, member, said))[::2] == ("my_phone", [PHONE])
    assert people.by_id(desk.tx, member.id).phone != PHONE


@pytest.mark.parametrize("said", [f"新号码是{PHONE}", f"改成 {PHONE}，谢谢"])
def test_the_number_is_found_in_what_is_typed(desk: Desk, member: Person, said: str) -> None:
    hears(desk, member, "修改手机号", said)
    assert people.by_id(desk.tx, member.id).phone == PHONE


def test_of_two_numbers_none_is_taken(desk: Desk, member: Person) -> None:
    assert "没有认出" in asked(hears(desk, member, "修改手机号", f"{PHONE}或者13900001111"))[1]


WISHES = {
    "转人工": "联系工作人员",
    "取消预约": "坐诊挂号",
    "我的诉求办得怎么样了": "查看办理进展",
    "催一下": "催办",
    "修改手机号": "修改手机号",
}


@pytest.mark.parametrize("said", WISHES)
def test_a_wish_typed_into_an_appeal_is_asked_about(desk: Desk, member: Person, said: str) -> None:
    dispatch.command(desk.tx, member, Menu.APPEAL, now=desk.now)
    form, words, offers = asked(hears(desk, member, said))
    assert (form, offers) == ("meant", [WISHES[said], "接着填写"])
    assert "这是写进“提交诉求”，还是另有要办的" in words
    (taken,) = hears(desk, member, "接着填写")
    assert f"共{len(said)}字" in render(taken, WORDS).text


@pytest.mark.parametrize("said", ["磨憨口岸排队三天，催了几次没有结果。", "谢谢领导关心我们企业", "请尽快协调解决好"])
def test_what_belongs_to_an_appeal_is_taken(desk: Desk, member: Person, said: str) -> None:
    dispatch.command(desk.tx, member, Menu.APPEAL, now=desk.now)
    assert [type(notice) for notice in hears(desk, member, said)] == [PartTaken]


@pytest.mark.parametrize(
    ("role", "said", "words"),
    [
        (Role.MEMBER, "谢谢", "不客气。还有问题，直接写在这里就行。"),
        (Role.COORDINATOR, "收到", "不客气。要办的事，点下面的按钮就行。"),
        (Role.MEMBER, "你好", "您好！遇到什么问题"),
        (Role.COORDINATOR, "你好", "您好！要办的事"),
    ],
)
def test_courtesy_is_answered_in_a_few_buttons(desk: Desk, role: Role, said: str, words: str) -> None:
    who = desk.person(role, enterprise=desk.enterprise("云南某企业") if role is Role.MEMBER else None)
    told = hears(desk, who, said)
    assert [type(notice) for notice in told] == [Heard]
    screen = render(told[0], WORDS)
    assert words in screen.text
    assert sum(map(len, screen.rows)) == 4
    assert isinstance(told[0], Heard)
    assert told[0].wish in {Wish.THANKS, Wish.GREETING}


@pytest.mark.parametrize(
    ("said", "action", "words"),
    [("催一下0019", Action.URGE, "还不能催办"), ("把0019撤了", Action.WITHDRAW, "不能撤回")],
)
def test_a_card_says_why_what_was_asked_for_can_not_be_done(
    desk: Desk, member: Person, said: str, action: Action, words: str
) -> None:
    assert member.enterprise is not None
    desk.appeal(State.ANSWERED, member.enterprise, number="YN-2024-0019", settled_at=None)
    (card,) = hears(desk, member, said)
    assert isinstance(card, CardShown)
    assert card.asked is action
    assert words in render(card, WORDS).text.partition("\n")[0]


def test_a_card_says_nothing_where_it_can_be_done(desk: Desk, member: Person) -> None:
    assert member.enterprise is not None
    desk.appeal(State.TRIAGE, member.enterprise, number="YN-2024-0019", settled_at=None)
    (card,) = hears(desk, member, "把0019撤了")
    assert isinstance(card, CardShown)
    assert card.asked is None


def test_who_names_nothing_to_find_gets_what_one_looks_for_most(desk: Desk) -> None:
    who = desk.person(Role.COORDINATOR)
    desk.appeal(State.HANDLING, desk.enterprise("云南某企业"), settled_at=None)
    (offered,) = dispatch.command(desk.tx, who, Menu.FIND, now=desk.now)
    assert isinstance(offered, FindAsked)
    assert [label for _, label in offered.offers] == ["超期", "在办", "已办结"]
    searches = {label: number for number, label in offered.offers}
    (found,) = dispatch.press(desk.tx, who, Find(searches["在办"]), now=desk.now)
    assert isinstance(found, Found)
    assert (found.line, found.total) == ("在办", 1)


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("10月28日至11月1日", "10月28日", "11月1日"),
        ("12月30日至1月3日", "12月30日", "2025年1月3日"),
        ("2025年10月1日至7日", "2025年10月1日", "10月7日"),
        ("明年10月1日至7日", "2025年10月1日", "10月7日"),
    ],
)
def test_leave_is_told_with_its_year_where_it_is_another(desk: Desk, said: str, first: str, last: str) -> None:
    who = desk.person(Role.CONTACT, HOME)
    dispatch.command(desk.tx, who, Menu.AWAY, now=desk.now)
    (noted,) = hears(desk, who, said)
    assert f"已登记请假：{first}至{last}" in render(noted, WORDS).text


@pytest.mark.parametrize("said", ["10月1日至7日", "10月1日", "9月30日到10月2日"])
def test_leave_that_has_just_passed_is_not_put_into_the_next_year(desk: Desk, said: str) -> None:
    who = desk.person(Role.CONTACT, HOME)
    dispatch.command(desk.tx, who, Menu.AWAY, now=desk.now)
    (question,) = [notice for notice in hears(desk, who, said) if isinstance(notice, Asked)]
    assert isinstance(question.trouble, BadInput)
    assert question.trouble.problem == "away_far"
    assert people.by_id(desk.tx, who.id).away_from is None
    assert drafts.current(desk.tx, who.id) is not None


GIVEN_BACK = ["取消预约", "退号", "不去了", "来不了了", "我要取消挂号", "去不成", "参加不了", "cancel booking"]


@pytest.mark.parametrize("said", GIVEN_BACK)
def test_who_has_no_seat_to_give_back_is_told_so(desk: Desk, member: Person, said: str) -> None:
    (shown,) = hears(desk, member, said)
    assert isinstance(shown, SessionsShown)
    assert "没有挂号，也没有候补，不用取消" in render(shown, WORDS).text


@pytest.mark.parametrize("said", ["挂号", "我要预约", "什么时候坐诊", "还有号吗", "下次坐诊"])
def test_who_asks_for_a_seat_hears_nothing_of_giving_back(desk: Desk, member: Person, said: str) -> None:
    (shown,) = hears(desk, member, said)
    assert isinstance(shown, SessionsShown)
    assert "不用取消" not in render(shown, WORDS).text


@pytest.mark.parametrize("said", ["你好，我是新来的联络员", "怎么成为联络员", "要收费吗"])
def test_a_question_at_the_door_is_answered_and_kept_for_no_appeal(desk: Desk, said: str) -> None:
    stranger = desk.person(None)
    hears(desk, stranger, "你好")
    explained, question = hears(desk, stranger, said)
    assert isinstance(explained, Explained)
    assert isinstance(question, Asked)
    assert question.step == "consent"
    draft = drafts.current(desk.tx, stranger.id)
    assert draft is not None
    assert not draft.data.get("said")


@pytest.mark.parametrize(
    ("role", "said"),
    [(Role.CONTACT, "教育"), (Role.HEAD, "通关"), (Role.CONTACT, "0099"), (Role.MEMBER, "0099"), (Role.MEMBER, "099")],
)
def test_a_word_or_digits_that_find_nothing_are_looked_up_and_told_so(desk: Desk, role: Role, said: str) -> None:
    is_member = role is Role.MEMBER
    who = desk.person(role, None if is_member else HOME, desk.enterprise("云南某企业") if is_member else None)
    (shown,) = hears(desk, who, said)
    assert isinstance(shown, Found)
    assert shown.total == 0


@pytest.mark.parametrize("said", ["91530100MA6K7X8X29", "91530100ma6k7x8x29", "9153 0100 MA6K 7X8X 29"])
def test_a_code_is_no_name_of_an_enterprise(desk: Desk, said: str) -> None:
    with pytest.raises(BadInput, match="name_code"):
        registration.parse_name(said)


@pytest.mark.parametrize("said", ["不填了", "不填啦。", "不想填了", "退出"])
def test_who_wants_to_be_out_of_a_form_is_asked_before_what_was_written_goes(
    desk: Desk, member: Person, said: str
) -> None:
    dispatch.command(desk.tx, member, Menu.APPEAL, now=desk.now)
    (told,) = hears(desk, member, "货物在口岸等化验，等了很多天了。", said)
    assert isinstance(told, LeaveAsked)


def test_parts_that_wait_are_asked_about_and_can_be_had_back(desk: Desk, member: Person) -> None:
    dispatch.command(desk.tx, member, Menu.APPEAL, now=desk.now)
    three = "一是磨憨口岸查验排队时间太长；二是中老铁路车皮申请不到；三是原产地证书办理太慢。"
    hears(desk, member, three, "完成", "分开提交", "没有附件，下一步", "1", "1", "确认提交")
    waiting = drafts.current(desk.tx, member.id)
    assert waiting is not None
    assert "车皮" in waiting.data["text"]
    (asks,) = hears(desk, member, "取消")
    assert isinstance(asks, LeaveAsked)
    given_up = [notice for notice in hears(desk, member, "确定取消") if isinstance(notice, Cancelled)]
    assert [notice.kept for notice in given_up] == [waiting.id]
    dispatch.press(desk.tx, member, Restore(waiting.id), now=desk.now)
    again = drafts.current(desk.tx, member.id)
    assert again is not None
    assert (again.data["text"], again.data["rest"]) == (waiting.data["text"], waiting.data["rest"])
