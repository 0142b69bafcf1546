"""The form in which contacts and heads note an absence: its days and the deputy."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.question import Option
from bot.domain.people.person import Person
from bot.domain.time.calendar import shanghai_date
from bot.domain.time.typed import day_spans, days
from bot.texts.style import dates, wording
from bot.texts.tenure import away
from bot.usecases.forms.steps import Form, Step, Taken, Turn, choice, day, only_text
from bot.usecases.tenure import absences
from bot.usecases.tenure.filled import NO_DEPUTY, AbsenceBegun
from storage.engine.database import Transaction

AWAY, FIRST = "away", "first"
DAYS_MAX = 180
FAR = timedelta(days=300)  # a day so far ahead has most likely just passed, and the year was left out


def _has_one(turn: Turn) -> bool:
    return absences.stands(turn.actor, turn.now)


def _is_new(turn: Turn) -> bool:
    return not AbsenceBegun.from_draft(turn.data).ends


def _has_choice(turn: Turn) -> bool:
    return _is_new(turn) and bool(absences.colleagues(turn.tx, turn.actor))


def asks_deputy(tx: Transaction, who: Person) -> bool:
    """Whether a question follows upon the days."""
    return bool(absences.colleagues(tx, who))


def _changes(_: Turn) -> tuple[Option, ...]:
    return wording.options(away.AWAY_CHANGES)


def _noted(turn: Turn) -> Mapping[str, object]:
    """Return the facts of the question: the noted absence."""
    begins, ends = turn.actor.away_from, turn.actor.away_until
    if not begins or not ends:
        return {}
    days = {"first": shanghai_date(begins), "last": shanghai_date(ends) - timedelta(days=1)}
    return days | {"today": shanghai_date(turn.now)}


def _ends_open(turn: Turn) -> bool:
    return _is_new(turn) and not AbsenceBegun.from_draft(turn.data).both


def _take_days(turn: Turn, content: Content) -> Taken:
    """Take the first day, or the first and the last at once, which is then not asked for."""
    both = day_spans.to_come(only_text(content), shanghai_date(turn.now), turn.tx.programme.calendar)
    begins, today = both[0] if both is not None else day(turn, content), shanghai_date(turn.now)
    if begins - today > FAR and not days.names_year(only_text(content)):
        raise BadInput("away_far", {"day": dates.plain_day(begins, today)})
    if both is None:
        return _take_first(turn, content)
    first = _take_first(turn, Content(both[0].isoformat())).values
    last = _take_last(replace(turn, data={**turn.data, **first}), Content(both[1].isoformat())).values
    return Taken({**first, **last, "both": first["first"]})


def days_in(tx: Transaction, text: str, now: datetime) -> str:
    """Return the clause of a sentence that says the first and the last day; empty if none does."""
    return day_spans.clause(text, shanghai_date(now), tx.programme.calendar)


def _take_first(turn: Turn, content: Content) -> Taken:
    first = day(turn, content)
    if first < shanghai_date(turn.now):
        raise BadInput("away_past")
    return Taken({"first": first.isoformat(), "both": ""})


def _take_last(turn: Turn, content: Content) -> Taken:
    first = AbsenceBegun.from_draft(turn.data).first or shanghai_date(turn.now)
    last = day(turn, content, first)
    if not 0 <= (last - first).days < DAYS_MAX:
        raise BadInput("away_days", {"most": DAYS_MAX})
    return Taken({"last": last.isoformat()})


def _deputies(turn: Turn) -> tuple[Option, ...]:
    found = absences.colleagues(turn.tx, turn.actor)
    return (*(Option(str(person.id), person.name) for person in found), Option(NO_DEPUTY, away.NO_DEPUTY))


AWAY_FORM = Form(
    AWAY,
    (
        Step("change", choice("change", _changes), _changes, _noted, when=_has_one),
        Step(FIRST, _take_days, when=_is_new),
        Step("last", _take_last, when=_ends_open),
        Step("deputy", choice("deputy", _deputies), _deputies, when=_has_choice),
    ),
    absences.enter,
    absences.may,
)
