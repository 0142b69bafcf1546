"""A machine's clock that jumps, under a running bot and between two runs: people are answered all the same."""

import asyncio
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.delivery.clocks import Steady
from bot.demo.botapi import BotApi, Person, World, serve
from bot.domain.base.parcels import Message
from storage.engine.database import Database, Transaction, open_database
from storage.engine.migrate import migrate
from storage.mail import machine_clock, outbox, pace
from storage.mail.pace import Pace
from storage.mail.parcels import Item
from tests.faults.process import TOKEN, bot
from tests.house import START, programme
from tests.screenplays.stage import EVERY

HOUR, DAY = 3600, 86_400
LIBRARY = next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)
JUMPS = [(-HOUR,), (DAY, 0), (-DAY, HOUR)]
ON_POSTGRESQL = JUMPS if "postgresql" in EVERY else JUMPS[1:2]  # the same code reaches the same tables
PLAYS = [*(("sqlite", jump) for jump in JUMPS), *(("postgresql", jump) for jump in ON_POSTGRESQL)]
needs_faketime = pytest.mark.skipif(LIBRARY is None, reason="apt-get install faketime")


class FalseClock:
    """The offset of the clock that a process sees; what measures spans is left alone, as by one that is set."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.jump(0)

    def jump(self, seconds: int) -> None:
        beside = self._path.with_suffix(".new")
        beside.write_text(f"{seconds:+d}\n")
        beside.replace(self._path)

    @property
    def environment(self) -> dict[str, str]:
        preload = {"LD_PRELOAD": str(LIBRARY), "FAKETIME_TIMESTAMP_FILE": str(self._path)}
        return preload | {"FAKETIME_NO_CACHE": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1", "DONT_FAKE_MONOTONIC": "1"}


@pytest.fixture
async def telegram() -> AsyncIterator[tuple[str, World]]:
    api = BotApi()
    async with serve(api) as url:
        yield url, api.world(TOKEN)


async def asks(person: Person) -> None:
    await person.says("/help")
    await person.sees("/start", timeout=30)


@needs_faketime
@pytest.mark.parametrize(("database_url", "offsets"), PLAYS, indirect=["database_url"], ids=str)
async def test_people_are_answered(
    telegram: tuple[str, World], database_url: str, tmp_path: Path, offsets: tuple[int, ...]
) -> None:
    (api, world), clock = telegram, FalseClock(tmp_path / "offset")
    person = Person(world, 7, "李敏")
    world.start(7)
    for turn in range(2):  # the second time as a process that was started after the jumps
        async with bot(tmp_path, api, database_url, **clock.environment) as run:
            await run.serves()
            await asks(person)
            for offset in offsets if turn == 0 else ():
                clock.jump(offset)
                await asyncio.sleep(3)
                await asks(person)
            assert (await run.ends(signal.SIGTERM))[0] == 0


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    migrate(database_url)
    opened = await open_database(database_url, programme())
    yield opened
    await opened.close()


def waits(tx: Transaction, second: float) -> None:
    """Everything that can be put off is, by half an hour."""
    for table, column, _ in machine_clock.COLUMNS:
        if table.name == "rate":
            tx.execute(table.insert().values(chat=len(column.name), arrival=second + 1800))
    pace.pause(tx, pace.ALL_CHATS, second + 1800, Pace())
    row = outbox.put(tx, Item(7, "help", Message(text="")), START)
    outbox.again(tx, row, second + 1800, "slow down")


def claims(tx: Transaction, second: float) -> int:
    return len(outbox.claim(tx, 5, second, 60, Pace()))


@pytest.mark.parametrize("jump", [-HOUR, -DAY])
async def test_who_starts_after_the_clock_went_back_keeps_what_is_left_of_a_pause(
    database: Database, jump: int
) -> None:
    second = 1_000_000.0
    await database.write(machine_clock.begin, second)
    await database.write(waits, second)
    begun = await database.write(machine_clock.begin, second + jump)
    assert begun == second + jump
    assert await database.write(claims, begun + 1700) == 0
    assert await database.write(claims, begun + 1801) == 1


async def test_what_nobody_can_have_put_off_so_far_is_not_believed(database: Database) -> None:
    await database.write(machine_clock.begin, 1_000.0)
    await database.write(waits, 1_000.0 + DAY)
    await database.write(machine_clock.disbelieve, 1_000.0)
    assert await database.write(claims, 1_002.0) == 1


async def test_a_database_that_never_knew_the_second_begins_anew(database: Database) -> None:
    await database.write(waits, 1_000.0)
    await database.write(machine_clock.begin, 1_000.0)
    assert await database.write(claims, 1_002.0) == 1


async def test_processes_agree(database: Database) -> None:
    assert await database.write(machine_clock.beat, 50.0) == 50.0
    assert await database.write(machine_clock.beat, 40.0) == 50.0
    assert await database.write(machine_clock.beat, 51.0) == 51.0


def test_a_steady_clock_never_goes_back() -> None:
    readings = iter([10.0, 11.0, 5.0, 6.0, 100.0, 100.0, 99.0, 100.0])
    clock = Steady(lambda: next(readings))
    assert [clock() for _ in range(4)] == [11.0, 11.0, 12.0, 106.0]
    clock.catch_up(200.0)
    assert clock() == 200.0
    assert clock() == 201.0
