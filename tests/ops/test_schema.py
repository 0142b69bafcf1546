"""What the program believes of its tables is what the migrations make of them, on both engines."""

from typing import Any

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

from storage.engine.migrate import SCRIPTS, known, migrate, newest
from storage.schema import metadata
from tests.ops.conftest import NewDatabase

INDEXES = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
    "postgresql": "SELECT indexrelid::regclass, pg_get_indexdef(indexrelid) FROM pg_index"
    " JOIN pg_class ON oid = indrelid AND relnamespace = 'public'::regnamespace"
    " WHERE indexrelid NOT IN (SELECT conindid FROM pg_constraint)",
}
COUNTING = {  # tables in which a number is never given again
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'",
    "postgresql": "SELECT table_name FROM information_schema.columns WHERE column_default LIKE 'nextval%'",
}
SEARCH = {"ix_appeal_trigrams", "ix_finding_marks"}  # indexes of words, which only a migration can spell


def shape(url: str) -> dict[str, Any]:
    """Return what each of the program's tables has, without the order in which it was added."""
    engine = create_engine(url)
    with engine.connect() as connection:
        eye = inspect(connection)
        indexes = {
            name: " ".join(sql.replace('"', "").split())
            for name, sql in map(tuple, connection.execute(text(INDEXES[engine.dialect.name])))
            if name not in SEARCH
        }
        counting = set(connection.scalars(text(COUNTING[engine.dialect.name])))
        found = {
            table: {
                "columns": {one["name"]: (str(one["type"]), one["nullable"], one["default"]) for one in columns},
                "keys": eye.get_pk_constraint(table)["constrained_columns"],
                "refers": {(*one["constrained_columns"], one["referred_table"]) for one in eye.get_foreign_keys(table)},
                "unique": {tuple(one["column_names"]) for one in eye.get_unique_constraints(table)},
            }
            for table in metadata.tables
            for columns in [eye.get_columns(table)]
        }
    engine.dispose()
    return {"indexes": indexes, "counting": counting, **found}


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_the_schema_is_what_the_migrations_make(kind: str, new_database: NewDatabase) -> None:
    migrated, believed = new_database(kind), new_database(kind)
    migrate(migrated)
    engine = create_engine(believed)
    metadata.create_all(engine)
    engine.dispose()
    assert shape(believed) == shape(migrated)


def test_the_names_of_the_scripts_are_the_revisions_that_alembic_sees() -> None:
    scripts = ScriptDirectory(str(SCRIPTS))
    assert known() == {script.revision for script in scripts.walk_revisions()}
    assert newest() == scripts.get_current_head()
