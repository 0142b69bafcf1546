"""People's clock on the page: moved forward by the working day or to what is due, kept over a restart."""

import asyncio
from collections.abc import Collection
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.config.settings import Settings
from bot.demo.botapi import Person
from bot.demo.cast import CAST, CUSTOMS, NEWCOMER
from bot.demo.clock import START
from bot.demo.run import forget, staged
from bot.demo.stage import Stage
from bot.demo.words import WORDS, due_words
from bot.domain.appeals.action import State
from bot.domain.appeals.deadlines import TimerKind
from bot.domain.classes.times import ClassTimer
from bot.domain.sessions.times import BookingTimer, SessionTimer
from bot.domain.time.calendar import SHANGHAI
from bot.domain.time.timers import PersonTimer, Subject
from storage.appeals import appeals
from storage.engine.database import Transaction
from storage.schema import timer
from storage.time import timers
from storage.time.timers import RECURRING
from tests.loopback import http_client

MINUTE = timedelta(minutes=1)


def at(day: int, hour: int, minute: int = 0, month: int = 10) -> datetime:
    return datetime(2024, month, day, hour, minute, tzinfo=SHANGHAI)


async def clock(stage: Stage, to: str | None = None) -> dict[str, str | dict[str, str]]:
    async with http_client(base_url=stage.url, timeout=30) as client:
        answer = await (client.post("/demo/clock", json={"to": to}) if to else client.get("/demo/clock"))
    answer.raise_for_status()
    told: dict[str, str | dict[str, str]] = answer.json()
    return told


async def shown(stage: Stage, to: str | None = None) -> datetime:
    return datetime.fromisoformat(str((await clock(stage, to))["now"]))


def state_of(tx: Transaction, number: str) -> State:
    found = appeals.by_number(tx, number)
    assert found is not None
    return found.state


def accepted_at(tx: Transaction, number: str) -> datetime:
    found = appeals.by_number(tx, number)
    assert found is not None
    assert found.accepted_at is not None
    return found.accepted_at


def nothing_waits(tx: Transaction, now: datetime, but: Collection[Subject] = ()) -> None:
    tx.execute(update(timer).where(timer.c.subject.not_in(but)).values(done_at=now))


def mornings(tx: Transaction) -> list[datetime]:
    """Return when the morning messages went, by the clock of the page."""
    sent = select(timer.c.done_at).where(timer.c.subject == Subject.MORNING, timer.c.done_at.is_not(None))
    return list(tx.execute(sent.order_by(timer.c.fire_at)).scalars())


async def test_the_clock_begins_on_the_morning_of_the_article(stage: Stage) -> None:
    assert START <= await shown(stage) < START + MINUTE


async def test_a_working_day_later_it_is_nine_o_clock(stage: Stage) -> None:
    assert at(28, 9) <= await shown(stage, "workday") < at(28, 9) + MINUTE  # a weekend lies between
    assert at(29, 9) <= await shown(stage, "workday") < at(29, 9) + MINUTE


async def test_to_the_next_due_item_lands_on_it_and_lets_it_happen(stage: Stage) -> None:
    customs = Person(stage.world, CUSTOMS.user, CUSTOMS.name)
    before = await clock(stage)
    assert before["next_due"] == {"at": at(25, 17, 30).isoformat(), "what": "签收期限届满 · YN-2024-0019"}
    assert at(25, 17, 30) <= await shown(stage, "next") < at(25, 17, 30) + MINUTE
    await customs.sees("YN-2024-0019", "签收")
    assert await stage.app.database.read(state_of, "YN-2024-0019") is State.HANDLING
    assert (await clock(stage))["next_due"] != before["next_due"]


async def test_what_is_due_on_the_way_happens_at_its_own_moment(stage: Stage) -> None:
    customs = Person(stage.world, CUSTOMS.user, CUSTOMS.name)
    await clock(stage, "workday")
    await customs.sees("YN-2024-0019", "签收")
    await customs.sees("YN-2024-0019", "快到")  # set by the acceptance, due half an hour before the landing
    moment = await stage.app.database.read(accepted_at, "YN-2024-0019")
    assert at(25, 17, 30) <= moment < at(25, 17, 30) + MINUTE


async def test_every_morning_on_the_way_has_its_message(stage: Stage) -> None:
    await stage.app.database.write(nothing_waits, stage.clock.now(), RECURRING)
    await shown(stage, at(4, 9, month=11).isoformat())
    fired = await stage.app.database.read(mornings)
    assert [one.astimezone(SHANGHAI).day for one in fired] == [28, 29, 30, 31, 1, 4]


async def test_nothing_stays_behind_however_far_one_goes(stage: Stage) -> None:
    for _ in range(15):
        moment = await shown(stage, "workday")
        assert await stage.app.database.read(timers.waiting, moment) == 0


async def test_each_next_item_lies_ahead_of_the_one_before(stage: Stage) -> None:
    """What is late is told again until somebody acts: there is always a next one."""
    moments = [await shown(stage), *[await shown(stage, "next") for _ in range(12)]]
    assert moments == sorted(moments)


async def test_when_nothing_is_due_the_clock_stays(stage: Stage) -> None:
    await stage.app.database.write(nothing_waits, stage.clock.now())
    before = await clock(stage)
    assert not before["next_due"]
    assert await shown(stage, "next") - datetime.fromisoformat(str(before["now"])) < MINUTE


async def test_the_clock_never_goes_back(stage: Stage) -> None:
    before = stage.clock.now()
    await stage.app.database.write(stage.clock.move_to, before - timedelta(days=3))
    assert stage.clock.now() >= before


async def test_a_restart_goes_on_where_it_stood(tmp_path: Path) -> None:
    async with staged(Settings(), tmp_path, 0, asyncio.Event()) as stage:
        newcomer = Person(stage.world, NEWCOMER.user, NEWCOMER.name)
        moved = await shown(stage, "workday")
        await newcomer.says("/start")
        await newcomer.presses("同意")
        await newcomer.sees("统一社会信用代码")
        chats = {one.user: texts(stage, one.user) for one in CAST}
    async with staged(Settings(), tmp_path, 0, asyncio.Event()) as stage:
        assert moved <= await shown(stage) < moved + MINUTE
        assert {one.user: texts(stage, one.user) for one in CAST} == chats
        newcomer = Person(stage.world, NEWCOMER.user, NEWCOMER.name)
        await newcomer.says("123")
        await newcomer.sees("18位")


async def test_starting_over_forgets_what_was_played_and_nothing_else(tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("not the demo's")
    async with staged(Settings(), tmp_path, 0, asyncio.Event()) as stage:
        await shown(stage, "workday")
    forget(tmp_path)
    assert names(tmp_path) == [mine.name]
    async with staged(Settings(), tmp_path, 0, asyncio.Event()) as stage:
        assert await shown(stage) < START + MINUTE
        assert texts(stage, NEWCOMER.user) == []


async def test_starting_over_is_asked_for_by_the_page(stage: Stage) -> None:
    async with http_client() as client:
        await client.post(f"{stage.url}/demo/reset", json={})
    assert stage.again.is_set()


async def test_who_blocked_the_bot_still_does_after_a_restart(tmp_path: Path) -> None:
    async with staged(Settings(), tmp_path, 0, asyncio.Event()) as stage:
        await Person(stage.world, CUSTOMS.user, CUSTOMS.name).blocks()
    async with staged(Settings(), tmp_path, 0, asyncio.Event()) as stage:
        assert stage.world.people[CUSTOMS.user].blocked


@pytest.mark.parametrize("kind", [*TimerKind, *SessionTimer, *BookingTimer, *PersonTimer, *ClassTimer])
def test_every_kind_of_item_has_its_words(kind: StrEnum) -> None:
    assert set(WORDS) == {*TimerKind, *SessionTimer, *BookingTimer, *PersonTimer, *ClassTimer}
    assert due_words(kind.value, "YN-2024-0001").endswith(" · YN-2024-0001")


def names(folder: Path) -> list[str]:
    return [one.name for one in folder.iterdir()]


def texts(stage: Stage, user: int) -> list[str]:
    messages = stage.world.chats[user].messages
    return [messages[number].text for number in sorted(messages)]
