"""The demo as `python -m bot demo` runs it, on a port of its own and real files."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.config.settings import Settings
from bot.demo.run import staged
from bot.demo.stage import Stage


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(Settings(), tmp_path, 0, asyncio.Event()) as opened:
        yield opened
