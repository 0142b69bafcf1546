"""The morning message: when it goes, and how what waits is told apart by its date."""

from datetime import datetime
from enum import StrEnum

from bot.domain.time.calendar import WorkCalendar

SOON_DAYS = 2  # working days


class MorningTimer(StrEnum):
    MORNING = "MORNING"


class Wait(StrEnum):
    """What waits for somebody in the morning."""

    NEW = "NEW"
    SIGN_OFF = "SIGN_OFF"
    OVERDUE = "OVERDUE"
    TODAY = "TODAY"
    SOON = "SOON"
    TRIAGE = "TRIAGE"
    ALONE = "ALONE"
    REVIEW = "REVIEW"
    VISIT = "VISIT"
    CALLS = "CALLS"
    CALLS_LATE = "CALLS_LATE"
    CIRCULAR = "CIRCULAR"
    UNSIGNED = "UNSIGNED"
    ENTERPRISES = "ENTERPRISES"


def next_morning(now: datetime, calendar: WorkCalendar) -> datetime:
    """Return the next opening of a working day after `now`."""
    return calendar.after(now, 1) if calendar.is_open(now) else calendar.next_open(now)
