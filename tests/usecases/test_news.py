"""News (定期告知): each fact once, all of a morning in one message, and every few days how a matter stands."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.delivery import outbox_rows
from bot.domain.appeals.action import Action, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.ladder import Level
from bot.domain.appeals.news import News, NewsTimer, next_news
from bot.domain.appeals.news_notices import NewsSetting, NewsTold
from bot.domain.base.errors import NoRight
from bot.domain.base.notice import Notice
from bot.domain.people.person import SYSTEM, Actor, Person, Role
from bot.domain.time.calendar import SHANGHAI
from bot.domain.time.timers import Subject
from bot.texts.render import render
from bot.usecases import book as verbs
from bot.usecases.appeals import news
from bot.usecases.reach import phone_list
from storage.appeals import appeals, escalations
from storage.people import people
from storage.reach import phone_calls
from storage.time.timers import DueTimer
from tests.desk import HOME, Desk
from tests.house import programme
from tests.texts.samples import WORDS

A, S, N = Action, State, News


def at(month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2024, month, day, hour, minute, tzinfo=SHANGHAI)


class Matter:
    """One appeal filed on Friday, 25 October, at nine; its department has a contact and a head."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.firm = desk, desk.enterprise("云南某企业")
        self.member = desk.person(Role.MEMBER, enterprise=self.firm)
        self.contact, self.head = desk.person(Role.CONTACT, HOME), desk.person(Role.HEAD, HOME)
        self.keeper = desk.person(Role.COORDINATOR)
        news.plan(desk.tx, now=desk.now)
        self.appeal = self.files()

    def files(self, state: State = S.ASSIGNED, **given: Any) -> Appeal:
        return self.desk.appeal(state, self.firm, **given)

    def do(self, who: Actor, action: Action, now: datetime, **given: Any) -> None:
        data = {"appeal": self.appeal.id, "words": "说明理由", "reason": ""} | given
        verbs.do(self.desk.tx, who, action, data, now=now)

    def climbs(self, level: Level, now: datetime, by: int | None = None) -> None:
        escalations.add(self.desk.tx, self.appeal.id, 1, level, now, by)

    def told(self, now: datetime) -> list[NewsTold]:
        timer = DueTimer(1, NewsTimer.NEWS, Subject.NEWS, 0, 0, now, 0)
        return [one for one in news.about_news(self.desk.tx, timer, now=now) if isinstance(one, NewsTold)]

    def facts(self, now: datetime) -> list[tuple[News, ...]]:
        return [item.news for one in self.told(now) for item in one.items]


@pytest.fixture
def matter(desk: Desk) -> Matter:
    return Matter(desk)


def text(notice: Notice) -> str:
    return render(notice, WORDS).text


def test_default_acceptance_is_told_once(matter: Matter) -> None:
    matter.do(SYSTEM, A.ACCEPT_BY_DEFAULT, at(10, 28, 17, 30))
    (told,) = matter.told(at(10, 29))
    assert told.to == matter.member.chat
    assert "昆明海关没有按期签收，视为已签收，答复期限不变" in text(told)
    assert matter.told(at(10, 30)) == []


def test_the_date_having_passed_names_who_has_heard_and_offers_to_urge(matter: Matter) -> None:
    matter.do(matter.contact, A.ACCEPT, at(10, 25, 10))
    matter.do(matter.contact, A.PROGRESS, at(11, 7, 10))
    matter.climbs(Level.URGED, at(11, 8, 17, 30))
    matter.climbs(Level.HEAD, at(11, 11, 8, 30))
    (told,) = matter.told(at(11, 11))
    said = text(told)
    assert "答复期限11月8日（周五）17:30已经过了，昆明海关还没有答复，已告知联络员、统筹员。" in said
    assert "超期办理已升级，已告知该单位负责人。" in said
    assert "可以点「催办」。" in said
    assert ["催办"] in [[one.label for one in row] for row in render(told, WORDS).rows]
    assert matter.told(at(11, 12)) == []


def test_nobody_is_named_who_can_not_be_reached(matter: Matter) -> None:
    people.change(matter.desk.tx, matter.head.id, reachable=False)
    people.change(matter.desk.tx, matter.contact.id, reachable=False)
    matter.do(matter.contact, A.ACCEPT, at(10, 25, 10))
    matter.do(matter.contact, A.PROGRESS, at(11, 7, 10))
    matter.climbs(Level.HEAD, at(11, 11, 8, 30))
    said = text(matter.told(at(11, 11))[0])
    assert "已告知统筹员" in said
    assert "负责人" not in said.partition("下一步")[0]


@pytest.mark.parametrize(
    ("level", "day", "by_hand", "wanted"),
    [
        (Level.SUPERVISED, 13, False, N.SUPERVISED),
        (Level.LISTED, 15, False, N.LISTED),
        (Level.SUPERVISED, 13, True, N.BY_HAND),
    ],
)
def test_each_level_is_told_once(matter: Matter, level: Level, day: int, by_hand: bool, wanted: News) -> None:
    matter.do(matter.contact, A.ACCEPT, at(10, 25, 10))
    matter.do(matter.contact, A.PROGRESS, at(11, 7, 10))
    assert matter.facts(at(11, 11)) == [(N.PAST,)]
    matter.climbs(level, at(11, day, 8, 30), matter.keeper.id if by_hand else None)
    assert matter.facts(at(11, day)) == [(wanted,)]
    assert matter.facts(at(11, day, 9, 30)) == []


def test_silence_is_told_as_what_it_is(matter: Matter) -> None:
    matter.do(matter.contact, A.ACCEPT, at(10, 25, 10))
    matter.climbs(Level.HEAD, at(10, 31, 8, 30))
    assert "昆明海关没有按期联系您单位，已告知该单位负责人" in text(matter.told(at(10, 31))[0])


def test_every_five_working_days_it_is_told_where_the_matter_stands(matter: Matter) -> None:
    """Over the weekends of a month in which nothing happens but its date."""
    matter.do(matter.contact, A.ACCEPT, at(10, 25, 10))
    told = {day: facts for day in days(at(10, 28), 25) if (facts := matter.facts(day))}
    assert told == {
        at(11, 1): [(N.STANDS,)],
        at(11, 8): [(N.STANDS,)],
        at(11, 11): [(N.PAST,)],
        at(11, 18): [(N.STANDS,)],
        at(11, 25): [(N.STANDS,)],
    }


def days(first: datetime, count: int) -> Iterator[datetime]:
    calendar, day = programme().calendar, first
    for _ in range(count):
        yield day
        day = next_news(day, calendar)


def test_who_heard_otherwise_hears_five_working_days_later(matter: Matter) -> None:
    matter.do(matter.contact, A.ACCEPT, at(10, 25, 10))
    matter.do(matter.contact, A.PROGRESS, at(10, 30, 15))
    assert [day for day in days(at(10, 28), 10) if matter.facts(day)] == [at(11, 6)]


@pytest.mark.parametrize("state", [S.NEEDS_INFO, S.ANSWERED, S.CLOSED, S.DECLINED, S.WITHDRAWN])
def test_who_has_to_act_or_is_done_waits_for_nothing(matter: Matter, state: State) -> None:
    appeals.change(matter.desk.tx, matter.appeal.id, {"state": state})
    assert [day for day in days(at(10, 28), 25) if matter.facts(day)] == []


def test_a_setting_turns_off_what_only_repeats(matter: Matter) -> None:
    matter.do(matter.contact, A.ACCEPT, at(10, 25, 10))
    colleague = matter.desk.person(Role.MEMBER, enterprise=matter.firm)
    (said,) = news.choose(matter.desk.tx, matter.member, 0, now=at(10, 28))
    assert isinstance(said, NewsSetting)
    assert [one.to for one in matter.told(at(11, 1))] == [colleague.chat]
    assert matter.facts(at(11, 11)) == [(N.PAST,)] * 2  # what happened is told all the same
    news.choose(matter.desk.tx, matter.member, 1, now=at(11, 11))
    assert len(matter.told(at(11, 18))) == 2


def test_all_of_a_morning_is_one_message_that_fits(matter: Matter) -> None:
    for _ in range(12):
        matter.files()
    (told,) = matter.told(at(11, 1))
    assert len(told.items) == 13
    shown = render(told, WORDS)
    assert "您的13件诉求办理情况" in shown.text
    assert "发送 /my 查看" in shown.text


def test_of_several_each_that_can_be_urged_has_its_button(matter: Matter) -> None:
    other = matter.files(number="YN-2024-0042")
    for day in (at(10, 25, 10), at(11, 7, 10)):
        matter.do(matter.contact, A.ACCEPT if day.month == 10 else A.PROGRESS, day)
        given = {"appeal": other.id}
        matter.do(matter.contact, A.ACCEPT if day.month == 10 else A.PROGRESS, day, **given)
    (told,) = matter.told(at(11, 11))
    shown = render(told, WORDS)
    labels = [one.label for row in shown.rows for one in row]
    assert shown.text.count("可以点「催办」") == 2
    assert {"催办0042", f"催办{matter.appeal.number.rpartition('-')[2]}"} <= set(labels)


def test_who_has_no_chat_hears_it_by_phone_and_the_same_once(desk: Desk) -> None:
    """What only says where a matter stands waits for the call that says so already; what happened is a call more."""
    matter = Matter(desk)
    firm = desk.at_counter("云南某矿业公司")
    appeal = desk.appeal(S.ASSIGNED, firm, at_counter=True)
    matter.do(matter.contact, A.ACCEPT, at(10, 25, 10), appeal=appeal.id)
    stand_in = people.stand_in(desk.tx, firm)
    assert stand_in is not None

    def calls(now: datetime) -> int:
        told = [one for one in matter.told(now) if one.to == stand_in.chat]
        items = [(one, outbox_rows.of(one, lambda it: render(it, WORDS), None)) for one in told]
        phone_list.enter(desk.tx, items, now)
        return len(phone_calls.waiting(desk.tx, firm))

    assert [calls(day) for day in (at(11, 1), at(11, 8), at(11, 11))] == [1, 1, 2]
    said = phone_calls.waiting(desk.tx, firm)
    assert "还在办理，没有新的进展" in said[0].message.text
    assert "已经过了" in said[1].message.text


def test_staff_have_no_such_setting(matter: Matter) -> None:
    who: Person = matter.contact
    with pytest.raises(NoRight):
        news.show(matter.desk.tx, who, now=at(10, 28))


def test_what_was_before_the_first_news_is_none(desk: Desk) -> None:
    firm = desk.enterprise("云南某企业")
    desk.person(Role.MEMBER, enterprise=firm)
    old = desk.appeal(S.HANDLING, firm)
    escalations.add(desk.tx, old.id, 1, Level.LISTED, desk.now + timedelta(days=20))
    news.plan(desk.tx, now=at(11, 20))
    timer = DueTimer(1, NewsTimer.NEWS, Subject.NEWS, 0, 0, at(11, 21), 0)
    assert news.about_news(desk.tx, timer, now=at(11, 21)) == []


@pytest.mark.parametrize(
    ("now", "following"),
    [
        (at(10, 25, 8, 59), at(10, 25)),
        (at(10, 25), at(10, 28)),
        (at(9, 30, 12), at(10, 8)),  # the holiday
        (at(10, 11, 10), at(10, 12)),  # a make-up Saturday
    ],
)
def test_news_come_at_nine_on_working_days(now: datetime, following: datetime) -> None:
    assert next_news(now, programme().calendar) == following


def test_who_waits_for_a_visit_hears_of_its_being_late_only(matter: Matter) -> None:
    appeals.change(matter.desk.tx, matter.appeal.id, {"state": S.VISIT})
    matter.climbs(Level.URGED, at(11, 4, 8, 30))
    told = [(day, facts) for day in days(at(10, 28), 25) if (facts := matter.facts(day))]
    assert told == [(at(11, 4), [(N.DESK,)])]
