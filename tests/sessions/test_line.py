"""Standing in line (候补): places, offers with their time, and the next who is offered the seat."""

from datetime import datetime, timedelta

from bot.demo.botapi import Person
from bot.domain.time.calendar import SHANGHAI
from bot.usecases.sessions import seats as usecase
from storage import schema
from tests.house import House
from tests.screenplays.sessions import a_session
from tests.screenplays.stage import on_sqlite, rows

ROOMS = (("省商务厅",), ("昆明海关",))


async def stands_in_line(member: Person, place: int) -> None:
    await member.says("/book")
    await member.sees("号已挂满，可以候补")
    await member.presses("候补：第4期")
    await member.sees(f"您单位已候补，排在第{place}位")


async def books(member: Person, left: int = 1) -> None:
    await member.says("/book")
    await member.sees(f"还剩{left}个")
    await member.presses("挂号：第4期")


async def test_a_seat_given_back_is_offered_in_order(house: House, 企业: Person, 别家: Person) -> None:
    third = await house.enterprise("孙丽", "91530100DEM000002A")
    await a_session(house, capacity=1, rooms=ROOMS, slot_minutes=30)
    await books(企业)
    await 企业.sees("挂号成功：第1号", "1号诊室，预计11月14日（周四）09:00")
    await stands_in_line(别家, 1)
    await stands_in_line(third, 2)
    await 企业.presses("退号")
    await 企业.sees("已退号")
    await 别家.sees("有号了，请确认", "过时给下一家")
    await third.says("/book")
    await third.sees("您单位在候补，排在第1位")
    (offer,) = await rows(house, schema.booking, state="OFFERED")
    await house.until(offer.offered_until)
    await 别家.sees("保留的号已过时，给了下一家")
    await third.sees("有号了，请确认")
    await third.presses("要这个号")
    await third.sees("挂号成功：第2号", "1号诊室")
    await 别家.presses("要这个号")
    await 别家.sees("没有找到，可能已经处理过")
    (row,) = await rows(house, schema.session, number=4, year=2024)
    assert (row.taken, row.last_slot) == (1, 2)


@on_sqlite
async def test_who_declines_an_offer_hands_it_on(house: House, 企业: Person, 别家: Person) -> None:
    await a_session(house, capacity=1)
    await books(企业)
    await 企业.sees("挂号成功")
    await stands_in_line(别家, 1)
    await 企业.presses("退号")
    await 别家.sees("有号了，请确认")
    await 别家.presses("不要了")
    await 别家.sees("已退号")
    (row,) = await rows(house, schema.session, number=4, year=2024)
    assert row.taken == 0


@on_sqlite
async def test_who_lost_a_session_goes_first_at_the_next(
    house: House, 企业: Person, 别家: Person, 统筹员: Person
) -> None:
    """The one whose session was called off may book before the window opens."""
    await a_session(house)
    await books(企业, left=2)
    await 企业.sees("挂号成功")
    await 统筹员.says("/session")
    await 统筹员.sees("没有结束的坐诊场次")
    await 统筹员.presses("取消坐诊")
    await 统筹员.sees("为什么取消")
    await 统筹员.says("场地停电")
    await 企业.sees("坐诊取消", "场地停电", "您单位下一期优先")
    later = house.clock.moment + timedelta(days=10)
    await a_session(house, number=5, theme="金融服务", booking_opens=later, booking_closes=later + timedelta(days=5))
    await 别家.says("/book")
    await 别家.sees("现在没有正在挂号的坐诊场次")
    await 企业.says("/book")
    await 企业.sees("2024年第5期“金融服务”")
    await 企业.presses("挂号：第5期")
    await 企业.sees("挂号成功：第1号")
    held = [(one.session, one.state) for one in await rows(house, schema.booking)]
    assert [state for _, state in held] == ["CANCELLED", "BOOKED"]


@on_sqlite
async def test_a_late_change_reaches_every_holder(house: House, 企业: Person, 统筹员: Person) -> None:
    colleague = await house.enterprise("王芳", "91350100M000100Y43")
    await a_session(house)
    await books(企业, left=2)
    await 企业.sees("挂号成功")
    await 统筹员.says("/session")
    await 统筹员.sees("没有结束的坐诊场次")
    await 统筹员.presses("修改")
    await 统筹员.sees("要改哪一项")
    await 统筹员.presses("日期")
    await 统筹员.sees("哪一天", "例如 2024-11-24")
    await 统筹员.says("2024-11-18")
    await 统筹员.sees("还没有生效", "11月18日", "1家企业")
    await 统筹员.presses("确认")
    for one in (企业, colleague):
        await one.sees(
            "坐诊安排有变", "时间：2024年11月18日（周一）09:00", "原时间：2024年11月14日（周四）09:00", "号保留"
        )
    (row,) = await rows(house, schema.booking)
    assert row.expected_at == datetime(2024, 11, 18, 9, 0, tzinfo=SHANGHAI)


@on_sqlite
async def test_locked_three_days_before_in_the_morning(house: House, 企业: Person, 别家: Person) -> None:
    """The session is on Thursday 14 November: from Monday the 11th at 09:00 a seat given back is nobody's."""
    await a_session(house)
    await books(企业, left=2)
    await 企业.sees("挂号成功")
    await house.app.database.write(usecase.plan, now=house.clock.now())  # as at the program's start
    await house.until(datetime(2024, 11, 11, 8, 59, tzinfo=SHANGHAI))
    assert [one.state for one in await rows(house, schema.session, number=4, year=2024)] == ["BOOKING"]
    await house.until(datetime(2024, 11, 11, 9, 0, tzinfo=SHANGHAI))
    (row,) = await rows(house, schema.session, number=4, year=2024)
    assert row.state == "LOCKED"
    await 企业.presses("退号")
    await 企业.sees("已退号", "已告知统筹员")
    await 企业.says("/book")
    await 企业.sees("现在没有正在挂号的坐诊场次")
