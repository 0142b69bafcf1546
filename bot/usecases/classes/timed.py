"""What happens to class issues by itself: reminders, and the steps of the ladder."""

from datetime import datetime

from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.classes import times
from bot.domain.classes.class_issue import ClassIssue
from bot.domain.classes.notices import ClassDue
from bot.domain.classes.times import ClassTimer
from bot.usecases.classes import class_moves
from storage.classes import classes
from storage.engine.database import Transaction
from storage.time.timers import DueTimer

TELLS = {
    ClassTimer.SOON: Party.LEAD,
    ClassTimer.DUE: Party.LEAD,
    ClassTimer.HEAD: Party.HEAD,
    ClassTimer.SUPERVISOR: Party.SUPERVISOR,
}


def about_class(tx: Transaction, timer: DueTimer, *, now: datetime) -> list[Notice]:
    """Remind who has to act; a class that went on meanwhile needs nothing."""
    kind, issue = ClassTimer(timer.kind), classes.load(tx, timer.row)
    if issue is None or kind not in TELLS or _deadline(tx, issue) is None:
        return []
    told = class_moves.people_of(tx, issue, TELLS[kind]) or class_moves.people_of(tx, issue, Party.COORDINATOR)
    return [ClassDue(to=person.chat, issue=issue, kind=kind) for person in told]


def _deadline(tx: Transaction, issue: ClassIssue) -> datetime | None:
    return times.deadline(issue, tx.programme.calendar, tx.programme.pack.limits)
