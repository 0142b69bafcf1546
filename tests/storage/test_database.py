"""The way to a transaction: all or nothing, others unharmed, readers on what was committed."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from bot.domain.base.errors import NotFound
from storage.engine import settings
from storage.engine.database import Database, Transaction, open_database
from storage.engine.migrate import migrate
from storage.engine.sqlite import BATCH, SqliteDatabase, _connect
from storage.engine.unfit import Lost
from tests.house import programme


def put(tx: Transaction, name: str, value: str = "1") -> str:
    settings.put(tx, name, value)
    return name


def put_then_fail(tx: Transaction, name: str, error: Exception) -> None:
    settings.put(tx, name, "half done")
    raise error


def break_the_schema(tx: Transaction) -> None:
    """Fail in the database itself: on PostgreSQL that spoils the transaction it happens in."""
    settings.put(tx, "doomed", "1")
    tx.connection.exec_driver_sql("INSERT INTO lease (name) VALUES ('nobody holds it')")


async def test_what_fails_is_undone_and_its_neighbours_stand(database: Database) -> None:
    failing = [database.write(put_then_fail, f"bad{n}", NotFound()) for n in range(3)]
    working = [database.write(put, f"good{n}") for n in range(50)]
    mixed = [one for pair in zip(failing, working[:3], strict=True) for one in pair] + working[3:]
    came = await asyncio.gather(*mixed, database.write(break_the_schema), return_exceptions=True)
    assert [type(one) for one in came if isinstance(one, Exception)] == [NotFound] * 3 + [IntegrityError]
    assert sorted(one for one in came if isinstance(one, str)) == sorted(f"good{n}" for n in range(50))
    for n in range(3):
        assert await database.read(settings.get, f"bad{n}") is None
    for n in range(50):
        assert await database.read(settings.get, f"good{n}") == "1"
    assert await database.read(settings.get, "doomed") is None


async def test_a_caller_who_gives_up_waiting_harms_nobody(database: Database) -> None:
    waiting = asyncio.create_task(database.write(put, "given up"))
    other = asyncio.create_task(database.write(put, "other"))
    await asyncio.sleep(0)
    waiting.cancel()
    assert await other == "other"
    assert await database.write(put, "later") == "later"


async def test_a_savepoint_inside_undoes_its_part_only(database: Database) -> None:
    def halves(tx: Transaction) -> None:
        settings.put(tx, "first", "1")
        with pytest.raises(NotFound), tx.savepoint():
            put_then_fail(tx, "second", NotFound())
        settings.put(tx, "third", "1")

    await database.write(halves)
    found = [await database.read(settings.get, name) for name in ("first", "second", "third")]
    assert found == ["1", None, "1"]


async def test_a_savepoint_undoes_what_well_ended_ones_inside_it_did(database: Database) -> None:
    def put_apart(tx: Transaction, *names: str) -> None:
        for name in names:
            with tx.savepoint():
                settings.put(tx, name, "1")

    def nested(tx: Transaction) -> None:
        put_apart(tx, "before")
        with contextlib.suppress(NotFound), tx.savepoint():
            put_apart(tx, "inside", "inside too")
            raise NotFound
        put_apart(tx, "after")

    await database.write(nested)
    found = [await database.read(settings.get, name) for name in ("before", "inside", "inside too", "after")]
    assert found == ["1", None, None, "1"]


async def test_closing_finishes_what_was_handed_in(database_url: str) -> None:
    migrate(database_url)
    database = await open_database(database_url, programme())
    writes = [asyncio.create_task(database.write(put, f"late{n}")) for n in range(20)]
    await asyncio.sleep(0)
    await database.close()
    assert await asyncio.gather(*writes) == [f"late{n}" for n in range(20)]


# SQLite's writer


@pytest.fixture
async def sqlite(tmp_path: Path) -> AsyncIterator[SqliteDatabase]:
    migrate(f"sqlite:///{tmp_path}/bot.db")
    opened = await SqliteDatabase(str(tmp_path / "bot.db"), programme()).open()
    yield opened
    await opened.close()


async def test_who_waits_together_shares_a_commit(sqlite: SqliteDatabase) -> None:
    commits: list[object] = []
    event.listen(sqlite._write_engine, "commit", commits.append)
    await asyncio.gather(*(sqlite.write(put, f"n{n}") for n in range(100)))
    assert len(commits) <= 2
    await asyncio.gather(*(sqlite.write(put, f"n{n}") for n in range(2 * BATCH)))
    assert 2 <= len(commits) <= 6


async def test_a_commit_that_fails_is_every_callers_error(sqlite: SqliteDatabase) -> None:
    """Nobody is told that something was kept that was not."""

    def refuse(_: object) -> None:
        raise OSError("disk full")

    event.listen(sqlite._write_engine, "commit", refuse)
    came = await asyncio.gather(*(sqlite.write(put, f"n{n}") for n in range(5)), return_exceptions=True)
    event.remove(sqlite._write_engine, "commit", refuse)
    assert [type(one) for one in came] == [OSError] * 5
    assert await sqlite.read(settings.get, "n0") is None
    assert await sqlite.write(put, "n0") == "n0"
    assert await sqlite.read(settings.get, "n0") == "1"


async def test_results_come_only_after_the_commit(sqlite: SqliteDatabase) -> None:
    for n in range(20):
        await sqlite.write(put, f"n{n}")
        assert await sqlite.read(settings.get, f"n{n}") == "1"


async def test_the_file_is_durable_and_checked(tmp_path: Path) -> None:
    names = ("journal_mode", "synchronous", "foreign_keys")
    thread, _ = _connect(f"{tmp_path}/bot.db", "BEGIN")  # before the tests' own haste sets in
    async with thread:
        found = await thread.run(lambda: [thread.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names])
    assert found == ["wal", 2, 1]


@pytest.mark.parametrize("fate", ["deleted", "replaced"])
async def test_nothing_is_taken_in_once_the_file_is_gone(tmp_path: Path, fate: str) -> None:
    """Whoever writes hears of it at once, then and later, and closing leaves the lost file's log alone."""
    file = tmp_path / "bot.db"
    migrate(f"sqlite:///{file}")
    opened = await SqliteDatabase(str(file), programme()).open()
    await opened.write(put, "before")
    assert (opened.identity(), opened.is_lost()) == ("", False)
    file.unlink()
    if fate == "replaced":
        migrate(f"sqlite:///{file}")
    assert opened.is_lost()
    assert f"was {fate}" in opened.identity()
    for call in (opened.write(put, "as it goes"), opened.write(put, "later"), opened.read(settings.get, "before")):
        with pytest.raises(Lost, match=f"was {fate}"):
            await call
    await opened.close()
    assert opened._writer.connection.execute("SELECT 1").fetchone() == (1,)
