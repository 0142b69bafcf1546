"""PostgreSQL over a network that goes deaf, and beside a process that stands still: others go on."""

import asyncio
import time
from collections.abc import Callable

import pytest
from sqlalchemy import Executable, make_url, text

from storage import schema
from storage.engine.database import Transaction
from storage.engine.patience import Patience
from storage.engine.postgres import CONNECTIONS, PostgresDatabase
from tests.conftest import fresh_postgres
from tests.faults.network import network
from tests.house import programme

SHORT = Patience(statement=0.5, study=3, lock=1.5, idle=0.5)


def opened(url: str, patience: Patience = SHORT) -> PostgresDatabase:
    return PostgresDatabase(make_url(url), programme(), patience)


def does(statement: Executable) -> Callable[[Transaction], None]:
    def run(tx: Transaction) -> None:
        tx.execute(statement)

    return run


def count(tx: Transaction) -> int:
    return int(tx.execute(text("SELECT count(*) FROM inbox")).scalar_one())


async def test_a_deaf_network_is_found_out_and_everything_goes_on(postgres: str) -> None:
    """Guard: the time limit in PatientConnection.wait."""
    async with network(fresh_postgres(postgres)) as between:
        database = opened(between.url)
        await asyncio.gather(*(database.write(count) for _ in range(4 * CONNECTIONS)))
        assert between.goes_deaf() >= 1
        since = time.monotonic()
        assert await asyncio.gather(*(database.write(count) for _ in range(4 * CONNECTIONS))) == [0] * 4 * CONNECTIONS
        assert time.monotonic() - since < 4 * (SHORT.statement + 1)
        between.goes_deaf()
        assert await database.study(count) == 0
        await asyncio.wait_for(database.close(), 5)


async def test_a_connection_that_was_cut_while_nobody_looked_is_replaced(postgres: str) -> None:
    url = fresh_postgres(postgres)
    database, other = opened(url), opened(url)
    await database.write(count)
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
    await other.write(does(text(f"{cut} AND datname = current_database()")))
    assert await database.write(count) == 0
    for one in (database, other):
        await one.close()


async def test_a_commit_without_an_answer_is_not_made_twice(postgres: str) -> None:
    url = fresh_postgres(postgres)
    database, other = opened(url), opened(url)
    runs = []

    def cut_before_the_commit(tx: Transaction) -> None:
        runs.append(tx.execute(text("SELECT pg_backend_pid()")).scalar_one())
        original = tx.connection.connection.driver_connection.commit  # type: ignore[union-attr]

        def cut() -> None:
            with other._engine.begin() as killer:
                killer.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": runs[-1]})
            original()

        tx.connection.connection.driver_connection.commit = cut  # type: ignore[union-attr]

    with pytest.raises(Exception, match=r"terminat|closed|lost"):
        await database.write(cut_before_the_commit)
    assert len(runs) == 1
    for one in (database, other):
        await one.close()


async def test_who_is_silent_in_a_transaction_lets_go_of_its_locks(postgres: str) -> None:
    """Guard: idle_in_transaction_session_timeout."""
    url = fresh_postgres(postgres)
    patience = Patience(statement=3, lock=2, idle=0.5)
    silent, other = opened(url, patience), opened(url, patience)
    held = asyncio.Event()
    loop, runs = asyncio.get_running_loop(), 0

    def hold(tx: Transaction) -> None:
        nonlocal runs
        runs += 1
        tx.execute(schema.rate.update().where(schema.rate.c.chat == 0).values(arrival=1))
        if runs == 1:
            loop.call_soon_threadsafe(held.set)
            time.sleep(2)  # the whole thread stands still
        tx.execute(text("SELECT 1"))

    await other.write(does(schema.rate.insert().values(chat=0, arrival=0)))
    stands = asyncio.create_task(silent.write(hold))
    await held.wait()
    since = time.monotonic()
    await other.write(does(schema.rate.update().values(arrival=2)))
    assert time.monotonic() - since < 1.4
    await stands
    assert runs == 2, "what was undone under it is run again"
    for one in (silent, other):
        await one.close()


async def test_a_study_may_take_longer(postgres: str) -> None:
    database = opened(fresh_postgres(postgres))
    await database.study(does(text("SELECT pg_sleep(0.8)")))
    with pytest.raises(Exception, match="statement timeout"):
        await database.write(does(text("SELECT pg_sleep(0.8)")))
    await database.close()


@pytest.mark.parametrize("lease", [2, 10, 60, 600])
def test_no_lock_is_held_beyond_a_lease(lease: float) -> None:
    patience = Patience.within(lease)
    assert patience.idle <= lease / 2
    assert patience.idle < patience.lock < patience.statement
