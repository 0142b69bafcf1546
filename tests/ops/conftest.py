"""Databases for operators: of either kind, filled with a row of everything, or with nothing at all."""

import tempfile
from collections.abc import Callable
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, insert, make_url, select
from sqlalchemy.types import JSON, Boolean, Float, Integer, String, TypeEngine

from storage.engine.engines import writing
from storage.engine.migrate import migrate
from storage.engine.types import Moment
from storage.schema import metadata
from tests.conftest import _create
from tests.house import START, fresh_sqlite

_names = count(1)
NewDatabase = Callable[[str], str]


@pytest.fixture(autouse=True)
def operators_clock(working_morning: None) -> None:
    """The clock on the wall, which commands look at."""


@pytest.fixture
def new_database(request: pytest.FixtureRequest, tmp_path: Path) -> NewDatabase:
    """Return the address of a database without tables; of SQLite there is not even a file."""

    def make(kind: str) -> str:
        name = f"ops{next(_names)}"
        if kind == "sqlite":
            return f"sqlite:///{tmp_path}/{name}.db"
        address: str = request.getfixturevalue("postgres")
        _create(address, name, "template1")
        return address.replace("/postgres?", f"/{name}?")

    return make


def fill(url: str, rows: int = 3) -> None:
    """Put rows into every table, with odd values where a column takes them; the highest draft is dropped again."""
    file = make_url(url).database if url.startswith("sqlite") else None
    if file is not None and not Path(file).exists():
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        Path(file).write_bytes(_filled(rows))
        return
    migrate(url)
    _put_rows(url, rows)


@cache
def _filled(rows: int) -> bytes:
    """Return a SQLite file with these rows: to go through all migrations for each test takes it a second."""
    with tempfile.TemporaryDirectory() as folder:
        url = fresh_sqlite(Path(folder))
        _put_rows(url, rows)
        return Path(folder, "bot.db").read_bytes()


def _put_rows(url: str, rows: int) -> None:
    engine = writing(url)
    with engine.begin() as connection:
        for table in metadata.sorted_tables:
            for number in range(1, rows + 1):
                values = {one.name: value(one, number) for one in table.columns}
                connection.execute(insert(table).values({name: it for name, it in values.items() if it is not ...}))
        draft = metadata.tables["draft"]
        connection.execute(draft.delete().where(draft.c.id == rows))
    engine.dispose()


ODD = ("磨憨口岸 “化验”", 'a "quoted"\nline\tand \\', "😀 emoji")


def _text(column: Any, number: int) -> str:
    if (column.table.name, column.name) == ("outbox", "state"):
        return "WAITING"
    return f"{number}{ODD[number % 3]}"[: column.type.length or None]


def _number(column: Any, number: int) -> Any:
    return ... if column.table.autoincrement_column is column else number


MADE: dict[type[TypeEngine[Any]], Callable[[Any, int], Any]] = {
    Moment: lambda column, number: (
        None if column.nullable and number == 2 else START.replace(microsecond=number * 111_111 % 10**6)
    ),
    JSON: lambda _, number: {"n": [number, 0.1, None, True], "w": ODD[number % 3]},
    Boolean: lambda _, number: number % 2 == 0,
    Float: lambda _, number: 1_700_000_000.123456 + number,
    String: _text,
    Integer: _number,
}


def value(column: Any, number: int) -> Any:
    """Return a value that its type takes; a number for keys, so that they match those they refer to."""
    if column.foreign_keys and column.nullable and number % 2:
        return None
    return next(make for kind, make in MADE.items() if isinstance(column.type, kind))(column, number)


def rows_of(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """Return all rows of all tables."""
    engine = create_engine(url)
    with engine.connect() as connection:
        found = {
            name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for name, table in metadata.tables.items()
        }
    engine.dispose()
    return found
