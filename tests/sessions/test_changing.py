"""A session changes after seats were taken: who stands in line goes first, and who sits elsewhere or later is told."""

from bot.demo.botapi import Person
from bot.domain.people.person import Role
from storage import schema
from tests.house import House
from tests.screenplays.sessions import a_session
from tests.screenplays.stage import on_sqlite, quiet, rows
from tests.sessions.test_line import stands_in_line

ROOMS = (("省商务厅",), ("昆明海关",))


async def books(member: Person, number: int = 1) -> None:
    await member.says("/book")
    await member.presses("挂号：第4期")
    await member.sees(f"挂号成功：第{number}号")


async def changes(coordinator: Person, field: str, *words: str) -> None:
    await coordinator.says("/session")
    await coordinator.sees("以上是没有结束的坐诊场次")
    await coordinator.presses("修改")
    await coordinator.sees("要改哪一项")
    await coordinator.presses(field)
    for word in words:
        await coordinator.says(word)
    await coordinator.sees("2024年第4期“外资外贸”｜")


async def test_a_new_seat_is_offered_to_who_waits_first(
    house: House, 企业: Person, 别家: Person, 统筹员: Person
) -> None:
    third = await house.enterprise("孙丽", "91530100DEM000002A")
    await a_session(house, capacity=1)
    await books(企业)
    await stands_in_line(别家, 1)
    await changes(统筹员, "号源", "2")
    await 别家.sees("有号了，请确认")
    await third.says("/book")
    await third.sees("号已挂满，可以候补")
    await 别家.presses("要这个号")
    await 别家.sees("挂号成功：第2号")
    (row,) = await rows(house, schema.session, number=4, year=2024)
    assert (row.taken, row.capacity) == (2, 2)


@on_sqlite
async def test_who_is_expected_later_is_told_the_new_time(
    house: House, 企业: Person, 别家: Person, 统筹员: Person
) -> None:
    await a_session(house, capacity=2, slot_minutes=20)
    await books(企业)
    await 企业.sees("手机日历")
    await books(别家, 2)
    await 别家.sees("手机日历")
    await changes(统筹员, "每号时长", "60分钟")
    await 别家.sees("坐诊安排有变", "预计11月14日（周四）10:00")
    await 别家.sees("手机日历")
    await quiet(house)
    assert not any(one.says("坐诊安排有变") for one in 企业.messages)


@on_sqlite
async def test_who_stands_in_line_is_not_promised_a_seat(
    house: House, 企业: Person, 别家: Person, 统筹员: Person
) -> None:
    await a_session(house, capacity=1)
    await books(企业)
    await stands_in_line(别家, 1)
    await changes(统筹员, "地点", "昆明市政务服务中心", "确认")
    await 企业.sees("坐诊安排有变", "您单位的号保留", "原地点：省政务服务中心")
    await 别家.sees("坐诊安排有变", "您单位仍在候补")


async def test_a_day_typed_by_mistake_is_told_to_nobody(
    house: House, 企业: Person, 海关: Person, 统筹员: Person
) -> None:
    """What others will hear of is looked at first: the day, whether people work on it, and who will be told."""
    await a_session(house)
    await books(企业)
    await 统筹员.says("/session")
    await 统筹员.presses("修改")
    await 统筹员.presses("日期")
    await 统筹员.says("11月30日")
    await 统筹员.sees("还没有生效", "11月30日（周六）", "不是工作日", "1家企业", "坐诊部门")
    await 统筹员.presses("取消")
    await 统筹员.presses("确定取消")
    await 统筹员.sees("已取消")
    await quiet(house)
    (row,) = await rows(house, schema.session, number=4, year=2024)
    assert row.moved_at is None
    assert not any(one.says("坐诊安排有变") for one in (*企业.messages, *海关.messages))
    await changes(统筹员, "日期", "11月29日", "确认")
    await 企业.sees("坐诊安排有变", "11月29日")
    await 海关.sees("坐诊安排有变，请转告坐诊人员", "11月29日", "原时间")


@on_sqlite
async def test_a_department_hears_that_it_sits_there_or_no_longer_does(
    house: House, 海关: Person, 统筹员: Person
) -> None:
    trade = await house.hires("何商", Role.CONTACT, "省商务厅")
    await a_session(house, departments=("省商务厅",))
    await changes(统筹员, "坐诊部门", "昆明海关", "完成", "确认")
    await 海关.sees("您单位列入这一期坐诊，请安排坐诊人员")
    await trade.sees("您单位不再参加这一期坐诊")
