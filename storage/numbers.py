"""Counts the figures of bot.domain.numbers, and lists the appeals behind each."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, case, distinct, func, null, select, true

from bot.domain.appeal import Appeal
from bot.domain.numbers import GROUPS, OPEN, Counts, Cut, Group, Selection, Timely
from storage.database import Transaction
from storage.rows import to
from storage.schema import appeal, fact

PAGE = 8


def total(tx: Transaction, which: Selection, *, now: datetime) -> Counts:
    """Count all groups over the appeals that are selected."""
    return _counts(tx, _query(which, (), now), 0)[0]


def cut(tx: Transaction, which: Selection, by: Sequence[Cut], *, now: datetime) -> list[Counts]:
    """Count all groups for each combination of values that occurs: together they are the total."""
    return _counts(tx, _query(which, by, now), len(by))


def behind(
    tx: Transaction, which: Selection, group: Group, page: int = 0, *, now: datetime
) -> tuple[list[Appeal], int]:
    """Return a page of the appeals that a number counts, newest first, and that number."""
    counted = and_(_selected(which), _in(group, now))
    number = tx.execute(select(func.count()).select_from(fact).where(counted)).scalar_one()
    order = (fact.c.filed_at.desc(), fact.c.appeal.desc())
    rows = select(fact.c.appeal).where(counted).order_by(*order).limit(PAGE).offset(page * PAGE)
    whole = select(appeal).where(appeal.c.id.in_(rows.scalar_subquery()))
    found = [
        to(Appeal, row) for row in tx.execute(whole.order_by(appeal.c.filed_at.desc(), appeal.c.id.desc())).mappings()
    ]
    return found, int(number)


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


def _query(which: Selection, by: Sequence[Cut], now: datetime) -> Select[tuple[object, ...]]:
    keys = [fact.c[one.value] for one in by]
    sums = [func.coalesce(func.sum(case((_in(group, now), 1), else_=0)), 0) for group in GROUPS.values()]
    firms = null() if keys else func.count(distinct(fact.c.enterprise))
    counted = select(*keys, firms, *sums).where(_selected(which))
    return counted.group_by(*keys).order_by(*keys) if keys else counted


def _counts(tx: Transaction, query: Select[tuple[object, ...]], keys: int) -> list[Counts]:
    rows = [tuple(row) for row in tx.execute(query)]
    return [Counts(row[:keys], dict(zip(GROUPS, map(int, row[keys + 1 :]), strict=True)), row[keys]) for row in rows]


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


def _in(group: Group, now: datetime) -> ColumnElement[bool]:
    """The group's conditions; what waits and has passed its limit by now is late."""
    facts = {
        **fact.c,
        "contacted": case((fact.c.contact_due_at < now, Timely.LATE), else_=fact.c.contacted),
        "answered": case((fact.c.answer_due_at < now, Timely.LATE), else_=fact.c.answered),
    }
    return and_(true(), *(facts[name].in_(sorted(values)) for name, values in group.where.items()))


def holds(group: Group, now: datetime) -> ColumnElement[int]:
    """Return 1 for a fact that the group counts, else 0: for lists of rows whose sums are the counts."""
    return case((_in(group, now), 1), else_=0)
