"""Makes SQLAlchemy engines for work beside the running bot, such as migrations and backups.

On SQLite they begin a transaction at once and not with the first write.
"""

import contextlib
from pathlib import Path

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url

SECONDS = 10  # to connect, and to wait for SQLite's one writer


def is_sqlite(url: str) -> bool:
    return make_url(url).get_backend_name() == "sqlite"


def exists(url: str) -> bool:
    """Whether there is a database to open. Opening a missing SQLite file would create it, so ask first."""
    return not is_sqlite(url) or Path(make_url(url).database or "").exists()


def make_private(file: Path) -> None:
    """Make the SQLite file readable for its owner only; the files that SQLite puts beside it take over its mode."""
    if file.name == ":memory:":
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(OSError):  # who may not is told so when it is opened
        file.touch(0o600)
        file.chmod(file.stat().st_mode & 0o700)


def file_of(url: str) -> Path | None:
    """Return the path of a SQLite database; None for PostgreSQL or a database in memory."""
    name = make_url(url).database
    return Path(name) if is_sqlite(url) and name else None


def writing(url: str, seconds: int = SECONDS) -> Engine:
    """Return an engine whose transactions may write; a lock is waited for so many seconds."""
    return _sqlite(url, "BEGIN IMMEDIATE", seconds) if is_sqlite(url) else _postgres(url, "READ COMMITTED", seconds)


def reading(url: str) -> Engine:
    """Return an engine whose transactions each read one snapshot."""
    return _sqlite(url, "BEGIN", SECONDS) if is_sqlite(url) else _postgres(url, "REPEATABLE READ", SECONDS)


def _sqlite(url: str, begin: str, seconds: int) -> Engine:
    engine = create_engine(url, hide_parameters=True, connect_args={"isolation_level": None, "timeout": seconds})
    event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA foreign_keys=ON"))
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def _postgres(url: str, level: str, seconds: int) -> Engine:
    return create_engine(url, isolation_level=level, hide_parameters=True, connect_args={"connect_timeout": seconds})
