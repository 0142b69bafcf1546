"""Runs functions on PostgreSQL: a pool of psycopg connections, each in a thread of its own."""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

import psycopg
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from bot.programme import Programme
from storage.engine import other_processes
from storage.engine.patience import GRACE, Patience, PatientConnection
from storage.engine.transaction import Transaction, Work

T = TypeVar("T")
CONNECTIONS = 8
RETRIES = 20
AGAIN = frozenset({"40001", "40P01"})  # serialisation failure, deadlock: the whole function runs anew


class PostgresDatabase:
    """A database with READ COMMITTED.

    A function that met a deadlock or a dead connection is run again as a whole, so connections need not be tested
    before use.
    """

    def __init__(self, url: URL, programme: Programme, patience: Patience | None = None) -> None:
        self._programme, self._patience = programme, patience or Patience()
        self._engine = _engine(url, self._patience)
        self._threads = ThreadPoolExecutor(CONNECTIONS, thread_name_prefix="postgres")

    async def write(self, function: Work[T], *args: object, **kwargs: object) -> T:
        result: T = await self._in_thread(lambda: self._run(lambda tx: function(tx, *args, **kwargs)))
        return result

    async def read(self, function: Work[T], *args: object, **kwargs: object) -> T:
        return await self.write(function, *args, **kwargs)

    async def study(self, function: Work[T], *args: object, **kwargs: object) -> T:
        def call(tx: Transaction) -> T:
            with _unhurried(tx.connection, self._patience.study):
                return function(tx, *args, **kwargs)

        return await self.write(call)

    def identity(self) -> str:
        """Return an empty text: the server looks after its own files."""
        return ""

    def stand_still(self, wrong: str) -> None:
        """Do nothing: PostgreSQL is never stopped from here."""

    def is_lost(self) -> bool:
        return False

    async def rescue(self) -> str:
        return ""

    async def close(self) -> None:
        await asyncio.to_thread(self._threads.shutdown)
        self._engine.dispose()

    async def _in_thread(self, call: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, call)

    def _run(self, call: Callable[[Transaction], T]) -> T:
        for attempt in range(RETRIES):
            tried = _Try(self._engine, self._programme)
            try:
                return tried.run(call)
            except (DBAPIError, psycopg.Error) as error:
                if attempt == RETRIES - 1 or not tried.may_be_run_again(error):
                    raise
        raise AssertionError  # the loop returns or raises


class _Try:
    """One run of a function in a transaction, and what happened to its connection."""

    def __init__(self, engine: Engine, programme: Programme) -> None:
        self._engine, self._programme = engine, programme
        self._driver: Any = None
        self._is_done = False

    def run(self, call: Callable[[Transaction], T]) -> T:
        with self._engine.begin() as connection:
            self._driver = connection.connection.driver_connection
            result = call(Transaction(connection, self._programme))
            self._is_done = True
        return result

    def may_be_run_again(self, error: Exception) -> bool:
        """Whether nothing can have been committed. It is unknown for a commit that got no answer."""
        state = getattr(getattr(error, "orig", error), "sqlstate", None)
        return state in AGAIN or (not self._is_done and self._driver is not None and self._driver.closed)


@contextmanager
def _unhurried(connection: Connection, seconds: float) -> Iterator[None]:
    """Give the statements of this transaction more time; the first one of a connection gets the usual time."""
    driver: Any = connection.connection.driver_connection
    connection.execute(text(f"SET LOCAL statement_timeout = {int(1000 * seconds)}"))
    before, driver.patience = driver.patience, seconds + GRACE
    try:
        yield
    finally:
        driver.patience = before


def _engine(url: URL, patience: Patience) -> Engine:
    options = url.query.get("options", "")
    given = patience.arguments(other_processes.name(), options if isinstance(options, str) else " ".join(options))
    pool: dict[str, object] = {"pool_size": CONNECTIONS, "max_overflow": 0}
    engine = create_engine(url, isolation_level="READ COMMITTED", connect_args=given, hide_parameters=True, **pool)

    @event.listens_for(engine, "do_connect")
    def connect(_: object, __: object, words: Sequence[str], named: Mapping[str, Any]) -> PatientConnection:
        made = PatientConnection.connect(*words, **named)
        made.patience = patience.statement + GRACE
        return made

    return engine
