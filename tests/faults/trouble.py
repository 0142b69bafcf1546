"""Real trouble with a real database: a table that is away, a lock that somebody holds, a full disk, a server gone."""

import asyncio
import inspect
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

from sqlalchemy import Connection, create_engine, make_url, text

from storage.engine.database import Transaction
from tests.house import House


async def until(look: Callable[[], Any], seconds: float = 8.0) -> Any:
    """Wait until `look` finds something, and return it."""
    async with asyncio.timeout(seconds):
        while True:
            found = look()
            if inspect.isawaitable(found):
                found = await found
            if found:
                return found
            await asyncio.sleep(0.01)


def is_sqlite(url: str) -> bool:
    return make_url(url).get_backend_name() == "sqlite"


@contextmanager
def another_connection(url: str, database: str | None = None) -> Iterator[Connection]:
    """Somebody else at the same database, each statement committed at once."""
    address = make_url(url).set(database=database) if database else make_url(url)
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


@contextmanager
def table_away(url: str, table: str = "inbox") -> Iterator[None]:
    """Every statement on the table fails."""
    with another_connection(url) as other:
        other.execute(text(f"ALTER TABLE {table} RENAME TO {table}_away"))
        try:
            yield
        finally:
            other.execute(text(f"ALTER TABLE {table}_away RENAME TO {table}"))


@contextmanager
def locked(url: str) -> Iterator[None]:
    """Who wants to write waits."""
    begin = "BEGIN IMMEDIATE" if is_sqlite(url) else "BEGIN"
    with another_connection(url) as other:
        other.exec_driver_sql(begin)
        if not is_sqlite(url):
            other.exec_driver_sql("LOCK TABLE inbox IN EXCLUSIVE MODE")
        try:
            yield
        finally:
            other.exec_driver_sql("ROLLBACK")


@asynccontextmanager
async def disk_full(house: House) -> AsyncIterator[None]:
    """SQLite may not take one page more."""
    await house.app.database.write(_most_pages, 1)
    try:
        yield
    finally:
        await house.app.database.write(_most_pages, 2**30)


def _most_pages(tx: Transaction, count: int) -> None:
    tx.connection.exec_driver_sql(f"PRAGMA max_page_count={count}")


@contextmanager
def server_gone(url: str) -> Iterator[None]:
    """PostgreSQL cuts all connections to the database and takes no new one."""
    name = make_url(url).database
    with another_connection(url, "postgres") as other:
        other.execute(text(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false"))
        other.execute(
            text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"), {"name": name}
        )
        try:
            yield
        finally:
            other.execute(text(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true"))
