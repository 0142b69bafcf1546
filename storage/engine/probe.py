"""Examines a database from outside for `doctor`.

It finds whether the database can be reached and written, is sound, and which schema it has.
"""

from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from storage.engine import soundness
from storage.engine.engines import exists, writing
from storage.engine.migrate import current
from storage.engine.unfit import words_of

SECONDS = 5


@dataclass(frozen=True, slots=True)
class Probe:
    """What was found. `problem` is empty when all is well; `place` names the database without its password."""

    place: str
    there: bool = True
    problem: str = ""
    revision: str | None = None


def probe(url: str) -> Probe:
    """Connect and write in a transaction that is undone. Nothing is left behind, not even an empty file."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        return Probe("DATABASE_URL", there=False, problem="is no database address")
    place = parsed.render_as_string(hide_password=True)
    try:
        if not exists(url):
            return Probe(place, there=False)
        revision = _write(url)
        return Probe(place, problem=soundness.trouble(url), revision=revision)
    except (SQLAlchemyError, ImportError) as error:
        return Probe(place, problem=words_of(error))


def _write(url: str) -> str | None:
    engine = writing(url, SECONDS)
    try:
        with engine.connect() as connection:
            connection.execute(text("CREATE TABLE doctor_was_here (id INTEGER)"))
            connection.rollback()
        return current(engine)
    finally:
        engine.dispose()
