"""Brings a database to the newest schema, and says which one it has."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, func, select
from sqlalchemy.engine import make_url

SCRIPTS = Path(__file__).parent.parent / "migrations"
LOCK = 20_241_025  # PostgreSQL's advisory lock: processes that start together upgrade one after the other


def migrate(url: str, revision: str | None = None) -> None:
    """Upgrade the database at a SQLAlchemy `url` (to `revision`); the folder of a SQLite file is made when missing."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url)
    wanted = revision or newest()
    try:
        if wanted is not None and current(engine) != wanted:
            _upgrade(engine, wanted)
    finally:
        engine.dispose()


def current(engine: Engine) -> str | None:
    """Return the revision that the database has; None before the first migration."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def _upgrade(engine: Engine, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(LOCK)))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


@cache
def newest() -> str | None:
    return ScriptDirectory(str(SCRIPTS)).get_current_head()


def known() -> frozenset[str]:
    """Return the revisions that this program knows."""
    return frozenset(script.revision for script in ScriptDirectory(str(SCRIPTS)).walk_revisions())
