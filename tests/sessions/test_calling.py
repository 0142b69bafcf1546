"""The call three days and one day before a session, and the entries in people's calendars."""

from datetime import datetime, timedelta

from icalendar import Calendar, Event

from bot.demo.botapi import Person
from bot.demo.botapi.records import Json
from bot.domain.time.calendar import SHANGHAI
from bot.usecases.sessions import seats as usecase
from storage import schema
from tests.house import House
from tests.screenplays.sessions import a_session
from tests.screenplays.stage import on_sqlite, quiet, rows

HELD = datetime(2024, 11, 13, 9, 0, tzinfo=SHANGHAI)  # a Wednesday
SUNDAY_CALL = datetime(2024, 11, 8, 9, 0, tzinfo=SHANGHAI)  # the 10th is a Sunday: the Friday before
EVE = datetime(2024, 11, 12, 9, 0, tzinfo=SHANGHAI)
ROOMS = (("省商务厅",), ("昆明海关",))


async def books(member: Person) -> None:
    await member.says("/book")
    await member.sees("还剩")
    await member.presses("挂号：第4期")
    await member.sees("挂号成功")


async def planned(house: House, **given: object) -> None:
    """Plan a session as at the program's start, so that its timers are set."""
    await a_session(house, **{"held_at": HELD, "rooms": ROOMS, "slot_minutes": 30} | given)
    await house.app.database.write(usecase.plan, now=house.clock.moment)


def event_of(house: House, raw: Json) -> Event:
    card = house.world.files[raw["document"]["file_id"]]
    (event,) = Calendar.from_ical(house.world.blobs.get(card.blob or "")).events
    return event


async def test_called_three_days_and_one_day_before(house: House, 企业: Person, 统筹员: Person) -> None:
    await planned(house)
    await books(企业)
    await house.until(SUNDAY_CALL - timedelta(minutes=1))
    await quiet(house)
    assert not any(one.says("坐诊日快到了") for one in 企业.messages)
    await house.until(SUNDAY_CALL)
    shown = await 企业.sees("“叫号”提醒：坐诊日快到了，您单位是第1号", "11月13日（周三）09:00", "1号诊室")
    assert shown.labels == [["确认到场", "来不了，退号"]]
    await 统筹员.sees("已发出“叫号”提醒", "通知了1家企业")
    await 企业.presses("确认到场")
    await 企业.sees("已确认到场：第1号")
    await house.until(EVE)
    await 企业.sees("明天坐诊，请准时到场，您单位是第1号", "您单位已确认到场")
    (row,) = await rows(house, schema.booking)
    assert row.state == "CONFIRMED"


@on_sqlite
async def test_who_gives_a_seat_back_after_the_call_is_told_to_the_coordinators(
    house: House, 企业: Person, 统筹员: Person
) -> None:
    await planned(house)
    await books(企业)
    await house.until(SUNDAY_CALL)
    await 企业.sees("坐诊日快到了")
    await 企业.presses("来不了，退号")
    await 企业.sees("已退号")
    await 统筹员.sees("“叫号”提醒后退号：李敏的企业（第1号）不参加")
    await house.until(EVE)
    await quiet(house)
    assert not any(one.says("明天坐诊") for one in 企业.messages)


@on_sqlite
async def test_who_waits_in_line_at_the_call_waits_no_longer(house: House, 企业: Person, 别家: Person) -> None:
    await planned(house, capacity=1)
    await books(企业)
    await 别家.says("/book")
    await 别家.presses("候补：第4期")
    await 别家.sees("排在第1位")
    await house.until(SUNDAY_CALL)
    await 别家.sees("没有等到空号")
    states = {one.state for one in await rows(house, schema.booking)}
    assert states == {"CALLED", "CANCELLED"}
    (session,) = await rows(house, schema.session, number=4)
    assert session.taken == 1


async def test_a_seat_is_an_entry_in_the_calendar(house: House, 企业: Person) -> None:
    await planned(house)
    await books(企业)
    sent = await 企业.sees("可以加进手机日历")
    assert sent.raw["document"]["file_name"] == "坐诊挂号-1号.ics"
    event = event_of(house, sent.raw)
    assert (event.start, event.end) == (HELD, HELD + timedelta(minutes=30))
    assert str(event["summary"]) == "坐诊接诉第4期：外资外贸（第1号）"
    assert str(event["location"]) == "省政务服务中心，1号诊室"
    assert len(event.walk("VALARM")) == 2
    await 企业.says("/book")
    await 企业.presses("退号：第4期第1号")
    gone = event_of(house, (await 企业.sees("从手机日历里删去")).raw)
    assert (gone["uid"], str(gone["status"])) == (event["uid"], "CANCELLED")
    assert int(str(gone["sequence"])) > int(str(event["sequence"]))
