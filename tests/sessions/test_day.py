"""The day of a session: opened, called room by room, recorded appeal by appeal, ended."""

from datetime import timedelta

from bot.demo.botapi import Person
from bot.demo.botapi.bubble import Bubble
from storage import schema
from tests.house import House
from tests.screenplays.stage import VAGUE, files, on_sqlite, quiet, rows
from tests.sessions.test_calling import HELD, SUNDAY_CALL, books, planned

DAY = HELD - timedelta(minutes=20)


async def waits_for_the_session(member: Person, 统筹员: Person) -> str:
    """An appeal that is to be heard at the session at which its enterprise is booked."""
    number = await files(member, VAGUE, "不确定")
    await 统筹员.sees("有新诉求等您判断由谁办理", number)
    await 统筹员.presses("安排坐诊")
    await 统筹员.sees("由哪个部门当面答复？")
    await 统筹员.presses("省商务厅")
    await 统筹员.sees("需要其他单位协办吗？")
    await 统筹员.presses("不用协办")
    await member.sees("诉求已列入坐诊场次")
    return number


async def begins(house: House, 统筹员: Person) -> Bubble:
    await house.until(SUNDAY_CALL)
    await house.until(DAY)
    await 统筹员.says("/session")
    await 统筹员.sees("第4期", "占号")
    await 统筹员.presses("开始坐诊")
    return await 统筹员.sees("叫号", "1号诊室")


async def test_a_day_from_the_first_call_to_the_end(house: House, 企业: Person, 别家: Person, 统筹员: Person) -> None:
    await planned(house, rooms=())
    await books(企业)
    await books(别家)
    mine, theirs = await waits_for_the_session(企业, 统筹员), await waits_for_the_session(别家, 统筹员)
    await begins(house, 统筹员)
    await 企业.sees("坐诊开始了，您单位是第1号", "下一个就是您单位")
    await 别家.sees("坐诊开始了，您单位是第2号", "前方还有1家")
    await 别家.presses("我已到场")
    await 别家.sees("已登记到场，前方还有1家")

    await 统筹员.presses("叫下一家")
    await 企业.sees("请到1号诊室", "现在轮到您单位")
    await 别家.sees("下一个就是您单位")
    await 统筹员.sees("正在接诊：第1号")
    await 统筹员.presses("第1号")
    await 统筹员.sees("带来的诉求请逐件记录", mine)
    await 统筹员.presses(f"记录{mine}")
    await 统筹员.presses("现场答复")
    for answer in ("省税务局", "已解决", "退税今天办结，三个工作日内到账。", "发送答复"):
        await 统筹员.says(answer)
    await 企业.sees("省税务局已现场答复：已解决", "三个工作日内到账")

    await 统筹员.says("/queue")
    await 统筹员.sees("还有1件诉求没有记录")
    await 统筹员.presses("叫下一家")
    await 别家.sees("请到1号诊室")
    await 统筹员.says("/queue")
    await 统筹员.presses("结束坐诊")
    await 统筹员.sees("结束坐诊之前，还有2项没有记录", theirs)
    await 统筹员.presses("第2号")
    await 统筹员.sees("第2号", "已提醒，待确认", "带来的诉求")
    await 统筹员.presses("接诊完毕")
    await 统筹员.sees("已接诊", theirs)
    await 统筹员.presses(f"记录{theirs}")
    await 统筹员.presses("交办")
    for answer in ("省商务厅", "跳过", "确认交办"):
        await 统筹员.says(answer)
    await 别家.sees("诉求已交省商务厅办理")

    await 统筹员.says("/queue")
    await 统筹员.presses("结束坐诊")
    await 统筹员.sees("第4期", "已归档")
    (session,) = await rows(house, schema.session, number=4)
    assert session.state == "ARCHIVED"
    assert {one.state for one in await rows(house, schema.booking)} == {"ATTENDED"}


@on_sqlite
async def test_who_is_absent_is_passed_over_and_may_come_back(
    house: House, 企业: Person, 别家: Person, 统筹员: Person
) -> None:
    await planned(house, rooms=())
    await books(企业)
    await books(别家)
    await begins(house, 统筹员)
    await 统筹员.presses("叫下一家")
    await 统筹员.sees("正在接诊：第1号")
    await 统筹员.presses("第1号")
    await 统筹员.presses("过号，排到最后")
    await 企业.sees("您单位已过号，排到本诊室最后，前方还有1家")
    await 统筹员.sees("诊室空闲", "等候：第2号")
    await 统筹员.presses("叫下一家")
    await 别家.sees("请到1号诊室", "现在轮到您单位")
    await 统筹员.presses("全部名单")
    await 统筹员.presses("第1号")
    await 统筹员.presses("记未到")
    await 企业.sees("已记为未到")
    await 统筹员.presses("全部名单")
    await 统筹员.presses("第1号")
    await 统筹员.presses("重新排队")
    await 企业.sees("您单位已重新排队，下一个就是您单位")


@on_sqlite
async def test_two_taps_on_the_call_call_one(house: House, 企业: Person, 别家: Person, 统筹员: Person) -> None:
    await planned(house, rooms=())
    await books(企业)
    await books(别家)
    button = await begins(house, 统筹员)
    await 统筹员.presses("叫下一家", button)
    await 企业.sees("请到1号诊室")
    await 统筹员.presses("叫下一家", button)
    await 统筹员.sees("正在接诊：第1号")
    await quiet(house)
    assert not any(one.says("现在轮到") for one in 别家.messages)


@on_sqlite
async def test_what_is_entered_after_the_day_calls_nobody(house: House, 企业: Person, 统筹员: Person) -> None:
    await planned(house, rooms=())
    await books(企业)
    await house.until(SUNDAY_CALL)
    await house.until(DAY + timedelta(days=1, hours=1))
    await 统筹员.sees("坐诊日已过，还没有开始也没有记录")
    await 统筹员.presses("开始坐诊")
    await 统筹员.presses("叫下一家")
    await 统筹员.sees("正在接诊：第1号")
    await quiet(house)
    assert not any(one.says("坐诊开始了") or one.says("现在轮到") for one in 企业.messages)


async def test_who_cannot_come_on_the_day_gives_the_number_back_and_the_next_moves_up(
    house: House, 企业: Person, 别家: Person, 统筹员: Person
) -> None:
    await planned(house, rooms=())
    await books(企业)
    await books(别家)
    await house.until(SUNDAY_CALL)
    eve = await 企业.sees("“叫号”提醒", "您单位是第1号")
    await begins(house, 统筹员)
    await 企业.says("/book")
    listed = await 企业.sees("您单位已挂号的坐诊场次", "第1号")
    assert not listed.says("正在挂号")
    await 企业.presses("来不了，退号", eve)
    await 企业.sees("已退号", "已告知统筹员")
    await 别家.sees("下一个就是您单位")
    await 统筹员.sees("当日退号：李敏的企业（第1号）来不了")
    await 统筹员.presses("叫号")
    await 统筹员.sees("诊室空闲", "等候：第2号", "未到0家")
    await 统筹员.presses("叫下一家")
    await 别家.sees("请到1号诊室")
    assert [one.state for one in await rows(house, schema.booking)] == ["CANCELLED", "CALLED"]


@on_sqlite
async def test_who_is_already_called_into_the_room_is_told_where_to_go(
    house: House, 企业: Person, 统筹员: Person
) -> None:
    await planned(house, rooms=())
    await books(企业)
    await house.until(SUNDAY_CALL)
    eve = await 企业.sees("“叫号”提醒", "您单位是第1号")
    await begins(house, 统筹员)
    await 统筹员.presses("叫下一家")
    await 企业.sees("请到1号诊室")
    await 企业.presses("来不了，退号", eve)
    await 企业.sees("已经叫到您单位，现在不能退号。请到1号诊室")
