"""The demo as `python -m bot demo` runs it, on a port of its own and real files."""

import asyncio
from collections.abc import AsyncIterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bot.config.settings import Settings
from bot.demo.clock import START
from bot.demo.run import DATABASE, staged
from bot.demo.seed import seed
from bot.demo.stage import Stage
from storage.engine.database import Transaction
from storage.engine.engines import writing
from tests.house import fresh_sqlite, programme


@cache
def _seeded() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / DATABASE
        engine = writing(fresh_sqlite(Path(folder)))
        with engine.begin() as connection:
            seed(Transaction(connection, programme()), START)
        engine.dispose()
        return path.read_bytes()


def with_a_past(folder: Path) -> Path:
    """Put the database there that the demo begins with, made once for all: two seconds of each start."""
    (folder / DATABASE).write_bytes(_seeded())
    return folder


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(Settings(), with_a_past(tmp_path), 0, asyncio.Event()) as opened:
        yield opened
