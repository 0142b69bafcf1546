"""Who comes before booking opens is told when it does, and is reminded then when that is asked for."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.demo.botapi import Person
from bot.domain.base.errors import NoRight, NotRegistered
from bot.domain.base.notice import Notice
from bot.domain.people.person import SYSTEM, Role
from bot.domain.people.person import Person as Somebody
from bot.domain.sessions.opening_notices import BookingOpened, Opening, OpeningPutOff
from bot.domain.time.calendar import SHANGHAI
from bot.usecases import timers as timed
from bot.usecases.sessions import openings
from bot.usecases.sessions import seats as usecase
from storage.people import people
from storage.sessions import sessions
from storage.time import timers
from tests.desk import Desk
from tests.house import House
from tests.screenplays.sessions import a_session
from tests.usecases.conftest import desk, shared_postgres

__all__ = ["desk", "shared_postgres"]

OPENS = datetime(2024, 11, 1, 8, 30, tzinfo=SHANGHAI)  # the first working day of November
CLOSES = datetime(2024, 11, 7, 17, 30, tzinfo=SHANGHAI)
NEXT = datetime(2024, 12, 2, 8, 30, tzinfo=SHANGHAI)


async def test_reminded_when_booking_opens(house: House, 企业: Person) -> None:
    await 企业.says("/book")
    shown = await 企业.sees("现在没有正在挂号的坐诊场次", "每月前5个工作日挂号，下次从11月1日（周五）08:30开始")
    assert shown.labels == [["开始时提醒我"], ["提交诉求"]]
    await 企业.presses("开始时提醒我")
    await 企业.sees("好的，11月1日（周五）08:30挂号开始时提醒您")
    await a_session(house, booking_opens=OPENS, booking_closes=CLOSES)
    await 企业.says("/book")
    again = await 企业.sees("下次挂号从11月1日（周五）08:30开始", "2024年第4期“外资外贸”", "到时会提醒您")
    assert again.labels == [["提交诉求"]]
    await house.until(OPENS)
    await 企业.sees("挂号开始了", "2024年第4期“外资外贸”", "挂号截止：11月7日（周四）17:30", "还剩2个号")
    await 企业.presses("坐诊挂号")
    await 企业.sees("正在挂号的坐诊场次")
    await 企业.presses("挂号：第4期")
    await 企业.sees("挂号成功：第1号")


@pytest.fixture
def member(desk: Desk) -> Somebody:
    return desk.person(Role.MEMBER, enterprise=desk.enterprise("云南某企业"))


def session(desk: Desk, **given: Any) -> int:
    values = {"year": 2024, "number": 4, "theme": "外资外贸", "form": "坐诊", "place": "昆明", "departments": ()}
    when = {"held_at": OPENS + timedelta(days=20), "booking_opens": OPENS, "booking_closes": CLOSES}
    return sessions.add(desk.tx, values | when | {"capacity": 2} | given).id


def due(desk: Desk, now: datetime) -> list[Notice]:
    """Let happen what is due at `now`."""
    told: list[Notice] = []
    for one in timers.due(desk.tx, now, 0, 100):
        assert timers.finish(desk.tx, one, now)
        told += timed.fire(desk.tx, SYSTEM, one, now=now)
    return told


def test_asked_twice_reminded_once_and_not_before(desk: Desk, member: Somebody) -> None:
    session(desk)
    for _ in range(2):
        openings.remind_me(desk.tx, member, now=desk.now)
    assert due(desk, OPENS - timedelta(seconds=1)) == []
    (told,) = due(desk, OPENS)
    assert isinstance(told, BookingOpened)
    assert (told.to, [one.number for one in told.sessions]) == (member.chat, [4])
    assert due(desk, OPENS + timedelta(days=1)) == []


def test_without_a_session_it_is_said_again_when_the_next_window_opens(desk: Desk, member: Somebody) -> None:
    openings.remind_me(desk.tx, member, now=desk.now)
    assert due(desk, OPENS) == [OpeningPutOff(to=member.chat, opening=Opening(NEXT))]
    opens = {"booking_opens": NEXT, "booking_closes": NEXT + timedelta(days=4), "held_at": NEXT + timedelta(days=15)}
    session(desk, **opens)
    (told,) = due(desk, NEXT)
    assert isinstance(told, BookingOpened)


def test_who_has_a_seat_or_has_left_is_not_reminded(desk: Desk, member: Somebody) -> None:
    row, former = session(desk), desk.person(Role.MEMBER, enterprise=desk.enterprise("另一家企业"))
    for one in (member, former):
        openings.remind_me(desk.tx, one, now=desk.now)
    usecase.book(desk.tx, member, row, now=OPENS)
    people.change(desk.tx, former.id, role=None, enterprise=None)
    assert due(desk, OPENS) == []


def test_pressed_when_it_is_open_it_says_so(desk: Desk, member: Somebody) -> None:
    session(desk)
    (told,) = openings.remind_me(desk.tx, member, now=OPENS)
    assert isinstance(told, BookingOpened)
    assert due(desk, NEXT) == []


def test_a_session_far_ahead_does_not_hide_the_next_window(desk: Desk, member: Somebody) -> None:
    far = NEXT + timedelta(days=31)
    session(desk, booking_opens=far, booking_closes=far + timedelta(days=6), held_at=far + timedelta(days=9))
    assert openings.next_opening(desk.tx, member, desk.now) == Opening(OPENS)
    assert openings.next_opening(desk.tx, member, OPENS) == Opening(NEXT)


@pytest.mark.parametrize(("role", "refusal"), [(None, NotRegistered), (Role.COORDINATOR, NoRight)])
def test_only_enterprises_are_reminded_and_book(desk: Desk, role: Role | None, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        openings.remind_me(desk.tx, desk.person(role), now=desk.now)
    with pytest.raises(refusal):
        usecase.book(desk.tx, desk.person(role), session(desk), now=OPENS)
