"""After the window only a coordinator books, for an enterprise and with a reason that it reads and that is kept."""

from contextlib import nullcontext
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.demo.botapi import Person
from bot.domain.base.errors import NoRight
from bot.domain.people.person import Role
from bot.domain.presses import encode
from bot.domain.sessions.booking import BookingState
from bot.domain.sessions.errors import AlreadyBooked, NotOpen
from bot.domain.sessions.presses import BookLate
from bot.domain.sessions.session import SessionState
from bot.usecases.sessions import late
from storage import schema
from storage.sessions import sessions
from tests.desk import HOME, Desk
from tests.house import House
from tests.screenplays.sessions import a_session
from tests.screenplays.stage import files, on_sqlite, quiet, rows

WHY = "企业昨天才来电，货柜还压在口岸"


async def test_a_coordinator_books_after_the_call(house: House, 企业: Person, 海关: Person, 统筹员: Person) -> None:
    number = await files(企业)
    row = await a_session(house, state="LOCKED")
    await 企业.says("/book")
    await 企业.sees("现在没有")
    await 统筹员.says("/session")
    await 统筹员.sees("2024年第4期“外资外贸”", "已叫号")
    await 统筹员.presses("补挂号")
    await 统筹员.sees("给哪家企业补挂号？2024年第4期“外资外贸”")
    await 统筹员.says("没有这一家")
    await 统筹员.sees("没有找到“没有这一家”")
    await 统筹员.says("李敏的企业")
    await 统筹员.sees("为什么给李敏的企业补挂号？")
    await 统筹员.says(WHY)
    await 统筹员.sees("已补挂号，原因已告知企业", "第1号｜已提醒，待确认", f"补挂号的原因：{WHY}")
    await 企业.sees("统筹员为您单位补挂了号：第1号", f"原因：{WHY}", "请确认能不能到场")
    await 统筹员.sees("这次坐诊带哪几件诉求来？")
    await 统筹员.presses(number)
    await 统筹员.presses("完成")
    await 企业.sees("这次坐诊带来的诉求", number)
    await 企业.presses("确认到场")
    await quiet(house)
    (booking,) = await rows(house, schema.booking)
    assert (booking.session, booking.slot, booking.state, booking.reason) == (row, 1, "CONFIRMED", WHY)
    (noted,) = await rows(house, schema.audit, action="booking_late")
    assert noted.details["reason"] == WHY


@on_sqlite
async def test_of_several_with_one_name_the_coordinator_chooses(house: House, 企业: Person, 统筹员: Person) -> None:
    await house.enterprise("赵云", "91530100DEM000001C")
    await a_session(house, state="LOCKED")
    await 统筹员.says("/session")
    await 统筹员.presses("补挂号")
    await 统筹员.sees("给哪家企业补挂号？")
    await 统筹员.says("企业")
    asked = await 统筹员.sees("给哪家企业补挂号？")
    assert {"李敏的企业", "赵云的企业"} <= {label for line in asked.labels for label in line}
    await 统筹员.presses("赵云的企业")
    await 统筹员.sees("为什么给赵云的企业补挂号？")


async def test_beyond_the_seats_a_coordinator_adds_one(house: House, 企业: Person, 统筹员: Person) -> None:
    row = await a_session(house, state="LOCKED", capacity=1, taken=1, last_slot=1)
    await 统筹员.says("/session")
    await 统筹员.presses("补挂号")
    await 统筹员.sees("给哪家企业补挂号？")
    await 统筹员.says("李敏的企业")
    await 统筹员.sees("为什么给李敏的企业补挂号？", "1个号已经挂满，将为这一家加1个号，写入操作记录")
    await 统筹员.says(WHY)
    await 统筹员.sees("已补挂号，原因已告知企业", "第2号")
    await 企业.sees("统筹员为您单位补挂了号：第2号")
    (session,) = await rows(house, schema.session, id=row)
    assert (session.capacity, session.taken) == (2, 2)
    watcher = await house.hires("督查", Role.SUPERVISOR)
    await watcher.says("/audit")
    await watcher.sees("截止后补挂号", "加了1个号")


@on_sqlite
async def test_who_waits_longer_is_offered_first_and_told(house: House, 企业: Person, 统筹员: Person) -> None:
    second = await house.enterprise("张三", "91530100M000200Y43")
    full = {"state": "BOOKING", "capacity": 1, "taken": 1, "last_slot": 1}
    row = await a_session(house, **full, booking_closes=house.clock.now() + timedelta(days=1))
    for waits in (企业, second):
        await waits.says("/book")
        await waits.presses("候补")
        await waits.sees("您单位已候补，排在第")
    await house.until(house.clock.moment + timedelta(days=1, minutes=1))
    await 统筹员.says("/session")
    await 统筹员.presses("补挂号")
    await 统筹员.sees("给哪家企业补挂号？", "有2家在候补，先后如下")
    await 统筹员.presses("张三的企业")
    await 统筹员.sees("为什么给张三的企业补挂号？", "候补还有1家，先等的会收到说明，位次不变")
    await 统筹员.says(WHY)
    await 统筹员.sees("已补挂号，原因已告知企业", "第2号")
    await second.sees("统筹员为您单位补挂了号：第2号")
    await 企业.sees("统筹员为另一家企业加了1个号", "您单位仍在候补第1位，原有的号没有减少")
    await quiet(house)
    states = [(one.state, one.slot) for one in await rows(house, schema.booking, session=row)]
    assert sorted(states, key=str) == [("BOOKED", 2), ("WAITLISTED", None)]


async def test_others_can_not(house: House, 企业: Person, 海关: Person) -> None:
    row = await a_session(house, state="LOCKED")
    for person in (企业, 海关):
        await person.says("/help")
        await person.presses_forged(encode(BookLate(row)), await person.sees("助手"))
        await person.sees("这项操作由其他身份的人办理")
    assert not await rows(house, schema.booking)


def held(desk: Desk, state: SessionState, **given: object) -> int:
    """A session in ten days, in this state, whose window is over."""
    values: dict[str, object] = {"year": 2024, "number": 6, "theme": "通关便利", "form": "坐诊", "place": "昆明"}
    values |= {"capacity": 1, "departments": [HOME], "held_at": desk.now + timedelta(days=10), "state": state}
    window = {"booking_opens": desk.now - timedelta(days=9), "booking_closes": desk.now - timedelta(days=2)}
    return sessions.add(desk.tx, values | window | given).id


LATE = {SessionState.ANNOUNCED, SessionState.BOOKING, SessionState.LOCKED}


@pytest.mark.parametrize("state", SessionState)
def test_in_which_states_it_may_be(desk: Desk, state: SessionState) -> None:
    keeper, row = desk.person(Role.COORDINATOR), held(desk, state)
    with nullcontext() if state in LATE else pytest.raises(NotOpen):
        late.may_book(desk.tx, keeper, {"session": row}, now=desk.now)


@pytest.mark.parametrize("role", [None, *(role for role in Role if role is not Role.COORDINATOR)])
def test_who_may(desk: Desk, role: Role | None) -> None:
    with pytest.raises(NoRight):
        late.may_book(desk.tx, desk.person(role), {"session": held(desk, SessionState.LOCKED)}, now=desk.now)


def test_in_the_window_and_on_the_day_it_is_not_late(desk: Desk) -> None:
    keeper = desk.person(Role.COORDINATOR)
    window = {"booking_closes": desk.now + timedelta(days=1)}
    for row in (
        held(desk, SessionState.BOOKING, **window),
        held(desk, SessionState.LOCKED, number=7, held_at=desk.now),
    ):
        with pytest.raises(NotOpen):
            late.may_book(desk.tx, keeper, {"session": row}, now=desk.now)


@pytest.mark.parametrize(("state", "stands"), [("BOOKING", BookingState.BOOKED), ("LOCKED", BookingState.CALLED)])
def test_a_seat_is_taken_once_and_one_is_added_when_all_are(desk: Desk, state: str, stands: BookingState) -> None:
    """Nobody sits there twice; who comes beyond the seats gets one of their own, which the log tells."""
    keeper, row = desk.person(Role.COORDINATOR), held(desk, SessionState(state))
    first, second = desk.at_counter("甲企业"), desk.at_counter("乙企业")
    late.book(desk.tx, keeper, {"session": row, "enterprise": first, "words": WHY}, now=desk.now)
    booking = sessions.booking_of(desk.tx, row, first)
    assert booking is not None
    assert (booking.state, booking.slot, booking.reason) == (stands, 1, WHY)
    late.book(desk.tx, keeper, {"session": row, "enterprise": second, "words": WHY}, now=desk.now)
    session, added = sessions.peek(desk.tx, row), sessions.booking_of(desk.tx, row, second)
    assert session is not None
    assert added is not None
    assert (session.capacity, session.taken, added.slot) == (2, 2, 2)
    assert booking.expected_at != added.expected_at
    wanted = select(schema.audit.c.details).where(schema.audit.c.action == "booking_late").order_by(schema.audit.c.id)
    noted = desk.tx.execute(wanted).scalars()
    assert [one["added"] for one in noted] == [False, True]
    with pytest.raises(AlreadyBooked):
        late.book(desk.tx, keeper, {"session": row, "enterprise": first, "words": WHY}, now=desk.now)
