"""Whether a process that stands still holds somebody up beyond its lease while the other goes on (PostgreSQL)."""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from random import Random

import pytest

from bot.demo.botapi import BotApi, Person, World, serve
from tests.conftest import fresh_postgres
from tests.crash.process import BotProcess, settings

STOPS = int(os.environ.get("STOPS", "0"))
SEED = int(os.environ.get("SEED", "1"))
TOKEN, LEASE = "1:still", 4
PATIENCE = 6.0 * LEASE  # the process stands still for all that time: who waits for it waits longer
PEOPLE, ASKED = 6, 3
READY = "/start"  # is in each answer to somebody who is not registered


@asynccontextmanager
async def two(folder: Path, api: str, url: str) -> AsyncIterator[list[BotProcess]]:
    """Both do everything; one polls and holds the tick, the other would."""
    common = settings(folder, api, TOKEN, url) | {"LEASE_SECONDS": str(LEASE)}
    bots = [BotProcess(common, folder / f"{name}.log") for name in ("first", "second")]
    async with AsyncExitStack() as stack:
        for bot in bots:
            await stack.enter_async_context(bot.whatever_happens())
            await bot.start()
            await bot.serves()
        yield bots


async def ask(person: Person) -> None:
    await person.says("/help")
    await person.sees(READY, timeout=PATIENCE)


async def stands_still(bot: BotProcess, people: list[Person], rng: Random) -> float:
    """Stop it in the midst of work, and let everybody ask; return for how long the last one waited."""
    at_work = [asyncio.create_task(ask(one)) for one in people]
    await asyncio.sleep(rng.uniform(0, 0.4))
    process = bot._running()
    process.send_signal(signal.SIGSTOP)
    since = time.monotonic()
    try:
        await asyncio.gather(*at_work)
        for _ in range(ASKED):
            await asyncio.gather(*map(ask, people))
        return time.monotonic() - since
    finally:
        process.send_signal(signal.SIGCONT)


def people_of(world: World) -> list[Person]:
    found = [Person(world, 100 + number, f"路人{number}") for number in range(PEOPLE)]
    for one in found:
        world.start(one.id)
    return found


@pytest.mark.crash
@pytest.mark.skipif(
    not STOPS, reason="tried when STOPS says how often: a machine that is too busy holds people up itself"
)
@pytest.mark.timeout(3000)
async def test_others_are_served_meanwhile(postgres: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    api, rng = BotApi(), Random(SEED)  # noqa: S311  # draws moments
    world, waited = api.world(TOKEN), list[float]()
    async with serve(api) as address, two(tmp_path, address, fresh_postgres(postgres)) as bots:
        people = people_of(world)
        await asyncio.gather(*map(ask, people))
        for _ in range(STOPS):
            waited.append(await stands_still(rng.choice(bots), people, rng))
            await asyncio.sleep(rng.uniform(0, LEASE))
        await asyncio.gather(*map(ask, people))
        answers = [sum(READY in one.text for one in person.messages if one.by_bot) for person in people]
    rounds = 2 + STOPS * (1 + ASKED)
    with capsys.disabled():
        print(f"\nstanding still: {STOPS} times, the last answer after {max(waited):.1f} s, lease {LEASE} s")
    assert min(answers) >= rounds, "an answer was lost"
    assert sum(answers) <= rounds * PEOPLE + STOPS * PEOPLE, "at most what was under way at a stop may come twice"
