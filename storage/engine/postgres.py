"""PostgreSQL: the same functions on a pool of psycopg connections, each in a thread of its own."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from sqlalchemy import create_engine
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from bot.programme import Programme
from storage.engine import presence
from storage.engine.transaction import Transaction, Work

T = TypeVar("T")
CONNECTIONS = 8
RETRIES = 20
AGAIN = frozenset({"40001", "40P01"})  # serialisation failure, deadlock: the whole function runs anew


class PostgresDatabase:
    """READ COMMITTED; a function that met a deadlock is run again as a whole."""

    def __init__(self, url: URL, programme: Programme) -> None:
        self._programme = programme
        pool: dict[str, Any] = {"pool_size": CONNECTIONS, "max_overflow": 0}
        named = {"application_name": presence.name()}
        self._engine = create_engine(
            url, isolation_level="READ COMMITTED", connect_args=named, hide_parameters=True, **pool
        )
        self._threads = ThreadPoolExecutor(CONNECTIONS, thread_name_prefix="postgres")

    async def write(self, function: Work[T], *args: Any, **kwargs: Any) -> T:
        result: T = await self._in_thread(lambda: self._run(function, args, kwargs))
        return result

    async def read(self, function: Work[T], *args: Any, **kwargs: Any) -> T:
        result: T = await self._in_thread(lambda: self._run(function, args, kwargs))
        return result

    def identity(self) -> str:
        """The server sees to its own files."""
        return ""

    def stand_still(self, wrong: str) -> None:
        """Nothing can be wrong here."""

    def is_lost(self) -> bool:
        return False

    async def rescue(self) -> str:
        return ""

    async def close(self) -> None:
        await asyncio.to_thread(self._threads.shutdown)
        self._engine.dispose()

    async def _in_thread(self, call: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._threads, call)

    def _run(self, function: Work[T], args: tuple[Any, ...], kwargs: dict[str, Any]) -> T:
        for attempt in range(RETRIES):
            try:
                with self._engine.begin() as connection:
                    return function(Transaction(connection, self._programme), *args, **kwargs)
            except DBAPIError as error:
                if attempt == RETRIES - 1 or getattr(error.orig, "sqlstate", None) not in AGAIN:
                    raise
        raise AssertionError  # the loop returns or raises
