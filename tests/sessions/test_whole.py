"""A session of three rooms, thirty enterprises and forty appeals, from the notice to the archive, push by push.

What each person hears is compared whole with `whole.txt`; GOLDEN=write writes it anew, to be read before it is kept.
"""

import os
from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from bot.delivery.acts import Act
from bot.domain.appeals.action import Action, State
from bot.domain.appeals.presses import Do, Show
from bot.domain.sessions.booking import COMING as TO_COME
from bot.domain.sessions.booking import BookingAction, BookingState
from bot.domain.sessions.presses import DoBooking, DoSession, Part, ShowPlace, ShowQueue
from bot.domain.sessions.session import SessionAction, SessionState
from bot.domain.time.calendar import SHANGHAI
from bot.usecases.classes import grouping
from bot.usecases.sessions import bringing
from storage import schema
from storage.engine.database import Transaction
from tests.house import House
from tests.screenplays.stage import on_sqlite, rows
from tests.sessions.crowd import Crowd, presses, says

GOLDEN = Path(__file__).with_name("whole.txt")
ROOMS = (("省商务厅", "昆明海关"), ("省税务局",), ("省市场监管局",))
DEPARTMENTS = [name for room in ROOMS for name in room]
COMING = [f"企业{number:02d}" for number in range(1, 31)]
DESK, LEAVES = "统筹员", "退号的企业"
BACK = "企业22"
MISSING = {"企业13": BookingAction.SKIP, "企业07": BookingAction.MISS, BACK: BookingAction.MISS}
TWO = 10  # so many bring two appeals
WORDS = ("出口退税到账慢，影响下一批备货", "口岸查验排队时间长，冷链货物损耗大", "注册商标变更材料反复补正")
ON_SPOT = ("省税务局", "已解决", "现场核对了材料，三个工作日内办结，结果会电话告知。", "发送答复")
SCHEDULED = ("省税务局", "不用协办")
ASSIGNED = ("省商务厅", "跳过", "确认交办")


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2024, month, day, hour, minute, tzinfo=SHANGHAI)


def nothing_is_grouped(_: Transaction) -> bool:
    return False


@on_sqlite
async def test_every_push_of_a_session(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouping, "is_wanted", nothing_is_grouped)  # in a process of its own, at any moment
    crowd = Crowd(house)
    await crowd.coordinator(DESK)
    await crowd.contacts(DEPARTMENTS)
    await crowd.enterprises([*COMING, LEAVES])
    for scene in (prepares, books, calls, hears, ends):
        await scene(crowd)
    assert not [one for one in await rows(house, schema.timer) if one.error]
    heard = await crowd.heard()
    if os.environ.get("GOLDEN") == "write":
        GOLDEN.write_text(heard, "utf-8")
    assert heard == GOLDEN.read_text("utf-8")


async def prepares(crowd: Crowd) -> None:
    """The coordinator makes the session, and it is announced by itself; one asks to be reminded of the booking."""
    facts = ("外资外贸", "坐诊", "2024-11-20", "9:00", "省政务服务中心", "、".join(DEPARTMENTS), "完成", "跳过", "30")
    rooms = "\n".join("、".join(room) for room in ROOMS)
    await crowd.all_say("/session", [DESK])
    await crowd.all_press("新建坐诊场次", [DESK])
    for answer in (*facts, rooms, "20分钟", "保存草稿"):
        await crowd.all_say(answer, [DESK])
    await crowd.all_say("/book", COMING[:1])
    await crowd.all_press("开始时提醒我", COMING[:1])
    await crowd.until(at(10, 31, 10))


def files(number: int, **given: Any) -> Act:
    text = f"{WORDS[number % 3]}，请坐诊时协调解决（{number}）。"
    facts = {"text": text, "kind": "服务需求", "lead": None, "verdict": {"decision": "triage"}}
    return Act(bringing.file, (facts | given,))


async def books(crowd: Crowd) -> None:
    """Thirty get a seat, the last of them one that is given back; they bring what they filed before, or write now."""
    await crowd.until(at(11, 1, 8, 30))
    await crowd.do([(name, files(number)) for number, name in enumerate(COMING[:TWO], 1)])
    first, last = [*COMING[:-1], LEAVES], COMING[-1:]
    await crowd.all_say("/book", first)
    await crowd.all_press("挂号：第4期", first)
    await crowd.all_say("/book", last)
    await crowd.all_press("候补：第4期", last)
    await crowd.all_say("/book", [LEAVES])
    await crowd.all_press("退号：第4期", [LEAVES])
    await crowd.all_press("要这个号", last)
    await crowd.all_press("YN-2024-", COMING[:TWO])
    await crowd.all_press("完成", COMING[:TWO])
    await crowd.all_press("以后再选", COMING[TWO:])
    seats = {crowd.whose[one.enterprise]: one.id for one in await rows(crowd.house, schema.booking)}
    await crowd.do([(name, files(number, booking=seats[name])) for number, name in enumerate(COMING, TWO + 1)])


async def calls(crowd: Crowd) -> None:
    """All appeals are to be heard at the session; who holds a seat is called three days and one day before."""
    waiting = await rows(crowd.house, schema.appeal)
    await crowd.presses(DESK, *(Show(one.id) for one in waiting[:TWO]))
    acts = []
    for one in waiting:
        pressed = presses(crowd.people[DESK], Do(Action.SCHEDULE, one.id, one.state, one.round))
        acts += [(DESK, act) for act in (pressed, *map(says, SCHEDULED))]
    await crowd.do(acts)
    await crowd.until(at(11, 15, 9))
    await crowd.all_press("确认到场", COMING[:-3])
    await crowd.until(at(11, 19, 9))


async def hears(crowd: Crowd) -> None:
    """Room by room until nobody waits; who was absent comes back at the end."""
    await crowd.until(at(11, 20, 8, 50))
    await crowd.all_say("/session", [DESK])
    await crowd.all_press("开始坐诊", [DESK])
    await crowd.all_press("我已到场", [name for name in COMING if name not in MISSING])
    missing = dict(MISSING)
    await calls_all_in(crowd, at(11, 20, 9), missing)
    (back,) = [one for one in await rows(crowd.house, schema.booking) if crowd.whose[one.enterprise] == BACK]
    await crowd.presses(DESK, ShowQueue(Part.ROLL, back.session))
    await crowd.presses(DESK, ShowPlace(back.id))
    await crowd.presses(DESK, DoBooking(BookingAction.RECALL, back.id, BookingState.NO_SHOW))
    await calls_all_in(crowd, crowd.house.clock.now(), missing)


async def calls_all_in(crowd: Crowd, begins: datetime, missing: dict[str, BookingAction]) -> None:
    """Call into every room, turn by turn; what is said inside is recorded before the next are called."""
    for turn in count():
        await crowd.until(begins + timedelta(minutes=20 * turn))
        await crowd.all_say("/queue", [DESK])
        called = [room for room in range(1, len(ROOMS) + 1) if crowd.offers(DESK, f"{room}号诊室：")]
        for room in called:
            await crowd.all_press(f"{room}号诊室：", [DESK])
        if not called:
            return
        inside = [one for one in await rows(crowd.house, schema.booking) if one.summoned_at and one.state in TO_COME]
        await crowd.presses(DESK, *(ShowPlace(one.id) for one in inside))
        away = [one for one in inside if crowd.whose[one.enterprise] in missing]
        done = [(missing.pop(crowd.whose[one.enterprise]), one) for one in away]
        await crowd.presses(DESK, *(DoBooking(action, one.id, one.state) for action, one in done))
        await records(crowd, [one.enterprise for one in inside if one not in away])


async def records(crowd: Crowd, enterprises: Iterable[int], assigned: int = 3) -> None:
    """Every so many appeals one is assigned, the others are answered on the spot."""
    waiting = await rows(crowd.house, schema.appeal, state=State.SCHEDULED)
    here = [one for one in waiting if one.enterprise in set(enterprises)]
    await crowd.presses(DESK, *(Show(one.id) for one in here))
    acts = []
    for one in here:
        action, answers = (Action.ASSIGN, ASSIGNED) if one.id % assigned == 0 else (Action.ANSWER_ON_SPOT, ON_SPOT)
        pressed = presses(crowd.people[DESK], Do(action, one.id, one.state, one.round))
        acts += [(DESK, act) for act in (pressed, *map(says, answers))]
    await crowd.do(acts)


async def ends(crowd: Crowd) -> None:
    """The end is refused while the appeals of who never came are not recorded."""
    (session,) = await rows(crowd.house, schema.session, number=4)
    await crowd.presses(DESK, DoSession(SessionAction.FINISH, session.id, SessionState.RUNNING))
    left = await rows(crowd.house, schema.appeal, state=State.SCHEDULED)
    assert len(left) == 2
    assert all(one.number in crowd.people[DESK].last.text for one in left)
    assert [one.state for one in await rows(crowd.house, schema.session, number=4)] == ["RUNNING"]
    await records(crowd, [one.enterprise for one in left], assigned=1)
    await crowd.presses(DESK, DoSession(SessionAction.FINISH, session.id, SessionState.RUNNING))
    assert [one.state for one in await rows(crowd.house, schema.session, number=4)] == ["ARCHIVED"]
    states = Counter(one.state for one in await rows(crowd.house, schema.booking))
    assert states == {"ATTENDED": 29, "NO_SHOW": 1, "CANCELLED": 1}
