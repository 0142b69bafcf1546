"""How fast the whole bot is: updates a second beside a plain bot and the usual way, start, memory, backlog, tick."""

import asyncio
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy import insert

from bot.app import SYSTEM_CLOCKS
from bot.config.loader import builtin_pack, load
from bot.domain.appeals.deadlines import TimerKind
from bot.domain.time.timers import Subject
from bot.programme import Programme
from storage import schema
from storage.engine.database import Transaction, open_database
from storage.time import timers
from tests.bench.databases import CHATS, Postgres, Sqlite, postgres
from tests.bench.figure import Figure
from tests.bench.processes import PATIENCE, Running, Server, bot, environment, process, server

LIMIT = 1900  # characters of an appeal that a chat fills with its texts: so many updates a chat and no more
BACKLOG, TIMERS, DUE = 20_000, 1_000_000, 100
SLOW = 0.05


@dataclass(frozen=True, slots=True)
class Rates:
    """Updates a second without and with 50 ms of delay at the server."""

    fast: float
    slow: float


async def plain(at: Server, words: Sequence[str], count: int, delay: float = 0) -> float:
    """Measure a bot that polls by itself; updates are numbered from 1, so each load takes a new process."""
    await at.forget()
    async with process(*words):
        await at.polled()
        return await at.rate(count, CHATS, delay)


@asynccontextmanager
async def ours(at: Server, database: str, folder: Path, *parts: tuple[str, ...]) -> AsyncIterator[Running]:
    """Run the bot as one process, or each of `parts` as one."""
    await at.forget()
    async with AsyncExitStack() as stack:
        running = [
            await stack.enter_async_context(bot(environment(at, database, folder), *one)) for one in parts or ((),)
        ]
        yield running[0]


async def speed(at: Server, store: Sqlite | Postgres, folder: Path, *parts: tuple[str, ...]) -> Rates:
    """Measure this bot, on a new database each time: a bot goes on where its inbox ends."""
    found = []
    for delay in (0, SLOW):
        async with ours(at, store.url(), folder, *parts):
            found.append(await at.rate(CHATS, CHATS, delay))
    return Rates(*found)


async def rates(at: Server, lite: Sqlite, big: Postgres, folder: Path) -> AsyncIterator[Figure]:
    words = ("tests.bench.echo", at.url)
    echo = Rates(await plain(at, words, 2000), await plain(at, words, 40, SLOW))
    yield Figure("(a) a plain echo bot, in memory", echo.fast, "/s")
    yield Figure("(a) with 50 ms of delay", echo.slow, "/s")
    usual = await plain(at, ("tests.bench.usual", at.url, str(lite.path())), 1000)
    yield Figure("(b) the usual way", usual, "/s")
    mine = await speed(at, lite, folder)
    yield Figure("this bot", mine.fast, "/s")
    yield Figure("this bot with 50 ms of delay", mine.slow, "/s")
    yield Figure.at_least("this bot / (a)", mine.fast / echo.fast, 1.5)
    yield Figure.at_least("this bot / (b)", mine.fast / usual, 3)
    yield Figure.at_least("this bot / (a), 50 ms of delay", mine.slow / echo.slow, 50)
    other = await speed(at, big, folder, ("--receive", "--send", "--tick"), ("--work",), ("--work",))
    yield Figure("this bot on PostgreSQL, 2 workers", other.fast, "/s")
    yield Figure.at_most("SQLite / PostgreSQL with 2 workers", mine.fast / other.fast, 2)


async def rest(at: Server, lite: Sqlite, folder: Path) -> AsyncIterator[Figure]:
    """A start on a database that is in use, the memory before and after work, and a long queue."""
    database = lite.url()
    async with ours(at, database, folder) as running:
        yield Figure.at_most("start to ready", running.seconds, 1.5, "s")
        yield Figure.at_most("resident memory when idle", running.memory(), 130, "MB")
        drained = BACKLOG / await at.rate(BACKLOG, CHATS, 0)
        yield Figure(f"a backlog of {BACKLOG} updates drained", drained, "s")
        yield Figure.at_most("resident memory after it", running.memory(), 130, "MB")


def many_timers(tx: Transaction) -> None:
    """Set far more timers than are due; a few are, among the oldest and the newest rows."""
    now = SYSTEM_CLOCKS.people()
    every = TIMERS // DUE

    def row(number: int) -> dict[str, object]:
        later = timedelta(seconds=number + 3600)
        at = now - later if number % every == 0 else now + later
        return {"subject": Subject.APPEAL, "row": number, "kind": TimerKind.REPLY_SOON, "fire_at": at, "round": 1}

    for start in range(0, TIMERS, 10_000):
        tx.execute(insert(schema.timer), [row(number) for number in range(start, start + 10_000)])


async def tick(lite: Sqlite) -> AsyncIterator[Figure]:
    database = await open_database(lite.url(), Programme.of(load(builtin_pack())))
    try:
        await database.write(many_timers)
        taken = []
        for _ in range(9):
            since = time.perf_counter()
            found = await database.read(timers.due, SYSTEM_CLOCKS.people(), SYSTEM_CLOCKS.machine(), DUE)
            taken.append(time.perf_counter() - since)
            assert len(found) == DUE
        yield Figure.at_most(f"tick: {DUE} due of {TIMERS} timers", sorted(taken)[4] * 1000, 20, "ms")
    finally:
        await database.close()


async def figures() -> AsyncIterator[Figure]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lite = Sqlite(folder)
        await lite.prepare()
        async with server() as at, postgres(folder / "postgres") as big:
            await big.prepare()
            async for figure in rates(at, lite, big, folder):
                yield figure
            async for figure in rest(at, lite, folder):
                yield figure
        async for figure in tick(lite):
            yield figure


async def printed() -> list[Figure]:
    print("one step of the appeal form, end to end: durable inbox, transaction, event, outbox, send; limits off;")
    print("the first words of each of many chats, so that all bots send one message an update")
    found = []
    async for figure in figures():
        print(figure, flush=True)
        found.append(figure)
    return found


def main() -> int:
    """Print the figures; return how many miss what is wanted."""
    return sum(not figure.reached for figure in asyncio.run(asyncio.wait_for(printed(), 10 * PATIENCE)))


if __name__ == "__main__":
    sys.exit(main())
