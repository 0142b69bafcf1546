"""A database file that is deleted or replaced under the bot: nothing more is taken in, and what was there is saved."""

import asyncio
import os
import shutil
import signal
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.demo.botapi import BotApi, Person, World, serve
from bot.demo.botapi.updates import UpdateQueue
from storage.engine.soundness import examine
from tests.faults.process import TOKEN, Run, bot
from tests.house import fresh_sqlite
from tests.loopback import http_client
from tests.web.conftest import free_port

Spoil = Callable[[Path], None]


def deleted(path: Path) -> None:
    for one in path.parent.glob(f"{path.name}*"):
        one.unlink()


def replaced(path: Path) -> None:
    """Put the copy of an earlier day over it."""
    (path.parent / "older.db").replace(path)


def moved(path: Path) -> None:
    path.rename(path.parent / "elsewhere.db")


def without_log(path: Path) -> None:
    path.with_name(f"{path.name}-wal").unlink()


SPOILS = (deleted, replaced, moved, without_log)


@asynccontextmanager
async def busy(tmp_path: Path, **more: str) -> AsyncIterator[tuple[Run, World, Person]]:
    """A bot that has answered somebody."""
    telegram = BotApi()
    fresh_sqlite(tmp_path)
    shutil.copy(tmp_path / "bot.db", tmp_path / "older.db")
    async with serve(telegram) as api, bot(tmp_path, api, None, **more) as run:
        await run.serves()
        world = telegram.world(TOKEN)
        person = Person(world, 7, "李敏")
        world.start(7)
        await person.says("/start")
        await person.sees("企业")
        yield run, world, person


def inbox(path: Path) -> int:
    raw = sqlite3.connect(path)
    (found,) = raw.execute("SELECT count(*) FROM inbox").fetchone()
    raw.close()
    return int(found)


@pytest.mark.parametrize("spoil", SPOILS)
async def test_nothing_is_confirmed_any_more_and_the_process_ends(tmp_path: Path, spoil: Spoil) -> None:
    async with busy(tmp_path) as (run, world, person):
        spoil(tmp_path / "bot.db")
        await person.says("/help")
        code, said = await run.ends()
        assert code == 1
        assert "while the bot was running" in said
        assert waiting(world.queue) == ["/help"]


def waiting(queue: UpdateQueue) -> list[str]:
    return [one["message"]["text"] for one in queue.pending.values()]


@pytest.mark.parametrize("spoil", SPOILS)
async def test_whoever_asks_hears_of_it_until_it_is_stopped(tmp_path: Path, spoil: Spoil) -> None:
    port = free_port()
    async with busy(tmp_path, HTTP_PORT=str(port)) as (run, _, __), http_client() as client:
        spoil(tmp_path / "bot.db")
        async with asyncio.timeout(30):
            while (await client.get(f"http://127.0.0.1:{port}/healthz")).status_code == 200:
                await asyncio.sleep(0.1)
        await asyncio.sleep(3)  # a beat
        code, said = await run.ends(signal.SIGTERM)
        assert (code, "was lost" in said) == (1, True)


async def test_what_was_there_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    async with busy(tmp_path) as (run, _, __):
        deleted(path)
        await run.ends()
    assert not path.exists()
    assert inbox(tmp_path / "bot.db.rescued") == 1


async def test_the_file_that_took_the_place_stays_sound(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    async with busy(tmp_path) as (run, _, person):
        replaced(path)
        await person.says("/help")
        await run.ends()
    assert examine(path) == ""
    assert (inbox(path), inbox(tmp_path / "bot.db.rescued") >= 1) == (0, True)


async def test_without_its_log_everything_is_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    async with busy(tmp_path) as (run, _, __):
        without_log(path)
        await run.ends()
    assert (examine(path), inbox(path)) == ("", 1)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write to what is read-only")
async def test_read_only_it_takes_nothing_in_and_goes_on_when_that_is_mended(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    async with busy(tmp_path) as (_, __, person):
        path.chmod(0o400)
        await asyncio.sleep(5)
        await person.says("/help")
        await asyncio.sleep(3)
        path.chmod(0o600)
        await person.sees("帮助")
