"""Brings the database of an existing installation to the newest schema.

A SQLite file is copied first; for PostgreSQL the operator is told how to make a copy.
"""

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy.engine import make_url

from storage.engine.durable import sync
from storage.engine.engines import exists, is_sqlite
from storage.engine.migrate import migrate, newest, revision_of

PAGES = 1000  # copied between two looks at whether the running bot waits


def on_stderr(said: str) -> None:
    print(said, file=sys.stderr, flush=True)


def upgrade(url: str, say: Callable[[str], None] = on_stderr) -> None:
    """Migrate to the newest schema. Before any change `say` is called with where the copy is, or how to make one."""
    has = revision_of(url) if exists(url) else None
    if has is not None and has != newest():
        step = f"schema {has} becomes {newest()}"
        if is_sqlite(url):
            say(f"{step}; the database as it was is kept in {copied(Path(make_url(url).database or ''))}")
        else:
            say(f"{step}; no copy was made: on PostgreSQL that is for pg_dump, or `python -m bot backup`, to do first")
    migrate(url)


def copied(path: Path) -> Path:
    """Copy the SQLite database to a file beside it and return its path; the copy is on disk when this returns."""
    copy = path.with_name(f"{path.name}.before-{newest()}")
    part = copy.with_name(f"{copy.name}.part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(part)) as target:
            source.backup(target, pages=PAGES)
        for place in (part, path.parent):
            sync(place)
        part.replace(copy)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync(path.parent)
    return copy
