"""Brings a database to the newest schema in one transaction, and says which schema it has."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, func, select
from sqlalchemy.engine import make_url

from storage.engine.engines import make_private
from storage.engine.unfit import Unfit

SCRIPTS = Path(__file__).parent.parent / "migrations"
LOCK = 20_241_025  # PostgreSQL's advisory lock: processes that start together upgrade one after the other
WAIT = 10  # seconds for SQLite's one writer


class Newer(Unfit):
    """The database was migrated by a newer program."""

    def __init__(self, revision: str) -> None:
        super().__init__(f"the database has schema {revision}, newer than this program's {newest()}: update it first")


def migrate(url: str, revision: str | None = None) -> None:
    """Upgrade the database at a SQLAlchemy `url` to `revision`, or the newest.

    The folder of a SQLite file is made when missing.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database:
        make_private(Path(parsed.database))
    has, wanted = revision_of(url), revision or newest()
    if wanted is not None and has != wanted:
        engine = _engine(url)
        try:
            _upgrade(engine, wanted)
        finally:
            engine.dispose()


def revision_of(url: str) -> str | None:
    """Return the revision of the database at `url`, None before the first migration; raise Newer for an unknown one."""
    engine = create_engine(url, hide_parameters=True)
    try:
        has = current(engine)
    finally:
        engine.dispose()
    if has is not None and has not in known():
        raise Newer(has)
    return has


def current(engine: Engine) -> str | None:
    """Return the revision of the database; None before the first migration."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def _engine(url: str) -> Engine:
    """Return an engine for migrations.

    On SQLite the transaction begins at once, since otherwise it would begin only after tables were changed. Foreign
    keys are not checked, because a table is changed by making a new one and dropping the old.
    """
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(url, hide_parameters=True)
    engine = create_engine(url, hide_parameters=True, connect_args={"isolation_level": None, "timeout": WAIT})
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _upgrade(engine: Engine, revision: str) -> None:
    """Do all steps and note the version in one transaction, so that a process killed midway has changed nothing."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(LOCK)))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        _check_keys(connection)


def _check_keys(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    if found := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
        raise ValueError(f"{len(found)} rows refer to none after the migration, such as one of {found[0][0]}")


@cache
def newest() -> str | None:
    """Return the newest revision that this program knows."""
    return ScriptDirectory(str(SCRIPTS)).get_current_head()


@cache
def known() -> frozenset[str]:
    """Return all revisions that this program knows."""
    return frozenset(revision.revision for revision in ScriptDirectory(str(SCRIPTS)).walk_revisions())
