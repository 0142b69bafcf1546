"""The moments of a class issue: reminded before its date, and climbing after it, as an appeal does."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from bot.domain.classes.class_issue import ClassIssue, ClassState
from bot.domain.time.calendar import WorkCalendar


class ClassTimer(StrEnum):
    SOON = "SOON"
    DUE = "DUE"
    HEAD = "HEAD"
    SUPERVISOR = "SUPERVISOR"
    OBSERVED = "OBSERVED"


class Limits(Protocol):
    @property
    def class_decide_days(self) -> int: ...

    @property
    def class_observe_days(self) -> int: ...

    @property
    def remind_before_days(self) -> int: ...

    @property
    def head_after_days(self) -> int: ...

    @property
    def supervisor_after_days(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Moment:
    kind: ClassTimer
    fire_at: datetime


_WORK = frozenset({ClassState.CONFIRMED, ClassState.MEASURES, ClassState.RECURRED})


def deadline(issue: ClassIssue, calendar: WorkCalendar, limits: Limits) -> datetime | None:
    """Return when somebody should have decided on it, or have its measures in force."""
    if issue.state is ClassState.DRAFT:
        return calendar.due(issue.proposed_at, limits.class_decide_days)
    return issue.due_at if issue.state in _WORK else None


def timers(issue: ClassIssue, calendar: WorkCalendar, limits: Limits, now: datetime) -> list[Moment]:
    """Return what is still to happen by itself to the class in its state."""
    return [moment for moment in _moments(issue, calendar, limits) if moment.fire_at > now]


def _moments(issue: ClassIssue, calendar: WorkCalendar, limits: Limits) -> Iterator[Moment]:
    due = deadline(issue, calendar, limits)
    if due is not None:
        yield Moment(ClassTimer.SOON, calendar.before(due, limits.remind_before_days))
        yield Moment(ClassTimer.DUE, due)
        yield Moment(ClassTimer.HEAD, calendar.after(due, limits.head_after_days))
        yield Moment(ClassTimer.SUPERVISOR, calendar.after(due, limits.supervisor_after_days))
    if issue.state is ClassState.OBSERVED and issue.observed_from is not None:
        yield Moment(ClassTimer.OBSERVED, issue.observed_from + timedelta(days=limits.class_observe_days))
