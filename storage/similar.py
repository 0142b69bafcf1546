"""Finds appeals with words in common: FTS5's trigrams on SQLite, an index over arrays of trigrams on PostgreSQL."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    DDL,
    ColumnElement,
    Double,
    Select,
    cast,
    column,
    event,
    func,
    literal,
    select,
    table,
    true,
    values,
)
from sqlalchemy.dialects.postgresql import ARRAY, array
from sqlalchemy.types import Text

from bot.domain.appeal import Appeal, State
from storage.database import Transaction
from storage.rows import to
from storage.schema import appeal

CANDIDATES = 40
SAMPLE = 100
MATCHES = 200  # that are looked at before those that don't count are left out
RAREST = 12  # trigrams that are looked up on PostgreSQL: each takes a visit to all that have it
COMMON = 1000  # appeals that are looked up for one trigram on PostgreSQL; what more have tells nothing
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
    return [to(Appeal, row) for row in tx.execute(find(grams, which).limit(CANDIDATES)).mappings()]


def _sqlite(grams: Sequence[str], which: ColumnElement[bool]) -> Select[Any]:
    """Each trigram is a phrase of its own in FTS5's language; the best matches come first."""
    wanted = " OR ".join(f'"{gram}"' for gram in grams)
    index = table(SEARCH, column("rowid"), column("rank"), column(SEARCH))
    best = select(index.c.rowid, index.c.rank).where(index.c[SEARCH].op("MATCH")(wanted)).order_by(index.c.rank)
    found = best.limit(MATCHES).subquery("found")
    return select(appeal).join(found, appeal.c.id == found.c.rowid).where(which).order_by(found.c.rank)


def _postgresql(grams: Sequence[str], which: ColumnElement[bool]) -> Select[Any]:
    """Each trigram is looked up by itself and counts the more, the fewer appeals have it; the best come first."""
    wanted = values(column("gram", Text), name="wanted").data([(gram,) for gram in grams[:RAREST]])
    own = func.trigrams(appeal.c.text, type_=ARRAY(Text))
    has = own.contains(array([cast(wanted.c.gram, Text)]))
    holder = select(appeal.c.id).where(has, which).limit(COMMON).correlate(wanted).subquery("holder")
    telling = literal(1.0, Double) / cast(func.count().over(), Double)
    told = select(holder.c.id, telling.label("telling")).lateral("told")
    every = func.sum(told.c.telling)
    best = select(told.c.id, every.label("every")).select_from(wanted.join(told, true())).group_by(told.c.id)
    first = best.order_by(every.desc(), told.c.id.desc()).limit(CANDIDATES).subquery("best")
    return select(appeal).join(first, appeal.c.id == first.c.id).order_by(first.c.every.desc(), first.c.id.desc())
