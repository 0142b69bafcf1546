"""A class is merged into another: its members, measures, effects and answers go over with it (并入)."""

from datetime import datetime

from bot.domain.base.errors import NotFound
from bot.domain.base.notice import Notice
from bot.domain.classes.class_issue import LIVE, OPEN, TABLE, ClassAction, ClassIssue, ClassSituation, ClassState
from bot.domain.classes.errors import ClassRefused
from bot.domain.people.person import Person
from bot.usecases.classes import class_moves
from bot.usecases.classes.class_moves import Made
from bot.usecases.classes.filled import Merged
from storage.classes import measures, members, wholes
from storage.engine.database import Transaction

_ABOUT_LEAD = ("lead", "owner", "due_at", "original_due_at", "noted_at")


def targets(issue: ClassIssue) -> frozenset[ClassState]:
    """Return the states in which a class may take it over: what a person has confirmed goes to nothing less."""
    return OPEN if issue.state in OPEN else LIVE


def merge(tx: Transaction, who: Person, issue: ClassIssue, merged: Merged, now: datetime) -> Made:
    """Give all that the class has to the other one; this one is over."""
    into = class_moves.load(tx, who, merged.into)
    if into.state not in targets(issue) or into.id == issue.id:
        raise NotFound
    situation = _situation(tx, issue)
    members.move_all(tx, issue.id, into.id, now)
    wholes.move_all(tx, issue.id, into.id)
    notices = _taken_over(tx, who, (issue, into), situation, now)
    return Made({"merged_into": into.id}, str(into.id), told=tuple(notices))


def _situation(tx: Transaction, issue: ClassIssue) -> ClassSituation:
    """Gather what the other class gains by it."""
    gained = measures.of(tx, issue.id)
    open_ = sum(measure.done_at is None for measure in gained)
    return ClassSituation(gained=len(gained), gained_open=open_, came_back=issue.state is ClassState.RECURRED)


def _taken_over(
    tx: Transaction, who: Person, both: tuple[ClassIssue, ClassIssue], situation: ClassSituation, now: datetime
) -> list[Notice]:
    """Let the other class go where the gain leads it; return who hears of that."""
    issue, into = both
    move = TABLE.find(into.state, ClassAction.TAKE_OVER, into.parties(who), situation)
    if move is None:
        raise ClassRefused(into.id, ClassAction.TAKE_OVER, into.state)
    values = _led(issue, into) if into.state in OPEN else {}
    if into.state is ClassState.OBSERVED and move.to:
        values |= {"observed_from": None, "due_at": issue.due_at, "noted_at": issue.noted_at or now}
    return class_moves.move(tx, who, into, move, Made(values, str(issue.id)), now=now)[1]


def _led(issue: ClassIssue, into: ClassIssue) -> dict[str, object]:
    """Let it be led as before, or else as the class that comes; whoever worked on that one assists."""
    values: dict[str, object] = {} if into.lead else {name: getattr(issue, name) for name in _ABOUT_LEAD}
    lead = into.lead or issue.lead
    names = dict.fromkeys([*into.assisting, *([issue.lead] if issue.lead else []), *issue.assisting])
    return values | {"assisting": tuple(name for name in names if name != lead)}
