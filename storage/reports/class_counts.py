"""Counts classes of appeals, what they spared, and their appeals month by month."""

import json
from dataclasses import fields
from datetime import datetime

from sqlalchemy import ColumnElement, String, cast, func, or_, select

from bot.domain.classes.class_issue import ClassId, ClassState, MemberStanding
from bot.domain.classes.effect import Stated
from bot.domain.classes.tally import ClassTally, Mechanism
from bot.domain.reports.figures import Selection
from storage.classes.covered import CONFIRMED, HELPS
from storage.engine.database import Transaction
from storage.reports.counting import selected
from storage.schema import (
    appeal,
    class_effect,
    class_issue,
    class_measure,
    class_member,
    class_spared,
    enterprise,
    fact,
)


def tally(tx: Transaction, which: Selection, department: str | None) -> ClassTally:
    """Return the classes of a department, or with None of all; what was spared and put in force in the span."""
    mine = _mine(which, department)
    counts = (
        *(func.count(), func.count().filter(HELPS)),
        *(func.count().filter(class_issue.c.state == state) for state in (ClassState.DONE, ClassState.RECURRED)),
    )
    found = tx.execute(select(*counts).select_from(class_issue).where(mine)).one()
    confirmed, helping, done, recurred = (int(item) for item in tuple(found))
    counted = (confirmed, helping, done, recurred, sum(spared(tx, which, department).values()))
    return ClassTally(*counted, _fresh(tx, which, mine), _effects(tx, mine))


def _mine(which: Selection, department: str | None) -> ColumnElement[bool]:
    """Return the condition for confirmed classes with real appeals, or with demonstration ones."""
    real = (
        select(class_member.c.appeal)
        .join(appeal, appeal.c.id == class_member.c.appeal)
        .where(class_member.c.class_issue == class_issue.c.id, appeal.c.demo.is_(which.demo))
        .where(class_member.c.standing == MemberStanding.IN)
        .correlate(class_issue)
        .exists()
    )
    found = class_issue.c.state.in_(sorted(CONFIRMED)) & real
    if department is None:
        return found
    assists = cast(class_issue.c.assisting, String).contains(json.dumps(department), autoescape=True)
    return found & or_(class_issue.c.lead == department, assists)


def _within(which: Selection, at: ColumnElement[datetime]) -> list[ColumnElement[bool]]:
    since = [] if which.since is None else [at >= which.since]
    return [*since, *([] if which.until is None else [at < which.until])]


def spared(tx: Transaction, which: Selection, department: str | None) -> dict[ClassId, int]:
    """Return what each class of a department, or with None of all, spared in the span, the newest class first."""
    wanted = (
        select(class_spared.c.class_issue, func.count())
        .select_from(class_spared)
        .join(class_issue, class_issue.c.id == class_spared.c.class_issue)
        .join(enterprise, enterprise.c.id == class_spared.c.enterprise)
        .where(_mine(which, department), enterprise.c.demo.is_(which.demo), *_within(which, class_spared.c.at))
        .group_by(class_spared.c.class_issue)
        .order_by(class_spared.c.class_issue.desc())
    )
    return {row: int(count) for row, count in map(tuple, tx.execute(wanted))}


def _fresh(tx: Transaction, which: Selection, mine: ColumnElement[bool]) -> tuple[Mechanism, ...]:
    """Return the measures that came into force in the span, in their order."""
    columns = (
        class_issue.c.id,
        class_issue.c.name,
        class_issue.c.lead,
        class_measure.c.words,
        class_measure.c.document,
    )
    wanted = (
        select(*columns)
        .join(class_issue, class_issue.c.id == class_measure.c.class_issue)
        .where(mine, class_measure.c.done_at.is_not(None), *_within(which, class_measure.c.done_at))
        .order_by(class_measure.c.done_at, class_measure.c.id)
    )
    return tuple(Mechanism(*row) for row in map(tuple, tx.execute(wanted)))


def _effects(tx: Transaction, mine: ColumnElement[bool]) -> tuple[Stated, ...]:
    """Return the effects that are there, in the order in which they were first stated."""
    kept = (class_effect.c[part.name] for part in fields(Stated))
    wanted = select(*kept).join(class_issue, class_issue.c.id == class_effect.c.class_issue)
    found = tx.execute(wanted.where(mine, class_effect.c.since != "").order_by(class_effect.c.id))
    return tuple(Stated(*row) for row in map(tuple, found))


def by_month(tx: Transaction, which: Selection) -> dict[int, tuple[int, int]]:
    """Return for each month how many appeals of classes were filed before their measures, and since."""
    done = select(func.max(class_measure.c.done_at)).where(class_measure.c.class_issue == class_issue.c.id)
    since = func.coalesce(class_issue.c.observed_from, done.correlate(class_issue).scalar_subquery())
    after = func.count().filter(fact.c.filed_at > since)
    wanted = (
        select(fact.c.month, func.count(), after)
        .join(class_member, class_member.c.appeal == fact.c.appeal)
        .join(class_issue, class_issue.c.id == class_member.c.class_issue)
        .where(class_member.c.standing != MemberStanding.OUT, class_issue.c.state.in_(sorted(CONFIRMED)))
        .where(selected(which))
        .group_by(fact.c.month)
    )
    return {month: (every - late, late) for month, every, late in map(tuple, tx.execute(wanted))}
