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
    NOTE_SOON = "NOTE_SOON"
    NOTE_DUE = "NOTE_DUE"
    NOTE_HEAD = "NOTE_HEAD"
    NOTE_SUPERVISOR = "NOTE_SUPERVISOR"


OF_NOTE = frozenset(kind for kind in ClassTimer if kind.startswith("NOTE_"))


class Limits(Protocol):
    @property
    def class_decide_days(self) -> int: ...

    @property
    def class_observe_days(self) -> int: ...

    @property
    def long_term_note_days(self) -> int: ...

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


def note_by(issue: ClassIssue, calendar: WorkCalendar, limits: Limits) -> datetime | None:
    """Return until when its lead must say again how it goes, as on a long-term plan; None: nobody has to."""
    since = issue.noted_at or issue.confirmed_at
    if issue.state not in _WORK or issue.lead is None or since is None:
        return None
    return calendar.due(since + timedelta(days=limits.long_term_note_days), 0)


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
    note = note_by(issue, calendar, limits)
    if note is not None:
        yield Moment(ClassTimer.NOTE_SOON, calendar.before(note, limits.remind_before_days))
        yield Moment(ClassTimer.NOTE_DUE, note)
        yield Moment(ClassTimer.NOTE_HEAD, calendar.after(note, limits.head_after_days))
        yield Moment(ClassTimer.NOTE_SUPERVISOR, calendar.after(note, limits.supervisor_after_days))
    if issue.state is ClassState.OBSERVED and issue.observed_from is not None:
        yield Moment(ClassTimer.OBSERVED, issue.observed_from + timedelta(days=limits.class_observe_days))
