"""Checks whether a SQLite file is damaged.

A small file, or one that a crash left behind, is checked as a whole; of a large one only the roots of the tables.
"""

import sqlite3
from pathlib import Path

from sqlalchemy.engine import make_url

from storage.engine.engines import is_sqlite
from storage.engine.unfit import Unfit, sentence

SMALL = 64 << 20  # bytes that are read through at each start
WAIT = 10.0  # seconds for who has it locked
NAMES = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"


def ended_well(path: Path) -> bool:
    """Whether the last process that had the file open closed it; a killed process leaves a log or a journal behind."""
    beside = (path.with_name(f"{path.name}-{ending}") for ending in ("wal", "journal"))
    return not any(place.exists() and place.stat().st_size for place in beside)


def require(url: str) -> None:
    """Raise Unfit if the SQLite file is damaged; do nothing for PostgreSQL."""
    path = Path(make_url(url).database or "")
    if not is_sqlite(url) or not path.is_file() or path.stat().st_size == 0:
        return
    whole = not ended_well(path) or path.stat().st_size <= SMALL
    if problem := examine(path, whole=whole):
        raise Unfit(problem)


def trouble(url: str) -> str:
    """Check each page of a SQLite file; return what is wrong, or an empty text. PostgreSQL is not checked."""
    path = Path(make_url(url).database or "")
    return examine(path) if is_sqlite(url) and path.is_file() and path.stat().st_size else ""


def examine(path: Path, *, whole: bool = True) -> str:
    """Return in one sentence what is wrong with the file; an empty text if nothing is."""
    raw = sqlite3.connect(path, timeout=WAIT)
    try:
        found = _check(raw) if whole else _glance(raw)
    except sqlite3.Error as error:
        return sentence(error) or str(error)
    finally:
        raw.close()
    return f"{sentence(sqlite3.DatabaseError('malformed'))} (first: {found})" if found else ""


def _check(raw: sqlite3.Connection) -> str:
    """Return the first thing that is wrong with a page, in SQLite's words; an empty text if nothing is."""
    (found,) = raw.execute("PRAGMA quick_check(1)").fetchone()
    return "" if found == "ok" else " ".join(str(found).split())


def _glance(raw: sqlite3.Connection) -> str:
    for (name,) in raw.execute(NAMES).fetchall():
        raw.execute(f'SELECT * FROM "{name}" LIMIT 1').fetchone()  # noqa: S608  # a name from the catalogue
    return ""
