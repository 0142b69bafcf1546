"""Who starts alone goes on with what a killed process had in hand; beside others nobody touches what is theirs."""

import asyncio
from typing import Any

from bot.delivery.at_start import claim_alone
from bot.delivery.clocks import Steady
from bot.delivery.pulse import DISBELIEVE_EVERY, FORGET, Pulse
from storage.engine import other_processes, signs_of_life
from storage.engine.database import Database, open_database
from storage.engine.signs_of_life import Part, Sign
from storage.mail import inbox, machine_clock
from storage.mail.inbox import Received
from tests.conftest import fresh_postgres
from tests.house import START, programme

LONG = 3600.0  # seconds of a lease that nobody waits for


async def opened(url: str) -> Database:
    """A process that has the database open."""
    database = await open_database(url, programme())
    await database.read(other_processes.is_alone)
    return database


async def dies(url: str) -> None:
    """A process takes an update in hand and is no more."""
    database = await opened(url)
    await database.write(inbox.add, [Received(1, 7, "{}")], START)
    assert len(await database.write(inbox.claim, 5, 0.0, LONG)) == 1
    await database.close()


async def soon_alone(database: Database) -> None:
    while not await database.read(other_processes.is_alone):
        await asyncio.sleep(0.01)


async def test_a_process_begins_at_the_second_that_the_others_have_reached(database_url: str) -> None:
    first, second = await opened(database_url), await opened(database_url)
    await first.write(machine_clock.begin, 1000.0)
    clock = Steady(lambda: 500.0)
    pulse = Pulse(second, clock, lambda: None, "b", list)
    await pulse.begin()
    is_beside_others = database_url.startswith("postgresql")  # of SQLite's file a process knows no second handle
    assert clock() == (1000.0 if is_beside_others else 500.0)
    await first.close()
    await second.close()


async def starts(database: Database) -> list[Any]:
    await database.write(claim_alone, "zuozhen_bot", "", {})
    return await database.write(inbox.claim, 5, 1.0, LONG)


async def test_who_starts_alone_goes_on_at_once(database_url: str) -> None:
    await dies(database_url)
    database = await opened(database_url)
    await asyncio.wait_for(soon_alone(database), 5)
    assert [one.chat for one in await starts(database)] == [7]
    await database.close()


async def test_who_starts_alone_forgets_the_signs_of_those_that_are_no_more(database_url: str) -> None:
    database = await opened(database_url)
    await database.write(signs_of_life.show, "a dead process", 5.0, [Sign(Part.WORK, 5.0, failing=4.0)])
    await asyncio.wait_for(soon_alone(database), 5)
    await database.write(claim_alone, "zuozhen_bot", "", {})
    assert await database.read(signs_of_life.since, 0.0) == []
    await database.close()


async def test_a_process_that_showed_nothing_for_an_hour_is_forgotten_by_the_others(database_url: str) -> None:
    database, now = await opened(database_url), 100_000.0
    for holder, second in (("long gone", now - FORGET - 1), ("lately seen", now - FORGET + 60)):
        await database.write(signs_of_life.show, holder, second, [Sign(Part.SENDING, second)])
    pulse = Pulse(database, Steady(lambda: now), lambda: None, "this one", lambda: [Sign(Part.WORK, now)])
    for _ in range(DISBELIEVE_EVERY):
        await pulse.beat()
    shown = await database.read(signs_of_life.since, 0.0)
    assert [sign.part for sign in shown] == [Part.SENDING, Part.WORK]
    await database.close()


async def test_what_another_has_in_hand_stays_there(postgres: str) -> None:
    url = fresh_postgres(postgres)
    await dies(url)
    other, database = await opened(url), await opened(url)
    assert await starts(database) == []
    await other.close()
    await asyncio.wait_for(soon_alone(database), 5)
    await database.close()


async def test_sessions_of_other_databases_do_not_count(postgres: str) -> None:
    other, database = await opened(fresh_postgres(postgres)), await opened(fresh_postgres(postgres))
    assert await database.read(other_processes.is_alone)
    await other.close()
    await database.close()
