"""A PostgreSQL database through two pools, as two processes would use it."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

import pytest

from storage.engine.database import Database, open_database
from tests.conftest import fresh_postgres
from tests.house import programme


@dataclass
class Crowd:
    """Runs functions at the same time, in turn on either pool; an exception is a result too."""

    pools: tuple[Database, ...]
    _turn: Any = field(init=False)

    def __post_init__(self) -> None:
        self._turn = cycle(self.pools)

    async def together(self, *calls: tuple[Any, ...]) -> list[Any]:
        waits = [next(self._turn).write(*call) for call in calls]
        return await asyncio.gather(*waits, return_exceptions=True)

    async def alone(self, *call: Any) -> Any:
        return await self.pools[0].write(*call)


@pytest.fixture
async def crowd(postgres: str) -> AsyncIterator[Crowd]:
    url = fresh_postgres(postgres)
    pools = (await open_database(url, programme()), await open_database(url, programme()))
    yield Crowd(pools)
    for pool in pools:
        await pool.close()
