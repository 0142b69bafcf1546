"""Where the rows of the sheet of classes come from: each class with its members, measures and what it spared."""

from typing import Any

from sqlalchemy import ColumnElement, distinct, func, select

from bot.domain.classes.class_issue import MemberStanding
from storage.classes.covered import CONFIRMED
from storage.schema import appeal, attachment, class_effect, class_issue, class_measure, class_member, class_spared

Of = ColumnElement[Any]
_OWN = ("id", "state", "name", "cause", "lead", "assisting", "proposed_at", "confirmed_at", "due_at")
_LATER = ("observed_from", "settled_at")
LINE = "\n"  # between two measures or effects in a field
_IN = class_member.join(appeal, appeal.c.id == class_member.c.appeal)
_REAL = (class_member.c.standing == MemberStanding.IN, appeal.c.demo.is_(False))


def _of_members(what: Of) -> Of:
    found = select(what).select_from(_IN).where(class_member.c.class_issue == class_issue.c.id, *_REAL)
    return found.correlate(class_issue).scalar_subquery()


def _measures(*which: ColumnElement[bool]) -> Of:
    return _lines(class_measure.c.id, class_measure.c.words, class_measure.c.class_issue, *which)


def _effects() -> Of:
    """Return the effects that are in force; one that is only planned is never among them."""
    words = class_effect.c.words + " " + class_effect.c.amount + class_effect.c.unit + " " + class_effect.c.source
    return _lines(class_effect.c.id, words, class_effect.c.class_issue, class_effect.c.since != "")


def _lines(written: Of, words: Of, of_class: Of, *which: ColumnElement[bool]) -> Of:
    """Put the words of a class below each other in the order of writing, in which PostgreSQL does not keep them."""
    found = select(words.label("line")).where(of_class == class_issue.c.id, *which)
    lines = found.order_by(written).correlate(class_issue).subquery()
    return select(func.aggregate_strings(lines.c.line, LINE)).scalar_subquery()


_SPARED = select(func.count()).select_from(class_spared).where(class_spared.c.class_issue == class_issue.c.id)
_OF_MEASURE = attachment.join(class_measure, class_measure.c.id == attachment.c.measure)
_FILES = select(func.count()).select_from(_OF_MEASURE).where(class_measure.c.class_issue == class_issue.c.id)
_COUNTED: tuple[Of, ...] = (
    _of_members(func.count()).label("members"),
    _of_members(func.count(distinct(appeal.c.enterprise))).label("enterprises"),
    _measures().label("measures"),
    _measures(class_measure.c.done_at.is_not(None)).label("in_force"),
    _FILES.correlate(class_issue).scalar_subquery().label("files"),
    _effects().label("effects"),
    _SPARED.correlate(class_issue).scalar_subquery().label("spared"),
)
COLUMNS: tuple[Of, ...] = (*(class_issue.c[name] for name in (*_OWN, *_LATER)), *_COUNTED)
# Confirmed ones of which at least one appeal is real.
KEPT: ColumnElement[bool] = class_issue.c.state.in_(sorted(CONFIRMED)) & (_of_members(func.count()) > 0)
