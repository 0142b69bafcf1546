"""Finds appeals that share words with a text.

SQLite does it by the trigrams of FTS5, PostgreSQL by an index over arrays of trigrams.
"""

import json
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, and_, cast, column, desc, func, select, table, true
from sqlalchemy.dialects.postgresql import ARRAY, array
from sqlalchemy.types import Text

from bot.domain.appeals.action import State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.survey import Satisfaction, Solved
from storage.engine import dialects
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import appeal, survey
from storage.schema.appeals import SEARCH

CANDIDATES = 40
SAMPLE = 100
READ = 5000  # places in the index; as the rarest trigrams come first, what is left unread tells little
OPEN = (State.TRIAGE, State.NEEDS_INFO, State.SCHEDULED, State.ASSIGNED, State.HANDLING, State.SIGN_OFF)
SHARED = func.count().label("shared")


def sample(tx: Transaction) -> list[str]:
    """Return the newest texts, at most SAMPLE. They show which words are so common that they say nothing."""
    return list(tx.execute(select(appeal.c.text).order_by(appeal.c.id.desc()).limit(SAMPLE)).scalars())


def helped(tx: Transaction, grams: Sequence[str], but: int = 0) -> list[Appeal]:
    """Return answered appeals that share trigrams and are no secret, whose enterprises were satisfied.

    Those with the rarest come first.
    """
    return _candidates(tx, grams, (appeal.c.id != but) & _HELPED)


_GOOD = (Satisfaction.SATISFIED, Satisfaction.FAIRLY)
_HELPED = and_(
    appeal.c.state.in_((State.CLOSED, State.VISIT)),
    appeal.c.answer != "",
    appeal.c.confidential.is_(False),
    select(survey.c.id)
    .where(
        survey.c.appeal == appeal.c.id,
        survey.c.round == appeal.c.round,
        survey.c.satisfaction.in_(_GOOD),
        survey.c.solved == Solved.YES,
        survey.c.second.is_(None) | survey.c.second.in_(_GOOD),
    )
    .exists(),
)


def unanswered(tx: Transaction, grams: Sequence[str], but: int = 0) -> list[Appeal]:
    """Return open appeals that share trigrams; those with the rarest come first."""
    return _candidates(tx, grams, (appeal.c.id != but) & appeal.c.state.in_(OPEN))


def _candidates(tx: Transaction, grams: Sequence[str], which: ColumnElement[bool]) -> list[Appeal]:
    """Return the appeals that share most trigrams. A trigram that no other appeal has costs next to nothing."""
    if not grams:
        return []
    sharing = _sqlite if dialects.is_sqlite(tx) else _postgresql
    best = sharing(grams, which).order_by(desc("shared"), desc("id")).limit(CANDIDATES).subquery("best")
    found = select(appeal).join(best, appeal.c.id == best.c.id).order_by(best.c.shared.desc(), best.c.id.desc())
    return [to(Appeal, row) for row in tx.execute(found).mappings()]


def _sqlite(grams: Sequence[str], which: ColumnElement[bool]) -> Select[tuple[int, int]]:
    """Return how many of the trigrams each appeal shares; FTS5 lists every place of a trigram."""
    wanted = func.json_each(json.dumps(grams)).table_valued("value", name="wanted")
    place = table(f"{SEARCH}_place", column("term"), column("doc"))
    read = select(place.c.doc).select_from(wanted.join(place, place.c.term == wanted.c.value)).limit(READ)
    met = read.subquery("met")
    likeness = select(met.c.doc, SHARED).group_by(met.c.doc).subquery("told")
    return select(appeal.c.id, likeness.c.shared).join(likeness, appeal.c.id == likeness.c.doc).where(which)


def _postgresql(grams: Sequence[str], which: ColumnElement[bool]) -> Select[tuple[int, int]]:
    """Return the same by arrays of our own, since the extension pg_trgm is not installed everywhere."""
    wanted = func.unnest(cast(list(grams), ARRAY(Text))).table_valued("gram", name="wanted").render_derived()
    has = func.trigrams(appeal.c.text, type_=ARRAY(Text)).contains(array([wanted.c.gram]))
    # its limit makes each trigram a look-up of its own, in their order, which ends as soon as enough is read
    counted = select(appeal.c.id, which.label("counts")).where(has).limit(READ).lateral("one")
    met = select(counted.c.id, counted.c.counts).select_from(wanted.join(counted, true())).limit(READ).subquery("met")
    return select(met.c.id, SHARED).where(met.c.counts).group_by(met.c.id)
