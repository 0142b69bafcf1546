"""The morning message: when it is sent, and into which groups what waits is divided by its date."""

from datetime import datetime
from enum import StrEnum

from bot.domain.time.calendar import WorkCalendar

SOON_DAYS = 2  # working days


class MorningTimer(StrEnum):
    MORNING = "MORNING"


class Wait(StrEnum):
    """A group of things that wait for somebody in the morning."""

    NEW = "NEW"
    SIGN_OFF = "SIGN_OFF"
    OVERDUE = "OVERDUE"
    TODAY = "TODAY"
    SOON = "SOON"
    TRIAGE = "TRIAGE"
    ALONE = "ALONE"
    REQUESTS = "REQUESTS"
    REVIEW = "REVIEW"
    VISIT = "VISIT"
    CLASSES = "CLASSES"
    CLASSES_LATE = "CLASSES_LATE"
    CLASS_DRAFTS = "CLASS_DRAFTS"
    CALLS = "CALLS"
    CALLS_LATE = "CALLS_LATE"
    CIRCULAR = "CIRCULAR"
    UNSIGNED = "UNSIGNED"
    ENTERPRISES = "ENTERPRISES"
    ENTERPRISES_LATE = "ENTERPRISES_LATE"


def next_morning(now: datetime, calendar: WorkCalendar) -> datetime:
    """Return when the next working day after `now` opens."""
    return calendar.after(now, 1) if calendar.is_open(now) else calendar.next_open(now)
