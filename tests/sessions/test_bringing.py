"""Which appeals an enterprise brings to its session: chosen by taps, or written on the way."""

from bot.demo.botapi import Person
from bot.domain.sessions.session import SessionState
from storage import schema
from storage.sessions import sessions
from tests.house import House
from tests.screenplays.sessions import a_session
from tests.screenplays.stage import PORT, SCHOOL, appeal_of, choosing, files, on_sqlite, quiet, rows, sends_off


async def books(member: Person) -> None:
    await member.says("/book")
    await member.sees("还剩")
    await member.presses("挂号：第4期")
    await member.sees("挂号成功：第1号")
    question = await member.sees("这次坐诊带哪几件诉求来？")
    assert "「完成」" not in question.text


async def brought(house: House) -> set[int]:
    return {one.appeal for one in await rows(house, schema.booked_appeal)}


async def test_one_is_chosen_and_one_is_written_on_the_way(house: House, 企业: Person, 海关: Person) -> None:
    """The customs would get both at once, but what is written for a session waits for a coordinator."""
    colleague = await house.enterprise("王芳", "91350100M000100Y43")
    await a_session(house)
    old = await files(企业)
    await 海关.sees("请签收")
    await books(企业)
    await 企业.presses(f"{old} 我们做老挝")
    await 企业.sees(f"已选：{old}", "选好了点「完成」")
    await 企业.presses("完成")
    await 企业.sees("这次坐诊带来的诉求已记下", f"1. {old}｜待签收")
    await colleague.sees("同事更改了这次坐诊带来的诉求", f"1. {old}｜待签收")
    await colleague.presses("更改诉求")
    await colleague.sees("这次坐诊带哪几件诉求来？", f"已选：{old}")
    await colleague.says(PORT.replace("铜矿", "锡矿"))
    await colleague.sees("已写", "可以接着写")
    await colleague.presses("完成")
    await colleague.sees("照片")
    await colleague.presses("没有附件，下一步")
    await colleague.sees("不确定")
    await colleague.presses("昆明海关")
    new = await sends_off(colleague)
    await colleague.sees("这次坐诊带来的诉求已记下", f"2. {new}｜待受理")
    await 企业.sees("同事更改了这次坐诊带来的诉求", f"2. {new}｜待受理")
    assert await brought(house) == {(await appeal_of(house, one)).id for one in (old, new)}
    await 企业.says("/book")
    await 企业.sees("您单位已挂号：第1号", f"带来的诉求：{old}、{new}")
    await 企业.presses("查看：第4期第1号")
    await 企业.sees("第1号｜已挂号", "带来的诉求（2件）", "“叫号”提醒前可以更改诉求、改期、退号。")
    await 企业.presses("更改诉求")
    await 企业.sees("这次坐诊带哪几件诉求来？", f"已选：{new}、{old}")
    await 企业.presses(f"已选：{old}")
    await 企业.sees(f"已选：{new}\n")
    await 企业.presses("完成")
    await 企业.sees("带来的诉求（1件）")
    assert await brought(house) == {(await appeal_of(house, new)).id}


@on_sqlite
async def test_an_appeal_that_is_begun_again_belongs_to_no_session(house: House, 企业: Person) -> None:
    """The link to the booking does not outlive /restart, so nothing is said of a session at which it is not heard."""
    session = await a_session(house)
    await books(企业)
    await 企业.presses("写一件新诉求")
    await 企业.sees("用自己的话说说")
    await 企业.says("/restart")
    await 企业.sees("用自己的话说说")
    await house.app.database.write(sessions.change, session, {"state": SessionState.LOCKED})
    await 企业.says(SCHOOL)
    await 企业.sees("已记下")
    await 企业.presses("完成")
    await 企业.sees("照片")
    await 企业.presses("没有附件，下一步")
    await 企业.sees("不确定")
    await 企业.presses("不确定")
    await sends_off(企业)
    await quiet(house)
    assert await brought(house) == set()
    assert not any(one.says("没有列进这次坐诊") for one in 企业.messages)


@on_sqlite
async def test_of_a_text_with_several_matters_it_is_said_once(house: House, 企业: Person) -> None:
    session = await a_session(house)
    await books(企业)
    await 企业.presses("写一件新诉求")
    await 企业.sees("用自己的话说说")
    await house.app.database.write(sessions.change, session, {"state": SessionState.LOCKED})
    await 企业.says(f"1.{PORT}2.{SCHOOL}3.厂区经常停电，影响生产，请供电局解决。")
    await 企业.sees("已记下")
    await 企业.presses("完成")
    await 企业.sees("您反映了3件事")
    await 企业.presses("分开提交")
    for part in (1, 2, 3):
        await 企业.sees(f"第{part}件，共3件")
        await 企业.presses("没有附件，下一步")
        await 企业.sees("不确定")
        await 企业.presses("不确定")
        await sends_off(企业)
    await quiet(house)
    (said,) = [one for one in 企业.messages if one.says("没有列进这次坐诊")]
    assert said.says("后面2件也一样")


@on_sqlite
async def test_after_the_call_the_appeals_stay_as_they_are(house: House, 企业: Person) -> None:
    """A new one is filed all the same, and the enterprise hears that it is not on the session's list."""
    session = await a_session(house)
    await books(企业)
    await 企业.presses("写一件新诉求")
    await 企业.sees("用自己的话说说")
    await house.app.database.write(sessions.change, session, {"state": SessionState.LOCKED})
    await 企业.says(SCHOOL)
    await 企业.presses("完成")
    await 企业.presses("没有附件，下一步")
    await 企业.sees("不确定")
    await 企业.presses("不确定，请专窗判断")
    await 企业.sees("属于哪一类")
    await 企业.presses("服务需求")
    await 企业.presses("确认提交")
    await 企业.sees("没有列进这次坐诊")
    await quiet(house)
    assert await brought(house) == set()
    assert len(await rows(house, schema.appeal)) == 1
    await 企业.presses("选择诉求")
    await 企业.sees("这次挂号目前是“已挂号”，现在不能办理“更改诉求”")


@on_sqlite
async def test_what_is_written_without_a_booking_goes_on_as_ever(house: House, 企业: Person, 海关: Person) -> None:
    await a_session(house)
    await books(企业)
    await 企业.presses("以后再选")
    await quiet(house)
    await choosing(企业)
    await 企业.presses("昆明海关")
    number = await sends_off(企业)
    await 海关.sees("请签收")
    assert (await appeal_of(house, number)).state == "ASSIGNED"
    assert await brought(house) == set()
