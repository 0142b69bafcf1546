"""Enterprises take seats (挂号) at an open session and give them back."""

from datetime import timedelta

from bot.demo.botapi import Person
from storage import schema
from tests.house import House
from tests.screenplays.sessions import a_session
from tests.screenplays.stage import on_sqlite, quiet, rows


async def second_member(house: House) -> Person:
    return await house.enterprise("王芳", "91350100M000100Y43")


async def books(member: Person, slot: int) -> None:
    await member.says("/book")
    await member.sees("正在挂号的坐诊场次", "2024年第4期“外资外贸”")
    await member.presses("挂号：第4期")
    await member.sees(f"第{slot}号")


async def test_a_seat_is_taken_and_both_members_see_it(house: House, 企业: Person) -> None:
    colleague = await second_member(house)
    await a_session(house)
    await 企业.says("/book")
    shown = await 企业.sees("2024年第4期“外资外贸”", "11月14日", "省政务服务中心", "省商务厅、昆明海关", "还剩2个")
    assert shown.labels == [["挂号：第4期"]]
    await 企业.presses("挂号：第4期")
    await 企业.sees("挂号成功：第1号", "11月14日", "省政务服务中心")
    await colleague.sees("同事已为您单位挂号：第1号")
    await colleague.says("/book")
    again = await colleague.sees("您单位已挂号：第1号")
    assert again.labels == [["查看：第4期第1号", "退号：第4期第1号"]]


@on_sqlite
async def test_one_seat_an_enterprise(house: House, 企业: Person) -> None:
    session = await a_session(house)
    await books(企业, 1)
    await 企业.presses_forged(f"b:{session}")
    await 企业.sees("您单位已经挂号，是第1号")
    (row,) = await rows(house, schema.session, id=session)
    assert (row.taken, row.last_slot) == (1, 1)


async def test_full(house: House, 企业: Person, 别家: Person) -> None:
    session = await a_session(house, capacity=1)
    await books(别家, 1)
    await 企业.says("/book")
    shown = await 企业.sees("号已挂满，可以候补")
    assert shown.labels == [["候补：第4期"]]
    await 企业.presses("候补：第4期")
    await 企业.sees("您单位已候补，排在第1位")
    (row,) = await rows(house, schema.session, id=session)
    assert (row.taken, [one.state for one in await rows(house, schema.booking)]) == (1, ["BOOKED", "WAITLISTED"])


async def test_given_back_and_taken_by_another_under_a_new_number(house: House, 企业: Person, 别家: Person) -> None:
    colleague = await second_member(house)
    session = await a_session(house, capacity=1)
    await books(企业, 1)
    await 企业.presses("退号")
    await 企业.sees("已退号")
    await colleague.sees("已退号：2024年第4期")
    await books(别家, 2)
    (row,) = await rows(house, schema.session, id=session)
    assert (row.taken, row.last_slot) == (1, 2)
    await colleague.presses("退号")  # the button under the booking's message
    await colleague.sees("没有找到，可能已经处理过")
    (row,) = await rows(house, schema.session, id=session)
    assert row.taken == 1


@on_sqlite
async def test_another_enterprises_seat_is_not_given_back(house: House, 企业: Person, 别家: Person) -> None:
    await a_session(house)
    await books(别家, 1)
    (booking,) = await rows(house, schema.booking)
    await 企业.says("/book")
    shown = await 企业.sees("还剩1个")
    await 企业.presses_forged(f"x:{booking.id}", shown)
    await 企业.sees("没有找到")
    assert [one.state for one in await rows(house, schema.booking)] == ["BOOKED"]


@on_sqlite
async def test_not_open(house: House, 企业: Person, 别家: Person, 统筹员: Person) -> None:
    await 企业.says("/book")
    await 企业.sees("现在没有正在挂号的坐诊场次")
    session = await a_session(house)
    await books(企业, 1)
    await 统筹员.says("/book")
    shown = await 统筹员.sees("还剩1个")
    assert shown.labels == []
    await 统筹员.presses_forged(f"b:{session}", shown)
    await 统筹员.sees("由其他身份的人办理")
    house.clock.moment += timedelta(days=5)
    await 企业.says("/book")
    shown = await 企业.sees("您单位已挂号：第1号")
    await 别家.says("/book")
    await 别家.sees("现在没有正在挂号的坐诊场次")
    await 别家.presses_forged(f"b:{session}", shown)
    await 别家.sees("现在不在挂号时间")
    await 企业.presses_forged("b:999")
    await 企业.sees("没有找到")
    await quiet(house)
    assert [one.state for one in await rows(house, schema.booking)] == ["BOOKED"]
