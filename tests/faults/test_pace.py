"""A notice to 5,000 chats: the limits are held in every second, and who asks something meanwhile does not wait."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from itertools import count
from pathlib import Path

import pytest

from bot.config.settings import Settings
from bot.delivery.limits import pace_of
from bot.delivery.sender import Sender
from bot.demo.botapi import Person, World
from storage.engine.database import open_database
from storage.mail.parcels import PUSH
from tests.faults.conftest import post, said
from tests.faults.trouble import until
from tests.house import House, open_house

MANY, SECONDS = 5000, 5
LIMITS = {"send_per_second": 30, "send_per_second_chat": 1, "send_burst_chat": 3}


@pytest.fixture
async def house(tmp_path: Path, database_url: str) -> AsyncIterator[House]:
    async with open_house(tmp_path, database_url=database_url, **LIMITS) as opened:
        yield opened


def everybody(world: World, many: int) -> list[int]:
    chats = list(range(100_001, 100_001 + many))
    for chat in chats:
        world.add_person(chat, "某人")
        world.start(chat)
    return chats


def worst_window(moments: Sequence[float], seconds: float = 1.0) -> int:
    """How many fell into the fullest span of that length."""
    ordered, first, worst = sorted(moments), 0, 0
    for last, moment in enumerate(ordered):
        while moment - ordered[first] >= seconds:
            first += 1
        worst = max(worst, last - first + 1)
    return worst


def sent_at(world: World, holds: Callable[[int], bool] = lambda _: True) -> list[float]:
    return [one["at"] for one in world.ledger if one["method"] == "sendMessage" and holds(one["chat"])]


async def test_replies_stay_quick_during_a_notice_to_5000(house: House) -> None:
    members = [await house.enterprise(f"成员{number}", f"USCC{number}") for number in range(4)]
    await post(house, *everybody(house.world, MANY), rank=PUSH)
    await until(lambda: len(sent_at(house.world)) > 30)
    waits: list[float] = []

    def answers(who: Person) -> int:
        return len(said(house.world, who.id))

    async def chats_on(who: Person, end: float) -> None:
        while time.monotonic() < end:
            since, wanted = time.monotonic(), answers(who) + 1
            await who.says("/help")
            while answers(who) < wanted:
                await who.chat.bell.heard(5)
            waits.append(time.monotonic() - since)
            await asyncio.sleep(1.0)

    since, begun = time.monotonic(), len(sent_at(house.world))
    await asyncio.gather(*(chats_on(who, since + SECONDS) for who in members))
    rate = (len(sent_at(house.world)) - begun) / (time.monotonic() - since)
    worst = worst_window(sent_at(house.world))
    print(f"{rate:.1f}/s, worst second {worst}; {len(waits)} replies, slowest {max(waits):.2f} s")
    assert len(waits) >= 4 * 3
    assert max(waits) < 1.0
    assert worst <= 30
    assert rate > 10


async def test_one_chat_gets_a_few_at_once_and_then_one_a_second(house: House) -> None:
    (chat,) = everybody(house.world, 1)
    await post(house, *[chat] * 6, rank=PUSH)
    await until(lambda: len(sent_at(house.world)) == 6)
    moments = sent_at(house.world)
    print(f"one chat: {[round(one - moments[0], 2) for one in moments]}")
    assert worst_window(moments, 0.9) == 3
    assert moments[5] - moments[2] >= 2.9


async def test_a_group_gets_20_a_minute(tmp_path: Path, database_url: str) -> None:
    """Here 120, so that the test is short: one each half second after the first three."""
    async with open_house(tmp_path, database_url=database_url, **LIMITS, send_per_minute_group=120) as house:
        house.world.add_group(-5, "专班群")
        await post(house, *[-5] * 7, rank=PUSH)
        await until(lambda: len(sent_at(house.world)) == 7)
        moments = sent_at(house.world)
        assert worst_window(moments, 0.45) == 3
        assert moments[6] - moments[2] >= 1.9


async def test_two_senders_together_hold_the_limit(house: House, database_url: str) -> None:
    """The other sender has a database connection and a bot of its own, as another process would."""
    app, names = house.app, count()
    if database_url.startswith("sqlite"):
        pytest.skip("SQLite serves one process")
    other = await open_database(database_url, app.programme)
    first, wake = app.sender, asyncio.Event()
    second = Sender(other, first.channels, first.render, first.printer, app.clocks, wake, first.jitter, first.pace)
    running = asyncio.create_task(second.run(), name=f"sender {next(names)}")
    try:
        chats = everybody(house.world, 150)
        await post(house, *chats, rank=PUSH)
        second.wake.set()
        await until(lambda: len(sent_at(house.world)) == len(chats), 15)
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await second.finish()
        await other.close()
    moments = sent_at(house.world)
    print(f"two senders: {len(moments) / (moments[-1] - moments[0]):.1f}/s, worst second {worst_window(moments)}")
    assert worst_window(moments) <= 30
    assert len(moments) == len(chats), "somebody got it twice"


@pytest.mark.parametrize("limit", [0.5, 1, 5, 20, 28, 30, 100, 1000])
def test_a_burst_and_the_second_after_it_stay_within_the_limit(limit: float) -> None:
    pace = pace_of(Settings(send_per_second=limit))
    assert pace.burst + pace.each_second <= max(limit, 1 + limit)
    if limit >= 20:
        assert pace.burst + pace.each_second <= limit
