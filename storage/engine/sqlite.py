"""Runs functions on SQLite.

One writer thread commits for everybody who waits; one reader thread works on its own snapshot.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import aiosqlite
from sqlalchemy import Engine, StaticPool, create_engine, event

from bot.programme import Programme
from storage.engine.engines import make_private
from storage.engine.identity import Identity, rescue
from storage.engine.transaction import Transaction, Work
from storage.engine.unfit import Lost

T = TypeVar("T")
BATCH = 256


class _Thread(aiosqlite.Connection):
    """An aiosqlite connection in whose thread whole functions are run. The thread does not keep the process alive."""

    def __init__(self, connector: Callable[[], sqlite3.Connection]) -> None:
        super().__init__(connector, iter_chunk_size=64)
        self._thread.daemon = True

    async def run(self, function: Callable[[], T]) -> T:
        result: T = await self._execute(function)  # type: ignore[no-untyped-call]  # aiosqlite leaves it untyped
        return result

    @property
    def connection(self) -> sqlite3.Connection:
        return self._conn

    def engine(self) -> Engine:
        """SQLAlchemy on the same sqlite3 connection, for use in its thread only."""
        return create_engine("sqlite://", creator=lambda: self._conn, poolclass=StaticPool, hide_parameters=True)


def _connect(path: str, begin: str) -> tuple[_Thread, Callable[[], Engine]]:
    def connector() -> sqlite3.Connection:
        make_private(Path(path))
        raw = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000"):
            raw.execute(f"PRAGMA {pragma}")
        return raw

    thread = _Thread(connector)

    def engine() -> Engine:
        made = thread.engine()
        event.listen(made, "begin", lambda connection: connection.exec_driver_sql(begin))
        return made

    return thread, engine


@dataclass(slots=True)
class _Waiting:
    function: Callable[[Transaction], Any]
    done: asyncio.Future[Any]


class SqliteDatabase:
    """A SQLite file with one writer, which puts waiting functions into one commit, and one reader."""

    def __init__(self, path: str, programme: Programme) -> None:
        self._path, self._programme = path, programme
        self._queue: asyncio.Queue[_Waiting | None] = asyncio.Queue()
        self._writer, make_write = _connect(path, "BEGIN IMMEDIATE")
        self._reader, make_read = _connect(path, "BEGIN")
        self._make_write, self._make_read = make_write, make_read
        self._wrong = ""

    async def open(self) -> "SqliteDatabase":
        await self._writer
        try:
            await self._reader
        except BaseException:
            await self._writer.close()
            raise
        self._identity = Identity(Path(self._path))
        self._write_engine = await self._writer.run(self._make_write)
        self._read_engine = await self._reader.run(self._make_read)
        self._task = asyncio.create_task(self._serve(), name="database writer")
        return self

    def identity(self) -> str:
        return self._identity.trouble()

    def stand_still(self, wrong: str) -> None:
        self._wrong = wrong

    def is_lost(self) -> bool:
        return bool(self._identity.gone())

    async def rescue(self) -> str:
        """Copy the lost database to a path beside it, or back into the file if only its log is gone."""
        saved = await self._writer.run(lambda: rescue(self._writer.connection, self._identity))
        return str(saved)

    async def write(self, function: Work[T], *args: object, **kwargs: object) -> T:
        self._require()
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._queue.put_nowait(_Waiting(lambda tx: function(tx, *args, **kwargs), done))
        return await done

    def _require(self) -> None:
        if self._wrong:
            raise Lost(self._wrong)

    async def read(self, function: Work[T], *args: object, **kwargs: object) -> T:
        self._require()

        def run() -> T:
            with self._read_engine.connect() as connection, connection.begin():
                return function(Transaction(connection, self._programme), *args, **kwargs)

        return await self._reader.run(run)

    async def study(self, function: Work[T], *args: object, **kwargs: object) -> T:
        return await self.read(function, *args, **kwargs)

    async def close(self) -> None:
        """Close the file. A lost file is left open, since closing it would delete the log of the file in its place."""
        self._queue.put_nowait(None)
        await self._task
        if self.is_lost():
            return
        await self._writer.close()
        await self._reader.close()
        self._identity.close()

    async def _serve(self) -> None:
        while (first := await self._queue.get()) is not None:
            batch, last = [first], False
            while not self._queue.empty() and len(batch) < BATCH:
                waiting = self._queue.get_nowait()
                if waiting is None:
                    last = True
                    break
                batch.append(waiting)
            await self._commit(batch)
            if last:
                return

    async def _commit(self, batch: list[_Waiting]) -> None:
        """Commit, and raise Lost if the file was deleted or replaced, since then nothing was really stored."""
        try:
            results = await self._writer.run(lambda: self._run(batch))
            if gone := self._identity.gone():
                self.stand_still(gone)
                raise Lost(gone)  # noqa: TRY301  # as what broke the commit
        except Exception as error:  # noqa: BLE001  # whatever broke the commit is every caller's error
            results = [error] * len(batch)
        for waiting, result in zip(batch, results, strict=True):
            if waiting.done.done():
                continue
            if isinstance(result, BaseException):
                waiting.done.set_exception(result)
            else:
                waiting.done.set_result(result)

    def _run(self, batch: list[_Waiting]) -> list[object]:
        """Run a batch of functions together, which is cheap.

        If one fails, run all again, each in a savepoint of its own.
        """
        try:
            with self._write_engine.connect() as connection, connection.begin():
                return [waiting.function(Transaction(connection, self._programme)) for waiting in batch]
        except Exception as error:  # noqa: BLE001  # of one alone it is its caller's error
            return [error] if len(batch) == 1 else self._run_apart(batch)

    def _run_apart(self, batch: list[_Waiting]) -> list[object]:
        results: list[object] = []
        with self._write_engine.connect() as connection, connection.begin():
            for waiting in batch:
                tx = Transaction(connection, self._programme)
                try:
                    with tx.savepoint():
                        results.append(waiting.function(tx))
                except Exception as error:  # its savepoint is undone; it is the caller's error
                    if not self._writer.in_transaction:
                        raise  # SQLite itself gave up the whole transaction (disk full, I/O error)
                    results.append(error)
        return results
