"""Brings a database to the newest schema in one transaction, and says which schema it has.

Whether it has it already is told by its own note and the names of the scripts: only an upgrade imports alembic.
"""

from functools import cache
from pathlib import Path

from sqlalchemy import Connection, Engine, column, create_engine, event, func, inspect, select, table
from sqlalchemy.engine import make_url

from storage.engine.engines import make_private
from storage.engine.unfit import Unfit

SCRIPTS = Path(__file__).parent.parent / "migrations"
LOCK = 20_241_025  # PostgreSQL's advisory lock: processes that start together upgrade one after the other
WAIT = 10  # seconds for SQLite's one writer
NOTED = table("alembic_version", column("version_num"))


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
        noted = inspect(connection).has_table(NOTED.name)
        return connection.scalar(select(NOTED.c.version_num)) if noted else None


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
    from alembic import command  # noqa: PLC0415  # half of what a start without an upgrade would import
    from alembic.config import Config  # noqa: PLC0415  # as above

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
    return max(known(), default=None)


@cache
def known() -> frozenset[str]:
    """Return all revisions that this program knows: the numbers that the scripts' names begin with."""
    return frozenset(script.name.split("_", 1)[0] for script in (SCRIPTS / "versions").glob("[0-9]*.py"))
