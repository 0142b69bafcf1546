"""How often people are written to about one appeal: a normal one, and one that a department leaves lying."""

from collections import Counter
from datetime import date, datetime, time
from itertools import pairwise
from typing import Any

from bot.demo.botapi import Person
from bot.domain.appeals.action import State
from bot.domain.people.person import Role
from bot.domain.time.calendar import DAY, SHANGHAI
from storage import schema
from storage.mail.parcels import PUSH, Kind
from tests.house import House
from tests.screenplays.stage import accepts, answers, begins, files, on_sqlite, quiet, rates, rows
from tests.screenplays.test_class_answers import answers_all, whose
from tests.screenplays.test_class_effects import completes, led, plans
from tests.screenplays.test_clocks import at

OF_ENTERPRISE, OF_CONTACT = 5, 2


async def lives(house: House, until: datetime) -> None:
    """Let the days go by, each with its opening, its news and its closing."""
    day = house.clock.moment.astimezone(SHANGHAI).date()
    while day <= until.date():
        for hour in (time(8, 30), time(9, 0), time(17, 30)):
            moment = datetime.combine(day, hour, SHANGHAI)
            if house.clock.moment < moment <= until:
                await house.until(moment)
                await quiet(house)
        day += DAY
    await house.until(until)


async def pushes(house: House, person: Person) -> list[Any]:
    """Return what came unasked, as it left."""
    await quiet(house)
    sent = await rows(house, schema.outbox, chat=person.id, rank=PUSH, kind=Kind.MESSAGE)
    return [one for one in sent if one.sent_at]


def mornings(sent: list[Any]) -> Counter[date]:
    """Count what left when the working day begins, by day."""
    here = [one.sent_at.astimezone(SHANGHAI) for one in sent]
    return Counter(moment.date() for moment in here if (moment.hour, moment.minute) == (8, 30))


def others(sent: list[Any]) -> list[str]:
    return [one.what for one in sent if one.sent_at.astimezone(SHANGHAI).strftime("%H:%M") != "08:30"]


@on_sqlite
async def test_a_normal_appeal(house: House, 企业: Person, 海关: Person, 统筹员: Person) -> None:
    await files(企业)
    await accepts(海关, 企业)
    await lives(house, at(10, 29, 10))
    await 海关.presses("报告进展")
    await 海关.sees("办理有什么进展")
    await 海关.says("已与企业电话联系。")
    await 海关.presses("发送进展")
    await 企业.sees("报告了办理进展")
    await lives(house, at(11, 6, 15))
    await answers(海关)
    await 企业.sees("已答复", "请评价")
    await rates(企业, "满意")
    await 海关.sees("诉求已销号")
    told = await pushes(house, 企业)
    assert [one.what for one in told] == ["moved", "moved", "news_told", "moved"]
    assert len(told) + 1 <= OF_ENTERPRISE  # with the receipt, which answers its own filing
    of_contact = await pushes(house, 海关)
    assert others(of_contact) == ["moved", "moved"]
    assert len(others(of_contact)) <= OF_CONTACT
    assert max(mornings(of_contact).values(), default=0) <= 1


@on_sqlite
async def test_an_appeal_that_lies_for_twenty_five_working_days(
    house: House, 企业: Person, 海关: Person, 统筹员: Person, 督查员: Person
) -> None:
    head = await house.hires("关长", Role.HEAD, "昆明海关")
    await files(企业)
    await lives(house, at(11, 29, 18))
    news = await pushes(house, 企业)
    told = [one.sent_at.astimezone(SHANGHAI) for one in news]
    assert {moment.strftime("%H:%M") for moment in told} == {"09:00"}
    assert max(Counter(moment.date() for moment in told).values()) == 1
    texts = [one.payload["text"] for one in news]
    assert "没有按期签收，视为已签收" in texts[0]
    assert sum("没有按期签收" in one for one in texts) == 1
    assert sum("答复期限11月8日（周五）17:30已经过了" in one for one in texts) == 1
    assert sum("已告知督查员" in one for one in texts) == 1
    assert sum("已列入本月通报" in one for one in texts) == 1
    calendar = house.app.programme.calendar
    gaps = [calendar.count(one.date(), two.date()) for one, two in pairwise(told)]
    assert max(gaps) <= 5
    levels, periods = 4, 25 // 5  # not contacted, +1, +3, +5
    assert len(told) <= OF_ENTERPRISE + levels + periods
    for person in (海关, head, 统筹员, 督查员):
        assert max(mornings(await pushes(house, person)).values(), default=0) <= 1, person
    assert others(await pushes(house, 海关)) == ["moved", "moved", "due"]  # assigned, by default, the date


@on_sqlite
async def test_the_periodic_news_are_turned_off_and_on(house: House, 企业: Person, 海关: Person) -> None:
    number = await files(企业)
    await begins(海关, 企业)
    await lives(house, at(11, 1, 9))
    await 企业.sees("您的诉求办理情况", number, "还在办理，没有新的进展", "下一步：由昆明海关答复")
    await 企业.presses("不再定期告知")
    await 企业.sees("已关闭定期告知")
    await lives(house, at(11, 8, 9))
    assert [one.what for one in await pushes(house, 企业)].count("news_told") == 1
    await lives(house, at(11, 11, 9))
    await 企业.sees("答复期限11月8日（周五）17:30已经过了，昆明海关还没有答复", "可以点「催办」")
    await 企业.says("/news")
    await 企业.sees("已关闭定期告知")
    await 企业.presses("恢复定期告知")
    await 企业.sees("每5个工作日没有新进展")
    await 企业.presses("催办")
    await 企业.sees("想对办理单位说什么")


@on_sqlite
async def test_two_appeals_that_one_answer_to_a_class_answers(house: House, 统筹员: Person, 海关: Person) -> None:
    """However many a department has, it hears of them in one message, and of what became of them in another."""
    member = await house.enterprise("张三", "91530100M000200Y43")
    await led(house, 统筹员, 海关)
    await plans(海关, "优化流程", "设快速通道")
    await completes(海关, "设快速通道", "今天")
    await 海关.sees("起已落实")
    (firm,) = [one.id for one in await rows(house, schema.enterprise) if one.name == "张三的企业"]
    await whose(house, 1, State.HANDLING, firm)
    await whose(house, 3, State.CLOSED, firm)
    before, of_member = len(await pushes(house, 海关)), len(await pushes(house, member))
    await answers_all(海关)
    await house.app.scheduler.tick()
    await 海关.presses("全部确认2件")
    await 海关.sees("已确认2件，正在发送")
    await house.app.scheduler.tick()
    await 海关.sees("统一答复已办2件")
    told = [one.what for one in (await pushes(house, 海关))[before:]]
    assert told == ["class_drafts_put", "class_replies_sent"]
    heard = [one.what for one in (await pushes(house, member))[of_member:]]
    assert sorted(heard) == ["class_measure_told", "gathered"]  # once for those answered before, once for both now
