"""The classes behind a figure of reports: in hand, helping, solved or recurred; those that spared; the effects."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.base.notice import Notice
from bot.domain.base.page import PAGE
from bot.domain.classes.class_issue import HELPING, KEEPS, OPEN, ClassIssue, ClassState, MemberStanding
from bot.domain.classes.notices import ClassesBehind, CountedClass
from bot.domain.classes.tally import ClassFigure
from bot.domain.people.person import Person
from bot.usecases.classes import guard
from storage.classes import classes, effects, measures, members, spared
from storage.engine.database import Transaction

Counts = Callable[[Transaction, ClassIssue], bool]


def _helps(tx: Transaction, issue: ClassIssue) -> bool:
    return issue.state in HELPING and any(measure.done_at is not None for measure in measures.of(tx, issue.id))


COUNTS: dict[ClassFigure, Counts] = {
    ClassFigure.OPEN: lambda _, issue: issue.state in OPEN,
    ClassFigure.HELPING: _helps,
    ClassFigure.DONE: lambda _, issue: issue.state is ClassState.DONE,
    ClassFigure.RECURRED: lambda _, issue: issue.state is ClassState.RECURRED,
    ClassFigure.SPARED: lambda tx, issue: spared.count(tx, issue.id) > 0,
    ClassFigure.EFFECTS: lambda tx, issue: any(effect.in_force for effect in effects.of(tx, issue.id)),
}


def listed(tx: Transaction, who: Person, figure: ClassFigure, page: int, *, now: datetime) -> list[Notice]:
    """Show a page of the confirmed classes that the figure counts, newest first."""
    guard.reads(who)
    mine = [issue for issue in classes.in_states(tx, KEEPS - {ClassState.DRAFT}) if guard.sees(who, issue)]
    found = [issue for issue in mine if COUNTS[figure](tx, issue)]
    entries = tuple(counted(tx, issue, spared.count(tx, issue.id)) for issue in found[page * PAGE : (page + 1) * PAGE])
    return [ClassesBehind(to=who.chat, figure=figure, entries=entries, page=page, total=len(found))]


def counted(tx: Transaction, issue: ClassIssue, spares: int) -> CountedClass:
    count = len(members.of(tx, issue.id, MemberStanding.IN))
    return CountedClass(issue, count, spares, tuple(effects.of(tx, issue.id)))
