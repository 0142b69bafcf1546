"""The house with a curtain: what must hold after every play is looked at when it ends."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.house import House, open_house
from tests.screenplays.stage import curtain


@pytest.fixture
async def house(tmp_path: Path, database_url: str) -> AsyncIterator[House]:
    async with open_house(tmp_path, database_url=database_url) as opened:
        yield opened
        await curtain(opened)
