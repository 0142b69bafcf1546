"""End the bot again and again while people work: nothing is lost, and nothing is done twice."""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random, SystemRandom
from statistics import median

import pytest

from bot.demo.botapi import BotApi, World, serve
from bot.domain.people.person import Role
from storage.engine.database import open_database
from storage.engine.migrate import migrate
from tests.crash import morning
from tests.crash.actors import Actor, Deeds
from tests.crash.balance import Balance, Books
from tests.crash.cast import CUSTOMS, SCHOOLS, Contact, Coordinator, Enterprise, Head, Heckler, delivers_again
from tests.crash.process import BotProcess, Killer, settings
from tests.crash.updates import Updates
from tests.house import _hire, _register, programme

KILLS = int(os.environ.get("KILLS", "6"))
SEED = int(os.environ.get("SEED") or SystemRandom().randrange(10**6))
TOKEN = "1:crash"
ENTERPRISES = 6
DRAIN_SECONDS = 60.0
# Messages that may come twice: three a kill, since a third of the kills come right when one has appeared;
# each was in flight, which is checked one by one, and few kills say little of an average.
TWICE = 3 * (KILLS + 10)
STOPS = 3


class Town:
    """Everybody who works, and what they did."""

    def __init__(self, world: World, rng: Random) -> None:
        self.world, self.rng = world, rng
        self.deeds, self.updates = Deeds(), Updates(world)
        self.enterprises = [Enterprise(world, *self._who(f"企业{n}", n)) for n in range(1, ENTERPRISES + 1)]
        self.customs = Contact(world, *self._who(CUSTOMS, 101))
        self.schools = Contact(world, *self._who(SCHOOLS, 102))
        self.head = Head(world, *self._who("负责人", 103))
        self.coordinator = Coordinator(world, *self._who("统筹员", 104))
        self.heckler = Heckler(world, *self._who("督查员", 105))

    def _who(self, name: str, user: int) -> tuple[int, str, Deeds, Random]:
        return user, name, self.deeds, Random(self.rng.random())  # noqa: S311  # a plan, no secret

    async def registers(self, url: str) -> None:
        """Put everybody into the database before the bot has ever run."""
        now = morning.now()
        migrate(url)
        database = await open_database(url, programme())
        for one in self.enterprises:
            await database.write(_register, one.id, one.name, f"9153{one.id:014d}", "昆明市", now)
        staff: list[tuple[Actor, Role, str | None]] = [
            (self.customs, Role.CONTACT, CUSTOMS),
            (self.schools, Role.CONTACT, SCHOOLS),
            (self.head, Role.HEAD, SCHOOLS),
            (self.coordinator, Role.COORDINATOR, None),
            (self.heckler, Role.SUPERVISOR, None),
        ]
        for who, role, department in staff:
            await database.write(_hire, who.id, who.name, role, department, now)
        await database.close()

    @asynccontextmanager
    async def at_work(self, books: Books) -> AsyncIterator[None]:
        """Work until the block is left; then end what was begun, until nothing waits any more."""
        enough = asyncio.Event()
        async with asyncio.TaskGroup() as all_day:
            staff = (self.customs, self.schools, self.head, self.coordinator)
            desks = [all_day.create_task(one.works()) for one in staff]
            trouble = [all_day.create_task(self.heckler.works())]
            trouble += [all_day.create_task(delivers_again(self.world, self.updates, self.rng))]
            filing = [all_day.create_task(one.works(enough)) for one in self.enterprises]
            yield
            enough.set()
            await asyncio.gather(*filing)
            for task in trouble:
                task.cancel()
            await self._drained(books)
            for task in desks:
                task.cancel()

    async def _drained(self, books: Books) -> None:
        deadline = time.monotonic() + DRAIN_SECONDS
        while (left := books.waiting()) or len(self.world.queue):
            if time.monotonic() > deadline:
                raise AssertionError(f"seed {SEED}: after {DRAIN_SECONDS:.0f} s there still wait {left}")
            await asyncio.sleep(0.1)


async def work_through(
    town: Town, killer: Killer, times: int, balance: Balance, beside: "asyncio.Task[None] | None" = None
) -> None:
    """Let everybody work while the bot is ended; who gets stuck says what the books lack."""
    try:
        async with town.at_work(balance.books):
            await killer.kills(times)
            if beside is not None:
                beside.cancel()
    except BaseExceptionGroup as stuck:
        stuck.add_note("\n".join([f"seed {SEED}; so far the books differ in:", *balance.problems()[:20]]))
        raise


@pytest.mark.crash
@pytest.mark.timeout(3000)
@pytest.mark.parametrize(("how", "times", "twice"), [(signal.SIGKILL, KILLS, TWICE), (signal.SIGTERM, STOPS, 0)])
async def test_the_ledger_balances(
    how: signal.Signals, times: int, twice: int, database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    api, rng, since = BotApi(), Random(SEED), time.monotonic()  # noqa: S311  # moments, no secrets
    town, books = Town(api.world(TOKEN), rng), Books(database_url)
    await town.registers(database_url)
    async with serve(api) as url:
        bot = BotProcess(settings(tmp_path, url, TOKEN, database_url), tmp_path / "bot.log")
        killer = Killer([bot], how, (town.world.feed.bell, town.updates.confirmed), rng)
        balance = Balance(books, town.world, town.updates, town.deeds, tmp_path / "files", killer.moments)
        async with bot.whatever_happens():
            await bot.start()
            await work_through(town, killer, times, balance)
            assert await bot.end(signal.SIGTERM) == 0
    with capsys.disabled():
        kind, ready = database_url.partition(":")[0], f"ready in {median(bot.starts):.1f} s"
        print(f"\n{kind}, {how.name}, {told(balance, killer)}, {ready}, {time.monotonic() - since:.0f} s")
    problems = balance.problems()
    books.close()
    assert not problems, "\n".join([f"seed {SEED}:", *problems[:50], bot.complaints()])
    assert balance.duplicates.total() <= twice


def told(balance: Balance, killer: Killer) -> str:
    return (
        f"seed {SEED}: {killer.times} times ({killer.in_start} during the start), "
        f"{len(balance.updates.given)} updates, {balance.deeds.filed.total()} appeals, "
        f"{balance.deeds.moves.total()} moves, {len(balance.messages())} messages, "
        f"{balance.duplicates.total()} of them twice"
    )
