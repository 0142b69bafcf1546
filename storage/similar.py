"""Finds appeals with words in common: FTS5's trigrams on SQLite, an index over arrays of trigrams on PostgreSQL."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import DDL, ColumnElement, Select, case, column, event, func, literal, select, table
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Text

from bot.domain.appeal import Appeal, State
from storage.database import Transaction
from storage.rows import to
from storage.schema import appeal

CANDIDATES = 40
SAMPLE = 100
MATCHES = 200  # that are looked at before those that don't count are left out
NEWEST = 1000  # the same on PostgreSQL, which can't tell the best ones before
OPEN = (State.TRIAGE, State.NEEDS_INFO, State.SCHEDULED, State.ASSIGNED, State.HANDLING, State.SIGN_OFF)

# PostgreSQL's own arrays are used because its extension pg_trgm is not installed everywhere.
SQLITE = (
    "CREATE VIRTUAL TABLE appeal_search USING fts5(text, content='appeal', content_rowid='id', tokenize='trigram')",
    (
        "CREATE TRIGGER appeal_search_added AFTER INSERT ON appeal BEGIN "
        "INSERT INTO appeal_search(rowid, text) VALUES (new.id, new.text); END"
    ),
    (
        "CREATE TRIGGER appeal_search_gone AFTER DELETE ON appeal BEGIN "
        "INSERT INTO appeal_search(appeal_search, rowid, text) VALUES ('delete', old.id, old.text); END"
    ),
    (
        "CREATE TRIGGER appeal_search_changed AFTER UPDATE OF text ON appeal BEGIN "
        "INSERT INTO appeal_search(appeal_search, rowid, text) VALUES ('delete', old.id, old.text); "
        "INSERT INTO appeal_search(rowid, text) VALUES (new.id, new.text); END"
    ),
)
SEARCH = "appeal_search"  # what the index of SQLite begins with; no table of ours, kept by triggers

for _statement in SQLITE:
    event.listen(appeal, "after_create", DDL(_statement).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped


def sample(tx: Transaction) -> list[str]:
    """Return the newest texts, from which to see which words everybody uses."""
    return list(tx.execute(select(appeal.c.text).order_by(appeal.c.id.desc()).limit(SAMPLE)).scalars())


def answered(tx: Transaction, grams: Sequence[str], but: int = 0) -> list[Appeal]:
    """Return answered appeals that share some of the trigrams."""
    return _candidates(tx, grams, (appeal.c.id != but) & appeal.c.answered_at.is_not(None) & (appeal.c.answer != ""))


def unanswered(tx: Transaction, grams: Sequence[str], but: int = 0) -> list[Appeal]:
    """Return appeals under way that share some of the trigrams."""
    return _candidates(tx, grams, (appeal.c.id != but) & appeal.c.state.in_(OPEN))


def _candidates(tx: Transaction, grams: Sequence[str], which: ColumnElement[bool]) -> list[Appeal]:
    if not grams:
        return []
    find = _sqlite if tx.connection.dialect.name == "sqlite" else _postgresql
    return [to(Appeal, row) for row in tx.execute(find(grams).where(which).limit(CANDIDATES)).mappings()]


def _sqlite(grams: Sequence[str]) -> Select[Any]:
    """Each trigram is a phrase of its own in FTS5's language; the best matches come first."""
    wanted = " OR ".join(f'"{gram}"' for gram in grams)
    index = table(SEARCH, column("rowid"), column("rank"), column(SEARCH))
    best = select(index.c.rowid, index.c.rank).where(index.c[SEARCH].op("MATCH")(wanted)).order_by(index.c.rank)
    found = best.limit(MATCHES).subquery("found")
    return select(appeal).join(found, appeal.c.id == found.c.rowid).order_by(found.c.rank)


def _postgresql(grams: Sequence[str]) -> Select[Any]:
    """Of the newest that share a trigram, those that share the most come first."""
    own = func.trigrams(appeal.c.text, type_=ARRAY(Text))
    shared = sum((case((func.strpos(appeal.c.text, gram) > 0, 1), else_=0) for gram in grams), literal(0))
    newest = select(appeal.c.id).where(own.overlap(list(grams))).order_by(appeal.c.id.desc()).limit(NEWEST)
    return select(appeal).where(appeal.c.id.in_(newest)).order_by(shared.desc(), appeal.c.id.desc())
