"""Follows a class issue up: how many of its appeals come since its measures are in force."""

from datetime import datetime

from bot.domain.classes.class_issue import ClassIssue, MemberStanding
from bot.domain.classes.course import Course, course_of, in_force_since
from storage.classes import measures, members
from storage.engine.database import Transaction


def course(tx: Transaction, issue: ClassIssue, *, now: datetime) -> Course | None:
    """Return what came before and after the measures, probable members too; None: none is in force."""
    since = in_force_since(issue, measures.of(tx, issue.id))
    if since is None:
        return None
    looks = members.looks(tx, issue.id, MemberStanding.IN, MemberStanding.PROBABLE)
    return course_of((look.filed_at for look in looks), since, now, tx.programme.pack.limits.class_observe_days)
