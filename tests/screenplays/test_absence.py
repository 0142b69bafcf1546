"""请假: while a contact is away their work is a deputy's, or the department's again; nobody's work waits unheard."""

import pytest

from bot.demo.botapi import Person
from bot.domain.people.person import Role
from storage import schema
from tests.house import House
from tests.screenplays.stage import accepts, files, on_sqlite, quiet, rows
from tests.screenplays.test_assisting import assigned
from tests.screenplays.test_clocks import at, reminders


async def leaves(contact: Person, first: str, last: str, deputy: str) -> None:
    await contact.says("/away")
    asked = await contact.sees("从哪一天开始请假")
    assert asked.labels == [["取消"]]
    await contact.says(first)
    await contact.sees("请到哪一天")
    await contact.says(last)
    await contact.sees("请假期间由谁代办")
    await contact.presses(deputy)
    await contact.sees("已登记请假")


async def test_the_deputy_takes_over_and_the_contact_returns(house: House, 企业: Person, 海关: Person) -> None:
    deputy = await house.hires("刘关", Role.CONTACT, "昆明海关")
    number = await files(企业)
    await accepts(海关, 企业)
    await leaves(海关, "10月29日", "11月4日", "刘关")
    await house.until(at(10, 29, 8, 29))
    await quiet(house)
    assert "请假" not in str(deputy.messages)
    await house.until(at(10, 29, 8, 30))
    await deputy.sees("经办的同事请假，这件诉求请您接着办理", number, "最迟11月8日（周五）17:30")
    for day in (30, 31):
        await house.until(at(10, day, 8, 30))
    await house.until(at(11, 1, 8, 30))
    assert len(await reminders(house, deputy)) > 0
    assert await reminders(house, 海关) == []
    await house.until(at(11, 4, 8, 30))
    await house.until(at(11, 5, 8, 30))
    await 海关.sees("您的请假已结束")
    await 海关.says("/todo")
    await 海关.presses(number)
    await 海关.sees(f"诉求{number}｜承办中", "经办：刘关")


@on_sqlite
async def test_without_a_deputy_the_department_takes_over(house: House, 企业: Person, 海关: Person) -> None:
    first, second = [await house.hires(name, Role.CONTACT, "昆明海关") for name in ("刘关", "孙关")]
    number = await files(企业)
    await accepts(海关, 企业)
    await leaves(海关, "10月28日", "10月30日", "没有代办人")
    await house.until(at(10, 28, 8, 30))
    for one in (first, second):
        await one.sees("经办的同事请假，这件诉求请您接着办理", number)


@on_sqlite
async def test_a_department_of_which_all_are_away_is_a_coordinator_s_task(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    number = await files(企业)
    await accepts(海关, 企业)
    await 海关.says("/away")
    await 海关.sees("从哪一天开始请假")
    await 海关.says("10月28日")
    await 海关.sees("请到哪一天")
    await 海关.says("10月30日")
    await 海关.sees("已登记请假", "您单位没有其他联络员", "由统筹员联系您单位")
    await house.until(at(10, 28, 8, 30))
    await 统筹员.sees("昆明海关目前没有能收到消息的联络员", number)


@on_sqlite
async def test_an_absence_is_ended_before_its_time(house: House, 企业: Person, 海关: Person) -> None:
    colleague = await house.hires("刘关", Role.CONTACT, "昆明海关")
    await leaves(海关, "今天10月25日", "11月8日", "刘关")
    await house.until(at(10, 25, 10))
    await 海关.says("/away")
    await 海关.sees("您已登记10月25日至11月8日请假")
    await 海关.presses("结束请假")
    told = await 海关.sees("请假已结束")
    await house.until(at(10, 25, 11))
    assert 海关.last.id == told.id
    number = await files(企业)
    await 海关.sees("有新诉求交您单位主办", number)
    await colleague.sees("有新诉求交您单位主办", number)


@on_sqlite
async def test_who_is_away_is_not_asked_to_assist(house: House, 企业: Person, 海关: Person, 统筹员: Person) -> None:
    away, there = [await house.hires(name, Role.CONTACT, "省商务厅") for name in ("何商", "文商")]
    await leaves(away, "10月25日", "11月8日", "文商")
    number = await assigned(统筹员, 企业, "商务厅")
    await there.sees("请您单位协办", number)
    await 海关.sees("有诉求交您单位主办")
    await house.until(at(10, 28, 17, 30))
    await house.until(at(10, 30, 8, 30))
    await there.sees("协办意见今天到期", number)
    assert await reminders(house, away) == []


@on_sqlite
async def test_an_absence_is_put_off(house: House, 企业: Person, 海关: Person) -> None:
    await house.hires("刘关", Role.CONTACT, "昆明海关")
    await leaves(海关, "10月25日", "11月8日", "刘关")
    await 海关.says("/away")
    await 海关.sees("您已登记10月25日至11月8日请假")
    await 海关.presses("改日期")
    await 海关.sees("从哪一天开始请假")
    await 海关.says("11月6日")
    await 海关.sees("请到哪一天")
    await 海关.says("11月8日")
    await 海关.sees("请假期间由谁代办")
    await 海关.presses("刘关")
    await 海关.sees("已登记请假：11月6日至11月8日")
    number = await files(企业)
    await 海关.sees("有新诉求交您单位主办", number)


@on_sqlite
@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("下周三到周五", "10月30日至11月1日"),
        ("从10月29日起请三天假", "10月29日至10月31日"),
        ("12月30号到1月3号", "12月30日至2025年1月3日"),
        ("下周", "10月28日至11月3日"),
        ("下周三一天", "10月30日，"),
    ],
)
async def test_both_days_are_said_at_once(house: House, 海关: Person, said: str, days: str) -> None:
    await house.hires("刘关", Role.CONTACT, "昆明海关")
    await 海关.says("/away")
    await 海关.sees("从哪一天开始请假", "起止日期也可以一次写完")
    await 海关.says(said)
    await 海关.sees("请假期间由谁代办")
    await 海关.presses("刘关")
    await 海关.sees(f"已登记请假：{days}")


@on_sqlite
async def test_a_sentence_that_only_asks_notes_no_absence(house: House, 海关: Person) -> None:
    await 海关.says("下周我不在，件哪个代办")
    await 海关.sees("请假期间由您指定的同事代办")
    await 海关.says("如果下周我不在，会不会影响")
    await 海关.sees("从哪一天开始请假")
    await quiet(house)
    assert [one.away_from for one in await rows(house, schema.person, name="张海燕")] == [None]
    await 海关.says("/cancel")
    await 海关.sees("已取消")
    await 海关.says("下周我请假")
    await 海关.sees("已登记请假：10月28日至11月3日")


@on_sqlite
async def test_a_weekday_that_is_today_is_asked_about(海关: Person) -> None:
    await 海关.says("/away")
    await 海关.sees("从哪一天开始请假")
    await 海关.says("周五")
    await 海关.sees("今天就是周五。请写“今天”或“下周五”。")
    await 海关.says("下周五")
    await 海关.sees("请到哪一天")


@on_sqlite
async def test_days_that_make_no_sense_are_asked_for_again(海关: Person) -> None:
    await 海关.says("/away")
    await 海关.sees("从哪一天开始请假")
    await 海关.says("等我有空")
    await 海关.sees("没有认出日期", "例如 2024-11-24", "例如 11-24")
    await 海关.says("2024年10月1日")
    await 海关.sees("这一天已经过去了")
    await 海关.says("11-4")
    await 海关.sees("请到哪一天")
    await 海关.says("2024年11月1日")
    await 海关.sees("最后一天不能早于第一天")
