"""The measures of a class issue: planned by its lead or a coordinator, noted as in force, then observed (措施)."""

from datetime import datetime, time

from bot.domain.base.content import Content
from bot.domain.base.errors import NotFound
from bot.domain.base.question import Option
from bot.domain.classes.class_issue import ClassIssue
from bot.domain.classes.measure import Measure, MeasureKind, Planned
from bot.domain.people.person import Person
from bot.domain.time.calendar import SHANGHAI
from bot.texts.classes import class_terms
from bot.usecases.classes.class_moves import Made
from bot.usecases.forms.record import Filled
from bot.usecases.forms.steps import Taken, Turn, day, only_text, pick
from storage.classes import measures
from storage.engine.database import Transaction


def kinds(_: Turn) -> tuple[Option, ...]:
    return tuple(Option(kind.value, class_terms.MEASURE[kind]) for kind in MeasureKind)


def take_planned(turn: Turn, content: Content) -> Taken:
    """Take the day on which the measure should be in force; it ends with that day's work."""
    planned = datetime.combine(day(turn, content), time.min, SHANGHAI)
    return Taken({"planned": turn.tx.programme.calendar.due(planned, 0).isoformat()})


def still_open(turn: Turn) -> tuple[Option, ...]:
    """Offer the measures of the form's class that are not in force yet."""
    found = [one for one in measures.of(turn.tx, int(turn.data["class_issue"])) if one.done_at is None]
    return tuple(Option(str(one.id), class_terms.measure_on_button(one)) for one in found)


def take_open(turn: Turn, content: Content) -> Taken:
    return Taken({"measure": int(pick(still_open(turn), only_text(content)).value)})


def planned(tx: Transaction, who: Person, issue: ClassIssue, data: Filled, now: datetime) -> Made:
    until = datetime.fromisoformat(data["planned"])
    measures.add(tx, issue.id, Planned(MeasureKind(data["kind"]), str(data["words"]), until), who.id, now)
    return Made(words=str(data["words"]))


def completed(tx: Transaction, _: Person, issue: ClassIssue, data: Filled, now: datetime) -> Made:
    measure = _of(tx, issue, int(data["measure"]))
    if not measures.complete(tx, issue.id, measure.id, str(data.get("document") or ""), now):
        raise NotFound
    return Made(words=measure.words)


def observed(_: Transaction, __: Person, ___: ClassIssue, ____: Filled, now: datetime) -> Made:
    return Made({"observed_from": now})


def _of(tx: Transaction, issue: ClassIssue, row: int) -> Measure:
    found = next((one for one in measures.of(tx, issue.id) if one.id == row), None)
    if found is None:
        raise NotFound
    return found
