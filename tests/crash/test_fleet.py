"""Two processes of each kind on one PostgreSQL, killed again and again: nothing lost or twice, and limits held."""

import asyncio
import signal
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from bot.demo.botapi import BotApi, Person, serve
from bot.domain.appeals.action import State
from bot.domain.appeals.deadlines import TimerKind
from bot.domain.people.person import Role
from bot.domain.time.timers import Subject
from storage.engine.database import Database, Transaction, open_database
from storage.people import people
from storage.time import timers
from tests.conftest import fresh_postgres
from tests.crash import morning
from tests.crash.balance import Balance, Books
from tests.crash.front import Front
from tests.crash.process import BotProcess, Killer, settings
from tests.crash.test_kill import KILLS, SEED, TOKEN, TWICE, Town, told, work_through
from tests.desk import Desk
from tests.faults.test_pace import worst_window
from tests.house import _hire, programme
from tests.web.conftest import free_port

LIMIT = 30  # messages in any second, as Telegram allows
READER, READS = 109, "省商务厅"
PATIENCE = 30.0  # seconds for the last timer
EACH = 0.15  # seconds from one timer that is due to the next


@dataclass
class Alarms:
    """Sets one timer after the other on an appeal that nobody moves: each reminds its department's contact once."""

    database: Database
    appeal: int
    count: int = 0

    async def rings(self) -> None:
        while True:
            now = morning.now()
            await self.database.write(timers.add, Subject.APPEAL, self.appeal, TimerKind.REPLY_SOON, now, 1)
            self.count += 1
            await asyncio.sleep(EACH)


def rung(books: Books) -> int:
    return books.number(f"SELECT count(*) FROM outbox WHERE what = 'due' AND chat = {READER}")  # noqa: S608  # a number


async def all_rung(books: Books, alarms: Alarms) -> None:
    """Wait until the timer that was set last has rung, too."""
    with suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE):
            while rung(books) < alarms.count:
                await asyncio.sleep(EACH)


@asynccontextmanager
async def alarms_in(town: Town, url: str) -> AsyncIterator[Alarms]:
    """Hire a contact who only reads, with an appeal in hand."""
    town.world.start(Person(town.world, READER, READS).id)
    database = await open_database(url, programme())
    try:
        yield Alarms(database, await database.write(_in_hand, town.enterprises[0].id, morning.now()))
    finally:
        await database.close()


def _in_hand(tx: Transaction, member: int, now: datetime) -> int:
    _hire(tx, READER, READS, Role.CONTACT, READS, now)
    who = people.by_chat(tx, member)
    assert who is not None
    assert who.enterprise is not None
    return Desk(tx, now).appeal(State.HANDLING, who.enterprise, lead=READS).id


@asynccontextmanager
async def fleet(folder: Path, api: str, database: str) -> AsyncIterator[list[BotProcess]]:
    """Two receivers behind one address, each of which may hold the tick; two workers; two senders."""
    ports, front = [free_port(), free_port()], free_port()
    common = settings(folder, api, TOKEN, database) | {"SEND_PER_SECOND": str(LIMIT - 2)}  # room for who was held up
    door = {"WEBHOOK_URL": f"http://127.0.0.1:{front}", "WEBHOOK_SECRET": "a-secret"}
    bots = [
        BotProcess(common | door | {"HTTP_PORT": str(one)}, folder / "in.log", "--receive", "--tick") for one in ports
    ]
    bots += [BotProcess(common, folder / "work.log", "--work") for _ in range(2)]
    bots += [BotProcess(common, folder / "send.log", "--send") for _ in range(2)]
    async with AsyncExitStack() as stack:
        gate = await stack.enter_async_context(Front(ports).opened(front))
        for bot in bots:
            await stack.enter_async_context(bot.whatever_happens())
            await bot.start()
        for bot in bots:
            await bot.serves()
        yield bots
        assert min(gate.taken.values()) > 0, "one of the receivers had nothing to do"


@pytest.mark.crash
@pytest.mark.timeout(3000)
async def test_a_fleet_of_which_one_dies_again_and_again(
    postgres: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    api, rng, since, url = BotApi(), Random(SEED), time.monotonic(), fresh_postgres(postgres)  # noqa: S311  # moments
    town, books = Town(api.world(TOKEN), rng), Books(url)
    await town.registers(url)
    for one in town.enterprises:
        one.careful = True
    async with serve(api) as address, alarms_in(town, url) as alarms, fleet(tmp_path, address, url) as bots:
        killer = Killer(bots, signal.SIGKILL, (town.world.feed.bell, town.updates.confirmed), rng)
        balance = Balance(books, town.world, town.updates, town.deeds, tmp_path / "files", killer.moments)
        ringing = asyncio.create_task(alarms.rings())
        await work_through(town, killer, KILLS, balance, ringing)
        await all_rung(books, alarms)
    worst = worst_window([row["at"] for row in balance.executed()])
    with capsys.disabled():
        said = f"{told(balance, killer)}, {alarms.count} timers, worst second {worst}"
        print(f"\nfleet, {said}, {time.monotonic() - since:.0f} s")
    problems = balance.problems()
    ringings = rung(books)
    books.close()
    assert not problems, "\n".join([f"seed {SEED}:", *problems[:50], *(bot.complaints() for bot in bots)])
    assert ringings == alarms.count > 0, "a timer was lost or fired twice"
    assert balance.duplicates.total() <= TWICE
    assert worst <= LIMIT
