"""A database of version 0.1 comes to today with all its rows, and what it was before is kept beside it."""

import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, DateTime, Engine, MetaData, Select, Table, create_engine, insert, select

from bot.__main__ import main
from bot.ops.backup import back_up
from bot.ops.restore import restore
from storage.engine.audit import HEAD
from storage.engine.backup import VERSIONS
from storage.engine.engines import writing
from storage.engine.migrate import migrate, newest, revision_of
from storage.engine.types import Moment
from storage.engine.unfit import Unfit
from storage.engine.upgrade import copied, upgrade
from storage.schema import metadata
from storage.schema.appeals import SEARCH
from tests.house import START
from tests.ops.conftest import NewDatabase, rows_of, value

VERSION_0_1 = "0027"  # the newest schema that version 0.1 had
Rows = dict[str, list[tuple[Any, ...]]]


def old_tables(engine: Engine) -> list[Table]:
    """Return the tables as that version had them; a column that is still there has today's type."""
    there, then = MetaData(), MetaData()
    there.reflect(engine)
    names = [one.name for one in there.sorted_tables if one.name != VERSIONS and not one.name.startswith(SEARCH)]
    return [Table(name, then, *map(partial(_as_today, name), there.tables[name].columns)) for name in names]


def _as_today(table: str, then: Column[Any]) -> Column[Any]:
    now = metadata.tables[table].columns.get(then.name) if table in metadata.tables else None
    kind = then.type if now is None else now.type
    if isinstance(kind, DateTime):
        kind = Moment()  # as all moments are kept
    counts = then.name == "id"
    return Column(then.name, kind, nullable=then.nullable, primary_key=then.primary_key, autoincrement=counts)


def old_house(url: str) -> Rows:
    """Make a database of version 0.1 with three rows in each table; return what of them is kept to this day."""
    migrate(url, VERSION_0_1)
    engine = writing(url)
    tables = old_tables(engine)
    with engine.begin() as connection:
        for table in tables:
            for number in range(1, 4):
                values = {one.name: value(one, number) for one in table.columns}
                connection.execute(insert(table).values({name: it for name, it in values.items() if it is not ...}))
    engine.dispose()
    return held(url, tables)


def held(url: str, tables: list[Table]) -> Rows:
    engine = create_engine(url)
    with engine.connect() as connection:
        found = {one.name: [tuple(row) for row in connection.execute(_kept(one))] for one in tables if _is_kept(one)}
    engine.dispose()
    return found | {"setting": [row for row in found["setting"] if row[0] != HEAD]}  # the chain's end is of today


def _is_kept(one: Table) -> bool:
    return one.name in metadata.tables


def _kept(one: Table) -> Select[Any]:
    """Select the columns that are there then and now, in the order of their keys."""
    today = metadata.tables[one.name].columns
    return select(*(part for part in one.columns if part.name in today)).order_by(*one.primary_key)


def of_then(url: str) -> list[Table]:
    engine = create_engine(url)
    tables = old_tables(engine)
    engine.dispose()
    return tables


def copy_of(url: str) -> Path:
    return Path(f"{url.removeprefix('sqlite:///')}.before-{newest()}")


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_all_rows_of_version_0_1_come_to_today_and_back(kind: str, new_database: NewDatabase, tmp_path: Path) -> None:
    url, other = new_database(kind), new_database(kind)
    before = old_house(url)
    then, said = of_then(url), list[str]()
    assert len(before) > 20 and all(len(rows) == 3 for rows in before.values())  # noqa: PT018  # one fact
    upgrade(url, said.append)
    assert revision_of(url) == newest()
    assert held(url, then) == before
    assert VERSION_0_1 in said[0]
    made = back_up(url, tmp_path / "files", tmp_path / "copy.tar.gz", START)
    restore(made.archive, other, tmp_path / "new")
    assert rows_of(other) == rows_of(url)
    assert held(other, then) == before


def test_the_copy_beside_the_file_is_what_it_was_and_can_be_put_back(new_database: NewDatabase) -> None:
    url = new_database("sqlite")
    before = old_house(url)
    then, said, copy = of_then(url), list[str](), copy_of(url)
    upgrade(url, said.append)
    assert said == [f"schema {VERSION_0_1} becomes {newest()}; the database as it was is kept in {copy}"]
    assert copy.stat().st_mode & 0o077 == 0
    Path(url.removeprefix("sqlite:///")).unlink()
    copy.rename(url.removeprefix("sqlite:///"))
    assert (revision_of(url), held(url, then)) == (VERSION_0_1, before)
    upgrade(url, said.append)
    assert held(url, then) == before


def test_what_stands_in_the_log_is_in_the_copy(new_database: NewDatabase) -> None:
    """The bot may have the file open, with commits that are not in it yet."""
    url = new_database("sqlite")
    migrate(url, VERSION_0_1)
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as running:
        running.execute("PRAGMA journal_mode=WAL")
        running.execute("INSERT INTO setting VALUES ('late', 'word')")
        running.commit()
        copy = copied(Path(url.removeprefix("sqlite:///")))
    with closing(sqlite3.connect(copy)) as kept:
        assert kept.execute("SELECT value FROM setting WHERE name = 'late'").fetchall() == [("word",)]


def test_without_a_copy_nothing_is_changed(new_database: NewDatabase) -> None:
    url = new_database("sqlite")
    migrate(url, VERSION_0_1)
    copy_of(url).mkdir()
    with pytest.raises(OSError, match="directory"):
        upgrade(url, print)
    assert revision_of(url) == VERSION_0_1
    assert not copy_of(url).with_name(f"{copy_of(url).name}.part").exists()


def test_postgresql_is_named_what_makes_a_copy_and_goes_on(new_database: NewDatabase) -> None:
    url, said = new_database("postgresql"), list[str]()
    migrate(url, VERSION_0_1)
    upgrade(url, said.append)
    assert revision_of(url) == newest()
    assert "pg_dump" in said[0]


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_where_nothing_is_to_be_done_nothing_is_copied(kind: str, new_database: NewDatabase, tmp_path: Path) -> None:
    url, said = new_database(kind), list[str]()
    upgrade(url, said.append)
    upgrade(url, said.append)
    assert (said, revision_of(url)) == ([], newest())
    assert not list(tmp_path.glob("*.before-*"))


def test_migrate_says_where_the_copy_is(
    new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    url = new_database("sqlite")
    migrate(url, VERSION_0_1)
    monkeypatch.setenv("DATABASE_URL", url)
    assert main(["migrate"]) == 0
    assert str(copy_of(url)) in capsys.readouterr().out


def test_a_database_of_a_newer_program_is_left_alone(new_database: NewDatabase, tmp_path: Path) -> None:
    url = new_database("sqlite")
    migrate(url)
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        raw.commit()
    with pytest.raises(Unfit, match="newer"):
        upgrade(url, print)
    assert not list(tmp_path.glob("*.before-*"))
