"""Whatever ends a start is one sentence and a code, and a start can be stopped at any moment."""

import asyncio
import signal
import socket
import sqlite3
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.demo.botapi import BotApi, World, serve
from tests.faults.process import TOKEN, bot
from tests.house import fresh_sqlite
from tests.starting import REALLY


@pytest.fixture
def telegram() -> BotApi:
    return BotApi()


@pytest.fixture
async def api(telegram: BotApi) -> AsyncIterator[str]:
    async with serve(telegram) as url:
        yield url


@pytest.fixture
def world(telegram: BotApi) -> World:
    return telegram.world(TOKEN)


def damaged(path: Path) -> None:
    """Write over the middle of a file that was closed well."""
    content = bytearray(path.read_bytes())
    size = len(content)
    content[4096 : 4096 * 20] = b"\xa5" * (4096 * 19)
    assert len(content) == size
    path.write_bytes(content)


def no_database(path: Path) -> None:
    path.write_bytes(b"<html>not found</html>" * 400)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 4096 * 9])


def newer(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("spoil", "sign"),
    [
        (damaged, "damaged"),
        (no_database, "no SQLite database"),
        (cut, "damaged"),
        (newer, "9999"),
        (a_folder, "opened"),
    ],
)
async def test_a_wrong_file_is_said(api: str, tmp_path: Path, spoil: Callable[[Path], None], sign: str) -> None:
    fresh_sqlite(tmp_path)
    spoil(tmp_path / "bot.db")
    async with bot(tmp_path, api) as run:
        code, said = await run.ends()
    assert (code, said.count("\n")) == (1, 1), said
    assert sign in said


@pytest.mark.parametrize(
    "address", ["postgres://a:secret@h/b", "data/bot.db", "", "postgresql://a:secret@h/b", "mysql://h/b"]
)
async def test_a_wrong_address_is_said(api: str, tmp_path: Path, address: str) -> None:
    async with bot(tmp_path, api, DATABASE_URL=address) as run:
        code, said = await run.ends()
    assert (code, said.count("\n")) == (1, 1), said
    assert "DATABASE_URL" in said
    assert "secret" not in said


async def test_a_server_that_is_not_there_is_said(api: str, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # nobody listens
        address = f"postgresql+psycopg://a:secret@127.0.0.1:{taken.getsockname()[1]}/b"
        async with bot(tmp_path, api, DATABASE_URL=address) as run:
            code, said = await run.ends()
    assert (code, said.count("\n")) == (1, 1), said
    assert "secret" not in said


async def test_a_taken_port_is_said(api: str, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        async with bot(tmp_path, api, HTTP_PORT=port) as run:
            code, said = await run.ends()
    assert (code, said.count("\n")) == (1, 1), said
    assert port in said


@pytest.mark.parametrize(
    ("kind", "status", "sign"),
    [
        ("401", 0, "BOT_TOKEN"),
        ("404", 0, "BOT_TOKEN"),
        ("400", 0, "BOT_API_URL"),
        ("403", 0, "BOT_TOKEN"),
        ("html", 200, "BOT_API_URL"),
    ],
)
async def test_a_refused_token_is_said(
    api: str, world: World, tmp_path: Path, kind: str, status: int, sign: str
) -> None:
    world.faults.add("getMe", kind=kind, count=None, **({"status": status} if status else {}))
    async with bot(tmp_path, api) as run:
        code, said = await run.ends()
    assert (code, said.count("\n")) == (1, 1), said
    assert sign in said
    assert TOKEN not in said


async def test_a_start_waits_as_long_as_it_is_told(api: str, world: World, tmp_path: Path) -> None:
    fault = world.faults.add("getMe", kind="429", count=2, retry_after=1)
    async with bot(tmp_path, api, **REALLY) as run:
        await run.serves()
        assert fault.met == 2
        assert (await run.ends(signal.SIGTERM))[0] == 0


@pytest.mark.parametrize(("kind", "more"), [("429", {"retry_after": 3000}), ("500", {}), ("slow", {"seconds": 300})])
async def test_a_start_that_waits_can_be_stopped(
    api: str, world: World, tmp_path: Path, kind: str, more: dict[str, int]
) -> None:
    fault = world.faults.add("getMe", kind=kind, count=None, **more)
    async with bot(tmp_path, api) as run:
        while not fault.met:
            await asyncio.sleep(0.05)
        assert (await run.ends(signal.SIGTERM))[0] == 0
