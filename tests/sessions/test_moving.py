"""Bookings that move to another session or end: by the enterprise, or by a coordinator who says why."""

from datetime import timedelta

from bot.demo.botapi import Person
from bot.domain.presses import encode
from bot.domain.sessions.presses import CancelBooking, ListBookings, MoveBooking, ShowBooking
from storage import schema
from tests.house import House
from tests.screenplays.sessions import a_session
from tests.screenplays.stage import VAGUE, appeal_of, on_sqlite, quiet, rows, sends_off


async def next_session(house: House, **given: object) -> int:
    held = house.clock.moment + timedelta(days=25)
    return await a_session(house, **{"number": 5, "theme": "科技创新", "held_at": held} | given)


async def books(member: Person) -> None:
    await member.says("/book")
    await member.sees("还剩")
    await member.presses("挂号：第4期")
    await member.sees("挂号成功")
    await member.sees("这次坐诊带哪几件诉求来？")


async def writes(member: Person, text: str = VAGUE) -> str:
    """Write an appeal for the booking whose question stands."""
    await member.says(text)
    await member.sees("可以接着写")
    await member.presses("完成")
    await member.sees("照片")
    await member.presses("没有附件，下一步")
    await member.sees("没有找到明显对口")
    await member.presses("不确定，请专窗判断")
    return await sends_off(member)


async def schedules(coordinator: Person) -> None:
    await coordinator.presses("安排坐诊")
    await coordinator.sees("由哪个部门当面答复？")
    await coordinator.presses("省商务厅")
    await coordinator.sees("需要其他单位协办吗？")
    await coordinator.presses("不用协办")
    await coordinator.sees("已列入坐诊场次，由省商务厅当面答复")


async def states(house: House) -> dict[tuple[int, str], int]:
    """Return the session and state of each booking, and how many seats each session says are taken."""
    bookings = await rows(house, schema.booking)
    return {(one.session, one.state): one.slot for one in bookings}


async def test_an_enterprise_moves_and_its_appeals_go_along(
    house: House, 企业: Person, 别家: Person, 统筹员: Person
) -> None:
    colleague = await house.enterprise("王芳", "91350100M000100Y43")
    first, second = await a_session(house, capacity=1), await next_session(house)
    await books(企业)
    number = await writes(企业)
    await 统筹员.sees("有新诉求等您判断")
    await schedules(统筹员)
    await 企业.sees("诉求已列入坐诊场次，届时由省商务厅当面答复")
    await 别家.says("/book")
    await 别家.presses("候补：第4期")
    await 别家.sees("排在第1位")
    await 企业.says("/book")
    await 企业.presses("查看：第4期第1号")
    await 企业.sees("第1号｜已挂号", f"1. {number}｜待坐诊")
    await 企业.presses("改期")
    await 企业.sees("改到哪一期？第1号先留着", "2024年第5期“科技创新”")
    await 企业.presses("第5期 科技创新 余2个")
    await 企业.sees("已改期，新的号是第1号", "2024年第5期“科技创新”", "原来的号已退：2024年第4期")
    await colleague.sees("同事已为您单位改期，新的号是第1号")
    await 别家.sees("有号了，请确认", "2024年第4期")
    await quiet(house)
    assert set(await states(house)) == {(first, "MOVED"), (first, "OFFERED"), (second, "BOOKED")}
    appeal = await appeal_of(house, number)
    (held,) = await rows(house, schema.session, id=second)
    assert (appeal.session, appeal.session_at) == (second, held.held_at)
    (due,) = await rows(house, schema.timer, subject="APPEAL", kind="SESSION_OVERDUE", done_at=None)
    assert due.fire_at >= held.held_at
    taken = {one.id: one.taken for one in await rows(house, schema.session) if one.id in {first, second}}
    assert taken == {first: 1, second: 1}
    await 企业.presses("改期")  # under the card of the old booking
    await 企业.sees("这次挂号目前是“已改期”，现在不能办理“改期”")


async def test_a_coordinator_lists_moves_and_ends_bookings(house: House, 企业: Person, 统筹员: Person) -> None:
    first, second = await a_session(house), await next_session(house)
    await books(企业)
    number = await writes(企业)
    await 统筹员.sees("有新诉求等您判断")
    await 统筹员.says("/session")
    await 统筹员.sees("2024年第4期“外资外贸”", "占号1/2")
    await 统筹员.presses("挂号名单")
    await 统筹员.sees("的挂号名单（共1家）", "第1号｜李敏的企业｜已挂号", f"诉求1件：{number}（待安排1件）")
    await 统筹员.presses("第1号 李敏的企业")
    await 统筹员.sees("企业：李敏的企业", f"1. {number}｜待受理", "会前安排：点开每件诉求")
    await 统筹员.presses(f"安排：{number}")
    await 统筹员.sees(f"诉求{number}｜待受理")
    await schedules(统筹员)
    await 统筹员.presses("改期")
    await 统筹员.sees("李敏的企业（第1号）改到哪一期？")
    await 统筹员.presses("第5期 科技创新 余2个")
    await 统筹员.sees("为什么给李敏的企业（第1号）改期？")
    await 统筹员.says("省科技厅这一期才来")
    await 统筹员.sees("已改期，原因已告知企业", "第1号｜已挂号", "2024年第5期")
    await 企业.sees("统筹员为您单位改了期，新的号是第1号", "原因：省科技厅这一期才来", "2024年第5期")
    assert (await appeal_of(house, number)).session == second
    await 统筹员.presses("退号")
    await 统筹员.sees("为什么给李敏的企业（第1号）退号？")
    await 统筹员.says("企业来电说不来了")
    await 统筹员.sees("已退号，原因已告知企业", "第1号｜已退号")
    await 企业.sees("统筹员为您单位退了号", "原因：企业来电说不来了")
    await 企业.sees("诉求不再等待坐诊，由统筹员判断交哪个部门办理")
    await 统筹员.sees("诉求等待的坐诊不再进行，请重新判断由谁办理")
    await quiet(house)
    assert set(await states(house)) == {(first, "MOVED"), (second, "CANCELLED")}
    appeal = await appeal_of(house, number)
    assert (appeal.state, appeal.session, appeal.session_at) == ("TRIAGE", None, None)
    noted = {one.action for one in await rows(house, schema.audit)}
    assert {"booking_move", "booking_cancel"} <= noted


@on_sqlite
async def test_who_finds_no_seat_keeps_the_old_one(house: House, 企业: Person, 别家: Person) -> None:
    first, second = await a_session(house), await next_session(house, capacity=1)
    await books(企业)
    await 企业.presses("以后再选")
    await 企业.presses("查看挂号")
    await 企业.presses("改期")
    await 企业.sees("改到哪一期？")
    await 别家.says("/book")
    await 别家.presses("挂号：第5期")
    await 别家.sees("挂号成功")
    await 企业.presses("第5期 科技创新 余1个")
    await 企业.sees("“科技创新”的号已经挂满")
    await quiet(house)
    assert await states(house) == {(first, "BOOKED"): 1, (second, "BOOKED"): 1}


@on_sqlite
async def test_others_bookings_are_nobodys_business(house: House, 企业: Person, 别家: Person, 海关: Person) -> None:
    first, second = await a_session(house), await next_session(house)
    await books(企业)
    (booking,) = await rows(house, schema.booking)
    for person in (别家, 海关):
        await person.says("/help")
        shown = await person.sees("助手")
        for press in (
            ShowBooking(booking.id),
            MoveBooking(booking.id, second),
            ListBookings(first),
            CancelBooking(booking.id),
        ):
            await person.presses_forged(encode(press), shown)
            await person.sees("没有找到")
    assert await states(house) == {(first, "BOOKED"): 1}
