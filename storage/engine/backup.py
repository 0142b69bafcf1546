"""Copies all tables to lines of JSON from one snapshot, and fills an empty database of either engine from them."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from alembic.runtime.migration import MigrationContext
from sqlalchemy import JSON, Boolean, Connection, MetaData, column, func, insert, inspect, select
from sqlalchemy import table as any_table
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.types import NullType, TypeEngine

from storage.engine import counters
from storage.engine.engines import exists, is_sqlite, reading, writing
from storage.engine.migrate import newest
from storage.engine.types import Moment
from storage.engine.unfit import Unfit
from storage.schema import attachment, metadata
from storage.schema.appeals import SEARCH
from storage.schema.finding import FINDING

BATCH = 500
VERSIONS = "alembic_version"
KINDS: dict[str, TypeEngine[Any]] = {"moment": Moment(), "json": JSON(), "bool": Boolean(), "plain": NullType()}


@dataclass(frozen=True, slots=True)
class Shape:
    """A table with the kinds of its columns. `counter` is the highest number that the table gave out, if it counts."""

    name: str
    columns: tuple[tuple[str, str], ...]
    counter: int | None


class Snapshot:
    """The database as it stood at one moment; what others write meanwhile is not seen."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.revision = _fit(MigrationContext.configure(connection).get_current_revision())

    def shapes(self) -> list[Shape]:
        """Return all tables, each after those that it refers to."""
        return [
            Shape(
                table.name,
                tuple((part.name, _kind(part.type)) for part in table.columns),
                counters.read(self._connection, table),
            )
            for table in metadata.sorted_tables
        ]

    def lines(self, name: str) -> Iterator[str]:
        whole = metadata.tables[name]
        found = self._connection.execute(
            select(whole).order_by(*whole.primary_key), execution_options={"yield_per": BATCH}
        )
        for row in found:
            yield json.dumps([_written(value) for value in row])

    def files(self) -> list[str]:
        """Return the SHA-256 of each attachment that is kept."""
        kept = select(attachment.c.sha256).where(attachment.c.sha256.is_not(None)).distinct()
        return sorted(self._connection.execute(kept).scalars())


@contextmanager
def snapshot(url: str) -> Iterator[Snapshot]:
    """Open a snapshot of the database; raise Unfit if there is no database."""
    if not exists(url):
        raise Unfit("there is no database to copy: DATABASE_URL names a file that is not there")
    engine = reading(url)
    try:
        with engine.connect() as connection, connection.begin():
            yield Snapshot(connection)
    finally:
        engine.dispose()


class Target:
    """An empty database that is being filled in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def fill(self, shape: Shape, lines: Iterable[str]) -> int:
        """Write the rows of one table and return how many; raise Unfit for what has no place in it."""
        try:
            return self._fill(shape, lines)
        except (SQLAlchemyError, ValueError, TypeError, KeyError) as error:  # whose words may hold what people wrote
            raise Unfit(f"the rows of the table {shape.name} do not fit its columns ({type(error).__name__})") from None

    def _fill(self, shape: Shape, lines: Iterable[str]) -> int:
        whole = any_table(shape.name, *(column(name, KINDS[kind]) for name, kind in shape.columns))
        names, kinds = zip(*shape.columns, strict=True)
        rows, count = iter(lines), 0
        while batch := list(islice(rows, BATCH)):
            values = [map(_read, kinds, json.loads(line)) for line in batch]
            self._connection.execute(insert(whole), [dict(zip(names, value, strict=True)) for value in values])
            count += len(batch)
        if shape.counter is not None:
            highest = self._connection.execute(select(func.max(whole.c[names[0]]))).scalar() or 0
            counters.write(self._connection, shape.name, names[0], max(shape.counter, highest))
        return count


@contextmanager
def filling(url: str) -> Iterator[Target]:
    """Open a transaction that fills the database, and commit at the end."""
    engine = writing(url)
    try:
        with engine.begin() as connection:
            yield Target(connection)
    finally:
        engine.dispose()


@contextmanager
def leaving_nothing(url: str, *, made_here: bool) -> Iterator[None]:
    """Delete the files of a database that did not exist before, if filling it fails."""
    try:
        yield
    except BaseException:
        if made_here:
            _unmake(url)
        raise


def _unmake(url: str) -> None:
    if is_sqlite(url):
        path = Path(make_url(url).database or "")
        for place in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
            place.unlink(missing_ok=True)
        return
    engine = writing(url)
    there = MetaData()
    with engine.begin() as connection:
        there.reflect(connection)
        there.drop_all(connection)
        connection.exec_driver_sql("DROP FUNCTION IF EXISTS trigrams")
    engine.dispose()


def empty(url: str) -> str | None:
    """Return the schema revision of a database without rows; None for one without tables.

    Raise Unfit if it has rows.
    """
    if not exists(url):
        return None
    engine = reading(url)
    try:
        with engine.connect() as connection:
            for name in set(inspect(connection).get_table_names()) - {VERSIONS}:
                if name.startswith((SEARCH, FINDING)):
                    continue  # an index has rows of its own, and is kept by the database
                if connection.execute(select(func.count()).select_from(any_table(name))).scalar():
                    raise Unfit(f"the target database is not empty: the table {name} has rows. Name an empty one.")
            return MigrationContext.configure(connection).get_current_revision()
    finally:
        engine.dispose()


def _fit(revision: str | None) -> str:
    if revision is None or revision != newest():
        raise Unfit(
            f"the database has the schema {revision}, this program {newest()}: migrate it, or update the program"
        )
    return revision


def _kind(type_: TypeEngine[Any]) -> str:
    return next((name for name, known in KINDS.items() if isinstance(type_, type(known))), "plain")


def _written(value: object) -> object:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value


def _read(kind: str, value: object) -> object:
    return datetime.fromisoformat(value) if kind == "moment" and isinstance(value, str) else value
