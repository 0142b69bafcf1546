"""The measures of a class issue: planned by its lead or a coordinator, noted as in force, then observed (措施)."""

from datetime import datetime, time

from bot.domain.base.content import Content
from bot.domain.base.errors import NotFound
from bot.domain.base.question import Option
from bot.domain.classes.class_issue import ClassIssue
from bot.domain.classes.measure import InForce, Measure, MeasureKind, Planned
from bot.domain.people.person import Person
from bot.domain.time.calendar import SHANGHAI, shanghai_date
from bot.texts.classes import class_terms
from bot.usecases.appeals import naming
from bot.usecases.classes import measure_files, stating
from bot.usecases.classes.class_moves import Made
from bot.usecases.classes.filled import AboutClass, AboutMeasure, PlannedMeasure
from bot.usecases.forms.steps import Taken, Turn, day, only_text, pick
from storage.classes import classes, measures
from storage.engine.database import Transaction

TODAY = "today"


def kinds(_: Turn) -> tuple[Option, ...]:
    return tuple(Option(kind.value, class_terms.MEASURE[kind]) for kind in MeasureKind)


def take_planned(turn: Turn, content: Content) -> Taken:
    """Take the day on which the measure should be in force; it ends with that day's work."""
    planned = datetime.combine(day(turn, content), time.min, SHANGHAI)
    return Taken({"planned": turn.tx.programme.calendar.due(planned, 0).isoformat()})


def parties(turn: Turn) -> tuple[Option, ...]:
    """Offer the departments of the class: one of them is responsible for the measure."""
    issue = classes.peek(turn.tx, AboutClass.from_draft(turn.data).class_issue)
    return naming.options([issue.lead or "", *issue.assisting]) if issue else ()


def are_several(turn: Turn) -> bool:
    return len(parties(turn)) > 1


def take_responsible(turn: Turn, content: Content) -> Taken:
    return Taken({"responsible": naming.assignee(turn, content, parties(turn))})


def today(_: Turn) -> tuple[Option, ...]:
    return (Option(TODAY, class_terms.TODAY),)


def take_since(turn: Turn, content: Content) -> Taken:
    """Take the month or day since which the measure is in force."""
    tapped = only_text(content) == TODAY
    return Taken({"since": shanghai_date(turn.now).isoformat() if tapped else stating.since(turn, content)})


def still_open(turn: Turn) -> tuple[Option, ...]:
    """Offer the measures of the form's class that are not in force yet."""
    found = [
        measure
        for measure in measures.of(turn.tx, AboutClass.from_draft(turn.data).class_issue)
        if measure.done_at is None
    ]
    return tuple(Option(f"m{measure.id}", class_terms.measure_on_button(measure)) for measure in found)


def take_open(turn: Turn, content: Content) -> Taken:
    return Taken({"measure": int(pick(still_open(turn), only_text(content)).value[1:])})


def every(turn: Turn) -> tuple[Option, ...]:
    """Offer all measures of the form's class."""
    found = measures.of(turn.tx, AboutClass.from_draft(turn.data).class_issue)
    return tuple(Option(f"m{measure.id}", class_terms.measure_on_button(measure)) for measure in found)


def take_any(turn: Turn, content: Content) -> Taken:
    return Taken({"measure": int(pick(every(turn), only_text(content)).value[1:])})


def plan(tx: Transaction, who: Person, issue: ClassIssue, said: PlannedMeasure, now: datetime) -> Made:
    planned = Planned(said.kind, said.words, said.planned, said.responsible or issue.lead or "")
    measure_files.keep(tx, measures.add(tx, issue.id, planned, who.id, now), said, now)
    return Made(words=said.words)


def complete(tx: Transaction, _: Person, issue: ClassIssue, about: AboutMeasure, now: datetime) -> Made:
    measure = _of(tx, issue, about.measure)
    in_force = InForce(about.since or shanghai_date(now).isoformat(), about.document)
    if not measures.complete(tx, issue.id, measure.id, in_force, now):
        raise NotFound
    measure_files.keep(tx, measure.id, about, now)
    return Made(words=measure.words)


def attach(tx: Transaction, _: Person, issue: ClassIssue, about: AboutMeasure, now: datetime) -> Made:
    measure = _of(tx, issue, about.measure)
    measure_files.keep(tx, measure.id, about, now)
    return Made(words=measure.words)


def observe(_: Transaction, __: Person, ___: ClassIssue, ____: AboutClass, now: datetime) -> Made:
    return Made({"observed_from": now})


def _of(tx: Transaction, issue: ClassIssue, wanted: int) -> Measure:
    found = next((measure for measure in measures.of(tx, issue.id) if measure.id == wanted), None)
    if found is None:
        raise NotFound
    return found
