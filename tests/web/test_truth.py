"""/healthz says within a minute what stopped intake, work or sending, and nothing of one person's backlog."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AbstractContextManager, asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.demo.botapi import Person
from bot.domain.base.parcels import Message
from storage import schema
from storage.mail import outbox
from storage.mail.parcels import Item
from tests.faults.trouble import disk_full, is_sqlite, locked, table_away, until
from tests.house import House, open_house
from tests.loopback import http_client
from tests.screenplays.stage import on_sqlite
from tests.web.conftest import Door, free_port

MINUTE = 40.0  # machine seconds after which it must be known, with the next beat


@pytest.fixture
async def door(tmp_path: Path, database_url: str) -> AsyncIterator[Door]:
    """A house that polls, quickly."""
    port = free_port()
    async with open_house(tmp_path, database_url=database_url, poll_seconds=1, http_port=port) as house:
        await house.app.scheduler.tick()
        house.app.life.prober.every = house.app.life.prober.quiet = 0.1
        house.app.receiver.lease = 1.0  # renewed three times as often
        yield Door(house, f"http://127.0.0.1:{port}")


async def problems(door: Door, *, after: float = MINUTE) -> tuple[int, str, dict[str, Any]]:
    """Let machine time pass, and the loops come round; return what the page says then."""
    app = door.house.app
    app.clocks.machine._ahead += after
    await asyncio.sleep(1.5)  # a poll comes back, and the loops have turned
    with contextlib.suppress(TimeoutError):
        await until(app.receiver.watch.sign, 5)
    with contextlib.suppress(Exception):  # a database that can't be written is told by what is not there
        await app.pulse.beat()
    answer = await door.get("/healthz")
    return answer.status_code, " ".join(answer.json()["problems"]), answer.json()


async def asks(person: Person) -> None:
    await person.says("/help")
    await person.sees("随时可用", timeout=10)


async def test_a_quiet_house_is_well_for_ever(door: Door, 企业: Person) -> None:
    await asks(企业)
    for _ in range(3):
        code, said, figures = await problems(door)
        assert (code, said) == (200, "")
    assert figures["intake_age"] < 5 < MINUTE < figures["sending_age"]
    assert figures["disk_free"] > 0
    assert (figures["token_refused"], figures["conflict"]) == (False, False)


TROUBLES: dict[str, tuple[dict[str, Any], str]] = {
    "a revoked token": ({"kind": "401"}, "401"),
    "no network": ({"kind": "reset_before"}, "can't be reached"),
    "a server out of order": ({"kind": "502"}, "can't be reached"),
    "a page of somebody else": ({"kind": "html"}, "can't be reached"),
    "another poller": ({"kind": "409", "method": "getUpdates"}, "409"),
    "polls refused": ({"kind": "400", "method": "getUpdates"}, "intake"),
    "a long pause": ({"kind": "429", "method": "getUpdates", "retry_after": 3600}, "429"),
}


@on_sqlite
@pytest.mark.parametrize(("fault", "word"), TROUBLES.values(), ids=TROUBLES)
async def test_what_the_bot_api_does_is_told(door: Door, fault: dict[str, Any], word: str) -> None:
    trouble = door.house.world.faults.add(fault.pop("method", None), count=None, **fault)
    door.house.world.poller.let_go()
    await until(lambda: trouble.met)
    code, said, figures = await problems(door)
    assert code == 503
    assert word in said
    assert figures["token_refused"] == (word == "401")
    assert figures["conflict"] == (word == "409")
    if "retry_after" not in fault:
        door.house.world.faults.clear()
        await asyncio.sleep(2.5)
        assert (await problems(door, after=0))[:2] == (200, "")


@on_sqlite
async def test_messages_that_reach_nobody_are_told(door: Door, 企业: Person, 统筹员: Person) -> None:
    door.house.world.faults.add("sendMessage", kind="500", count=None)
    for person in (企业, 统筹员):
        await person.says("/help")
    await until(lambda: len(door.house.app.sender.chats._general) == 2)
    code, said, _ = await problems(door)
    assert (code, "sending" in said) == (503, True)
    door.house.world.faults.clear()
    await 企业.sees("随时可用", timeout=10)
    assert (await problems(door, after=0))[0] == 200


@on_sqlite
async def test_messages_that_one_person_does_not_get_are_not(door: Door, 企业: Person, 统筹员: Person) -> None:
    door.house.world.faults.add("sendMessage", chat=企业.id, kind="500", count=None)
    await 企业.says("/help")
    await until(lambda: door.house.app.sender.chats._general)
    assert (await problems(door))[:2] == (200, "")
    await asks(统筹员)
    assert (await problems(door))[:2] == (200, "")


@on_sqlite
async def test_one_person_s_backlog_is_no_trouble(door: Door, 企业: Person) -> None:
    """Messages that the limits hold back, for ten minutes by now."""
    sender = door.house.app.sender
    sender.pace = replace(sender.pace, chat_each_second=0.001, chat_burst=1)

    def fill(tx: Any) -> None:
        for _ in range(50):
            outbox.put(tx, Item(企业.id, "test", Message(text="x")), door.house.clock.now())

    await door.house.app.database.write(fill)
    await until(lambda: sender._went)
    door.house.clock.moment += timedelta(minutes=10)
    await door.house.app.scheduler.tick()
    code, said, figures = await problems(door, after=60)
    assert (code, said, figures["outbox_push_age"] > 500) == (200, "", True)


@on_sqlite
async def test_nothing_that_leaves_though_it_could_is_trouble(door: Door, 企业: Person) -> None:
    """As after a clock that went back: the limits of all lie in the future."""
    sender = door.house.app.sender
    sender.pace = replace(sender.pace, each_second=1e-6, burst=0)
    await 企业.says("/help")
    await until(lambda: door.rows(schema.outbox))
    door.house.clock.moment += timedelta(minutes=1)
    await door.house.app.scheduler.tick()
    code, said, _ = await problems(door, after=60)
    assert (code, said) == (503, "sending stands still")


Trouble = Callable[[House, str], AbstractAsyncContextManager[None]]


def by_url(trouble: Callable[..., AbstractContextManager[None]], *more: str) -> Trouble:
    @asynccontextmanager
    async def run(_: House, url: str) -> AsyncIterator[None]:
        with trouble(url, *more):
            yield

    return run


DATABASE: dict[str, Trouble] = {
    "locked": by_url(locked),
    "no inbox": by_url(table_away, "inbox"),
    "no outbox": by_url(table_away, "outbox"),
    "no signs": by_url(table_away, "sign"),
}


@pytest.mark.parametrize("trouble", DATABASE.values(), ids=DATABASE)
async def test_what_keeps_the_database_from_its_work_is_told(door: Door, database_url: str, trouble: Trouble) -> None:
    if trouble is DATABASE["locked"] and not is_sqlite(database_url):
        pytest.skip("a statement gives up after eight seconds")
    async with trouble(door.house, database_url):
        beat = asyncio.create_task(problems(door))
        done, _ = await asyncio.wait({beat}, timeout=4)
        code = beat.result()[0] if done else (await door.get("/healthz")).status_code
        assert code == 503
    await beat
    await asyncio.sleep(1)
    assert (await problems(door, after=0))[:2] == (200, "")


@on_sqlite
async def test_a_full_disk_is_told(door: Door, 企业: Person) -> None:
    async with disk_full(door.house):
        for number in range(40):
            await 企业.says(f"/help {number}" * 100)
        await until(lambda: door.house.app.receiver.watch.failing)
        code, said, _ = await problems(door)
        assert (code, bool(said)) == (503, True)


@on_sqlite
async def test_a_part_that_nobody_does_is_told(door: Door) -> None:
    await door.house.app._cancel("sender")
    code, said, _ = await problems(door)
    assert (code, "sending: no process does it" in said) == (503, True)


@on_sqlite
async def test_a_foreign_webhook_is_taken_back(door: Door, 企业: Person) -> None:
    base = door.house.app.application.bot.base_url
    for _ in range(2):
        async with http_client() as client:
            await client.post(f"{base}/setWebhook", data={"url": "http://127.0.0.1:9/"})
        assert door.house.world.webhook.url
        await asks(企业)
        await until(lambda: door.house.app.receiver.watch.failing is None)
        assert not door.house.world.webhook.url
    assert (await problems(door))[:2] == (200, "")
