"""Counts the figures of bot.domain.numbers, and lists the appeals behind each."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import starmap

from sqlalchemy import ColumnElement, Select, and_, bindparam, case, distinct, func, literal_column, null, select, true

from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.facts import Timely
from bot.domain.base.page import PAGE
from bot.domain.reports.figures import GROUPS, OPEN, Counts, Cut, Group, Selection, Value
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.engine.types import Moment
from storage.schema import appeal, fact


def total(tx: Transaction, which: Selection, *, now: datetime) -> Counts:
    """Count all groups over the appeals that are selected."""
    return cut(tx, which, (), now=now)[0]


def cut(tx: Transaction, which: Selection, by: Sequence[Cut], *, now: datetime) -> list[Counts]:
    """Count all groups for each combination of values that occurs: together they are the total."""
    rows, keys = [tuple(row) for row in tx.execute(_query(which, by), {"now": now})], len(by)
    return [Counts(row[:keys], dict(zip(GROUPS, row[keys + 1 :], strict=True)), row[keys]) for row in rows]


def behind(
    tx: Transaction, which: Selection, group: Group, page: int = 0, *, now: datetime
) -> tuple[list[Appeal], int]:
    """Return a page of the appeals that a number counts, newest first, and that number."""
    counted = and_(_selected(which), _IN[group.key])
    number = tx.execute(select(func.count()).select_from(fact).where(counted), {"now": now}).scalar_one()
    order = (fact.c.filed_at.desc(), fact.c.appeal.desc())
    rows = select(fact.c.appeal).where(counted).order_by(*order).limit(PAGE).offset(page * PAGE)
    whole = select(appeal).where(appeal.c.id.in_(rows.scalar_subquery()))
    found = tx.execute(whole.order_by(appeal.c.filed_at.desc(), appeal.c.id.desc()), {"now": now}).mappings()
    return [to(Appeal, row) for row in found], int(number)


def open_now(tx: Transaction, which: Selection) -> int:
    """Return how many appeals are under way, whenever they were filed."""
    standing = and_(_selected(replace(which, since=None, until=None)), fact.c.state.in_(sorted(OPEN.where["state"])))
    return int(tx.execute(select(func.count()).select_from(fact).where(standing)).scalar_one())


def names(tx: Transaction, by: Cut) -> list[str]:
    """Return the values of a cut that occur."""
    column = fact.c[by.value]
    return list(tx.execute(select(column).where(column.is_not(None)).distinct()).scalars())


def first(tx: Transaction, *, demo: bool) -> datetime | None:
    """Return when the first appeal was filed."""
    found = select(fact.c.filed_at).where(fact.c.demo.is_(demo)).order_by(fact.c.filed_at).limit(1)
    return tx.execute(found).scalar()


def has_demo(tx: Transaction) -> bool:
    return tx.execute(select(fact.c.appeal).where(fact.c.demo).limit(1)).first() is not None


def _query(which: Selection, by: Sequence[Cut]) -> Select[tuple[object, ...]]:
    keys = [fact.c[one.value] for one in by]
    firms = null() if keys else func.count(distinct(fact.c.enterprise))
    counted = select(*keys, firms, *_SIZES).where(_selected(which))
    return counted.group_by(*keys).order_by(*keys) if keys else counted


def _selected(which: Selection) -> ColumnElement[bool]:
    found: list[ColumnElement[bool]] = [fact.c.demo.is_(which.demo)]
    if which.since is not None:
        found.append(fact.c.filed_at >= which.since)
    if which.until is not None:
        found.append(fact.c.filed_at < which.until)
    if which.enterprise is not None:
        found.append(fact.c.enterprise == which.enterprise)
    for name, value in which.only:
        column = fact.c[name.value]
        found.append(column.is_(None) if value is None else column == value)
    return and_(*found)


def _late(due_at: str, name: str) -> ColumnElement[str]:
    """What waits and has passed its limit by now is late."""
    return case((fact.c[due_at] < bindparam("now", type_=Moment()), Timely.LATE), else_=fact.c[name])


_FACTS = {**fact.c, "contacted": _late("contact_due_at", "contacted"), "answered": _late("answer_due_at", "answered")}


def _among(name: str, values: frozenset[Value]) -> ColumnElement[bool]:
    """The values are our own words and stand in the statement as they are: it is the same text every time."""
    if values == {True}:
        return _FACTS[name].is_(True)
    return _FACTS[name].in_([literal_column(f"'{value}'") for value in sorted(map(str, values))])


# Put together once: to build two dozen conditions takes longer than to count a month by them. Run them with `now`.
_IN = {key: and_(true(), *starmap(_among, group.where.items())) for key, group in GROUPS.items()}
_SIZES = [func.count().filter(condition) for condition in _IN.values()]
HOLDS = {key: case((condition, 1), else_=0) for key, condition in _IN.items()}  # of a list whose sums are the counts
