"""What happens to class issues by itself: reminders, and the steps of the ladder."""

from dataclasses import replace
from datetime import datetime

from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.classes import times
from bot.domain.classes.class_issue import TABLE, ClassAction, ClassIssue
from bot.domain.classes.notices import ClassDue
from bot.domain.classes.times import ClassTimer
from bot.domain.people.person import SYSTEM
from bot.usecases.classes import class_moves, following
from bot.usecases.classes.class_moves import Made
from storage.classes import classes
from storage.engine.database import Transaction
from storage.time.timers import DueTimer

TELLS = {
    ClassTimer.SOON: Party.LEAD,
    ClassTimer.DUE: Party.LEAD,
    ClassTimer.HEAD: Party.HEAD,
    ClassTimer.SUPERVISOR: Party.SUPERVISOR,
    ClassTimer.NOTE_SOON: Party.LEAD,
    ClassTimer.NOTE_DUE: Party.LEAD,
    ClassTimer.NOTE_HEAD: Party.HEAD,
    ClassTimer.NOTE_SUPERVISOR: Party.SUPERVISOR,
}


def about_class(tx: Transaction, timer: DueTimer, *, now: datetime) -> list[Notice]:
    """Remind who has to act; a class that went on meanwhile needs nothing."""
    kind, issue = ClassTimer(timer.kind), classes.load(tx, timer.row)
    if issue is not None and kind is ClassTimer.OBSERVED:
        return _judged(tx, issue, now)
    if issue is None or kind not in TELLS or _deadline(tx, issue) is None:
        return []
    persons = class_moves.people_of(tx, issue, TELLS[kind]) or class_moves.people_of(tx, issue, Party.COORDINATOR)
    note_by = class_moves.note_by(tx, issue) if kind in times.OF_NOTE else None
    return [ClassDue(to=person.chat, issue=issue, kind=kind, note_by=note_by) for person in persons]


def _judged(tx: Transaction, issue: ClassIssue, now: datetime) -> list[Notice]:
    """After the time of observation a class is solved, or it has recurred and has a new date."""
    came_back = _came_back(tx, issue, now)
    action = ClassAction.RECUR if came_back else ClassAction.SETTLE
    facts = replace(class_moves.situation(tx, issue), observed=True, came_back=came_back)
    move = TABLE.find(issue.state, action, Party.SYSTEM, facts)
    if move is None:
        return []
    due = tx.programme.calendar.due(now, tx.programme.pack.limits.class_days)
    made = Made({"due_at": due, "observed_from": None, "noted_at": now} if came_back else {})
    return class_moves.move(tx, SYSTEM, issue, move, made, now=now)[1]


def _came_back(tx: Transaction, issue: ClassIssue, now: datetime) -> bool:
    """Whether as many came since the measures as the pack's share of those that came before them."""
    course = following.course(tx, issue, now=now)
    return course is not None and course.has_come_back(tx.programme.pack.limits.class_recur_percent)


def _deadline(tx: Transaction, issue: ClassIssue) -> datetime | None:
    return times.deadline(issue, tx.programme.calendar, tx.programme.pack.limits)
