"""Finds appeals by their marks: in SQLite's index of words, or in PostgreSQL's of the parts of arrays.

PostgreSQL can't know how rare a mark is or that two never stand together, and would read a million rows one by one to
find the newest few. So it is asked in steps, each of which is bounded: by its rows, or by an index.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    cast,
    func,
    literal_column,
    or_,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, array
from sqlalchemy.sql.expression import column
from sqlalchemy.types import Integer, Text

from storage.engine import dialects
from storage.engine.database import Transaction
from storage.schema import appeal, finding
from storage.schema.finding import FINDING

AnyOf = tuple[tuple[str, ...], ...]  # one of them has to stand there, with all its marks
# To take the marks of a row apart costs PostgreSQL two hundred times what it reckons with; so it uses the index.
# It is not to compile a search that seems dear.
_DEAR = text("SELECT set_config('cpu_operator_cost', '0.1', true), set_config('jit', 'off', true)")
_USUAL = text("SET LOCAL cpu_operator_cost = DEFAULT")
# Among so many appeals is looked first: what is common is found row by row, what is less so by the index.
NEWEST, NEWER = 3_000, 50_000
FEW = 1_000  # of which the marks are looked at one by one


@dataclass(frozen=True, slots=True)
class Wanted:
    """The newest so many with these marks and conditions, of which none lies outside of two rows."""

    groups: Sequence[AnyOf]
    conditions: Sequence[ColumnElement[bool]]
    most: int
    first: int
    last: int
    newest: int = NEWEST
    newer: int = NEWER


def newest(tx: Transaction, wanted: Wanted) -> list[int]:
    """Return the newest appeals that are wanted, the newest first."""
    if dialects.is_sqlite(tx):
        return list(tx.execute(_in_words(wanted)).scalars())
    tx.execute(_DEAR)
    found = _by_steps(tx, wanted)
    tx.execute(_USUAL)
    return found


def _by_steps(tx: Transaction, wanted: Wanted) -> list[int]:
    """Look among the newest, then among more, then among all; what none of the newest has is looked for at once."""
    for window, whole in ((wanted.newest, False), (wanted.newer, True)):
        since = max(wanted.first, wanted.last - window + 1)
        found = list(tx.execute(_in_arrays(wanted, since, whole=whole)).scalars())
        if len(found) == wanted.most or since == wanted.first:
            return found
        if not found:
            break
    return list(tx.execute(_in_arrays(wanted, wanted.first, whole=True)).scalars())


def first_of(
    tx: Transaction, ordered: Select[tuple[int]], groups: Sequence[AnyOf], most: int, few: int = FEW
) -> list[int]:
    """Return the first appeals of a query that have the marks; the query gives the rows of appeals in their order.

    PostgreSQL looks at the marks of a few, before it gathers all that have them.
    """
    if not dialects.is_sqlite(tx):
        some = ordered.limit(few).cte("some").prefix_with("MATERIALIZED")
        looked = select(some.c.id, _has(groups).label("fits")).join(finding, finding.c.appeal == some.c.id)
        rows = tx.execute(looked.order_by(some.c.id)).mappings().all()
        found = [int(row["id"]) for row in rows if row["fits"]][:most]
        if len(found) == most or len(rows) < few:
            return found
    return list(tx.execute(ordered.where(appeal.c.id.in_(every(tx, groups))).limit(most)).scalars())


def every(tx: Transaction, groups: Sequence[AnyOf]) -> Select[tuple[int]]:
    """Return the query for all that have the marks."""
    if dialects.is_sqlite(tx):
        search = table(FINDING, column("rowid"))
        return select(search.c.rowid).where(literal_column(FINDING).op("MATCH")(_expression(groups)))
    found = select(finding.c.appeal).where(_has(groups)).cte("marked").prefix_with("MATERIALIZED")
    return select(found.c.appeal)


def _in_words(wanted: Wanted) -> Select[tuple[int]]:
    search = table(FINDING, column("rowid"))
    found = select(search.c.rowid).where(literal_column(FINDING).op("MATCH")(_expression(wanted.groups)))
    found = found.where(search.c.rowid.between(wanted.first, wanted.last))
    if not wanted.conditions:
        return found.order_by(search.c.rowid.desc()).limit(wanted.most)
    fitting = select(appeal.c.id).where(appeal.c.id.in_(found), *wanted.conditions)
    return fitting.order_by(appeal.c.id.desc()).limit(wanted.most)


def _in_arrays(wanted: Wanted, since: int, *, whole: bool) -> Select[tuple[int]]:
    """Return the query from a row on; `whole`: by the index of marks, so that its cost is that of the rarest mark.

    The rows stand in its text, so that it is planned for them: a plan for any rows would take them to be few.
    """
    first, last = (bindparam(None, row, Integer, literal_execute=True) for row in (since, wanted.last))
    marked = select(finding.c.appeal).where(_has(wanted.groups), finding.c.appeal.between(first, last))
    found = marked.cte("marked").prefix_with("MATERIALIZED") if whole else marked.subquery("marked")
    fitting = select(found.c.appeal)
    if wanted.conditions:
        fitting = fitting.join(appeal, appeal.c.id == found.c.appeal).where(*wanted.conditions)
    return fitting.order_by(found.c.appeal.desc()).limit(wanted.most)


def _has(groups: Sequence[AnyOf]) -> ColumnElement[bool]:
    """Return the condition in as few parts as can be: the index looks up the marks of one part together."""
    marks = func.string_to_array(finding.c.marks, literal_column("' '"), type_=ARRAY(Text))
    needed = [mark for group in groups if len(group) == 1 for mark in group[0]]
    parts = [marks.contains(_array(needed))] if needed else []
    for group in groups:
        if len(group) > 1 and all(len(every) == 1 for every in group):
            parts.append(marks.overlap(_array([every[0] for every in group])))
        elif len(group) > 1:
            parts.append(or_(*(marks.contains(_array(list(every))) for every in group)))
    return and_(*parts)


def _array(marks: list[str]) -> ColumnElement[Any]:
    return cast(array(marks), ARRAY(Text))


def _expression(groups: Sequence[AnyOf]) -> str:
    every = ([" AND ".join(f'"{mark}"' for mark in marks) for marks in group] for group in groups)
    return " AND ".join("(" + " OR ".join(f"({name})" for name in group) + ")" for group in every)
