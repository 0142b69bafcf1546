"""Counts the figures that bot.domain.reports.figures defines, and lists the appeals behind each figure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import starmap

from sqlalchemy import ColumnElement, Select, and_, bindparam, case, distinct, func, literal_column, null, select, true

from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.facts import Timely
from bot.domain.base.page import PAGE
from bot.domain.reports.figures import (
    GROUPS,
    OPEN,
    RUDE,
    SATISFIED,
    SLOW,
    UNSATISFIED,
    Counts,
    Cut,
    Group,
    Handler,
    Key,
    Selection,
    Value,
)
from storage.appeals import late
from storage.classes.covered import MEMBERS
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.engine.types import Moment
from storage.schema import appeal, fact, person, survey


def total(tx: Transaction, which: Selection, *, now: datetime) -> Counts:
    """Count every group over the selected appeals."""
    return cut(tx, which, (), now=now)[0]


def cut(tx: Transaction, which: Selection, by: Sequence[Cut], *, now: datetime) -> list[Counts]:
    """Count every group for each combination of cuts that occurs; the counts add up to the total.

    A rating counts for the department that answered, whoever leads the appeal now.
    """
    keys, found = len(by), dict[tuple[Key, ...], Counts]()
    for row in map(tuple, tx.execute(_query(which, by), moments(tx, now))):
        found[row[:keys]] = Counts(row[:keys], NOTHING | dict(zip(_SIZES, row[keys + 1 :], strict=True)), row[keys])
    for row in map(tuple, tx.execute(_rating_query(which, by))):
        counts = found.get(row[:keys], Counts(row[:keys], NOTHING, None))
        found[row[:keys]] = replace(counts, of={**counts.of, **dict(zip(_RATINGS, row[keys:], strict=True))})
    return list(found.values())


def behind(
    tx: Transaction, which: Selection, group: Group, page: int = 0, *, now: datetime
) -> tuple[list[Appeal], int]:
    """Return a page of the appeals that a figure counts, newest first, and how many there are."""
    counted = _rated_with(which, group) if group.of_ratings else and_(selected(which), _IN[group.key])
    number = tx.execute(select(func.count()).select_from(fact).where(counted), moments(tx, now)).scalar_one()
    order = (fact.c.filed_at.desc(), fact.c.appeal.desc())
    rows = select(fact.c.appeal).where(counted).order_by(*order).limit(PAGE).offset(page * PAGE)
    whole = select(appeal).where(appeal.c.id.in_(rows.scalar_subquery()))
    found = tx.execute(whole.order_by(appeal.c.filed_at.desc(), appeal.c.id.desc()), moments(tx, now)).mappings()
    return [to(Appeal, row) for row in found], int(number)


def _rated_with(which: Selection, group: Group) -> ColumnElement[bool]:
    """Return the condition for appeals with such a rating."""
    rated = select(survey.c.id).where(survey.c.appeal == fact.c.appeal, selected(which, _ANSWERED_BY))
    return rated.where(_IN[group.key]).correlate(fact).exists()


def handlers(tx: Transaction, which: Selection) -> list[Handler]:
    """Return for each person how the rounds that they answered were rated; those with most answers come first."""
    said = [func.count().filter(condition) for condition in (true(), _RATED_AT_ALL, *_OF_HANDLER)]
    rows = select(survey.c.department, person.c.name, *said).select_from(_RATED.join(person, _BY))
    rows = rows.where(selected(which, _ANSWERED_BY)).group_by(survey.c.department, survey.c.person, person.c.name)
    found = tx.execute(rows.order_by(func.count().desc(), person.c.name))
    return [Handler(*row) for row in map(tuple, found)]


def reasons(tx: Transaction, which: Selection) -> list[tuple[str, int]]:
    """Return the codes of the reasons for dissatisfaction and how often each was given, most frequent first."""
    rows = select(survey.c.reason, func.count()).select_from(_RATED)
    rows = rows.where(selected(which, _ANSWERED_BY), _IN[UNSATISFIED.key])
    found = tx.execute(rows.group_by(survey.c.reason).order_by(func.count().desc(), survey.c.reason))
    return [(str(code), int(count)) for code, count in map(tuple, found)]


def open_now(tx: Transaction, which: Selection) -> int:
    """Return how many appeals are open, whenever they were filed."""
    standing = and_(selected(replace(which, since=None, until=None)), fact.c.state.in_(sorted(OPEN.where["state"])))
    return int(tx.execute(select(func.count()).select_from(fact).where(standing)).scalar_one())


def names(tx: Transaction, by: Cut) -> list[str]:
    """Return the values of a cut that occur in the data."""
    column = fact.c[by.value]
    return list(tx.execute(select(column).where(column.is_not(None)).distinct()).scalars())


def first(tx: Transaction, *, demo: bool) -> datetime | None:
    """Return when the first appeal was filed; None if there is none."""
    found = select(fact.c.filed_at).where(fact.c.demo.is_(demo)).order_by(fact.c.filed_at).limit(1)
    return tx.execute(found).scalar()


def last(tx: Transaction, which: Selection) -> datetime | None:
    """Return when the newest of the selected appeals was filed; None if there is none."""
    found = select(fact.c.filed_at).where(selected(which)).order_by(fact.c.filed_at.desc()).limit(1)
    return tx.execute(found).scalar()


def has_demo(tx: Transaction) -> bool:
    return tx.execute(select(fact.c.appeal).where(fact.c.demo).limit(1)).first() is not None


def _query(which: Selection, by: Sequence[Cut]) -> Select[tuple[object, ...]]:
    keys = [fact.c[item.value] for item in by]
    firms = null() if keys else func.count(distinct(fact.c.enterprise))
    counted = select(*keys, firms, *_SIZES.values()).where(selected(which))
    return counted.group_by(*keys).order_by(*keys) if keys else counted


def _rating_query(which: Selection, by: Sequence[Cut]) -> Select[tuple[object, ...]]:
    keys = [_ANSWERED_BY if item is Cut.DEPARTMENT else fact.c[item.value] for item in by]
    counted = select(*keys, *_RATINGS.values()).select_from(_RATED)
    counted = counted.where(selected(which, _ANSWERED_BY), survey.c.counts)
    return counted.group_by(*keys) if keys else counted


def selected(which: Selection, department: ColumnElement[str] = fact.c.department) -> ColumnElement[bool]:
    """Return the condition for the appeals of a selection."""
    found: list[ColumnElement[bool]] = [fact.c.demo.is_(which.demo)]
    if which.since is not None:
        found.append(fact.c.filed_at >= which.since)
    if which.until is not None:
        found.append(fact.c.filed_at < which.until)
    if which.enterprise is not None:
        found.append(fact.c.enterprise == which.enterprise)
    for name, value in which.only:
        column = department if name is Cut.DEPARTMENT else fact.c[name.value]
        found.append(column.is_(None) if value is None else column == value)
    return and_(*found)


def moments(tx: Transaction, now: datetime) -> dict[str, datetime]:
    """Return the values with which the statements that count are run."""
    return {"now": now} | late.moments(tx, now)


def _late(due_at: str, name: str) -> ColumnElement[str]:
    """Return the value of a fact; one that waits becomes late when its limit has passed."""
    return case((fact.c[due_at] < bindparam("now", type_=Moment()), Timely.LATE), else_=fact.c[name])


_FACTS = {
    **fact.c,
    **{name: fact.c.appeal.in_(members) for name, members in MEMBERS.items()},
    "late": fact.c.appeal.in_(select(appeal.c.id).where(late.IS_LATE)),
    "contacted": _late("contact_due_at", "contacted"),
    "answered": _late("answer_due_at", "answered"),
    **{name: survey.c[name] for name in ("counts", "satisfaction", "solved", "manner")},
}
_RATED = fact.join(survey, survey.c.appeal == fact.c.appeal)
_ANSWERED_BY = func.nullif(survey.c.department, literal_column("''"))  # without one the desk itself has answered
_BY = survey.c.person == person.c.id


def _among(name: str, values: frozenset[Value]) -> ColumnElement[bool]:
    """Return the condition with the values written into the statement, so that its text is always the same.

    The values are our own words.
    """
    if values == {True}:
        return _FACTS[name].is_(True)
    return _FACTS[name].in_([literal_column(f"'{value}'") for value in sorted(map(str, values))])


# Put together once: to build two dozen conditions takes longer than to count a month by them. Run them with `moments`.
_IN = {key: and_(true(), *starmap(_among, group.where.items())) for key, group in GROUPS.items()}
_SIZES = {key: func.count().filter(_IN[key]) for key, group in GROUPS.items() if not group.of_ratings}
_RATINGS = {key: func.count().filter(_IN[key]) for key, group in GROUPS.items() if group.of_ratings}
_RATED_AT_ALL = survey.c.rated_at.is_not(None)
_OF_HANDLER = [
    _among(name, group.where[name])
    for group, name in ((SATISFIED, "satisfaction"), (UNSATISFIED, "satisfaction"), (SLOW, "manner"), (RUDE, "manner"))
]
NOTHING = dict.fromkeys(GROUPS, 0)


def _held(key: str, group: Group) -> ColumnElement[int]:
    """Return how often the figure counts the appeal."""
    if not group.of_ratings:
        return case((_IN[key], 1), else_=0)
    own = select(func.count()).select_from(survey).where(survey.c.appeal == fact.c.appeal, _IN[key])
    return own.correlate(fact).scalar_subquery()


HOLDS = {key: _held(key, group) for key, group in GROUPS.items()}  # of a list whose sums are the counts
