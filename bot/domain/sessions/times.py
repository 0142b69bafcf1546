"""Calculates the moments of a session.

They are those when booking opens and closes, when enterprises are reminded (“叫号”提醒), and when each is expected.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Protocol

from bot.domain.sessions.session import Session, SessionState
from bot.domain.time.calendar import DAY, SHANGHAI, WorkCalendar, shanghai_date

MORNING = time(9, 0)  # of calls and reminders
NOTICE = time(10, 0)  # of the notice, on the last working day of the month
NOTICE_SOON_DAYS = 2  # working days before it
START_SOON = timedelta(minutes=30)
PROGRESS_EVERY = timedelta(seconds=5)


class SessionTimer(StrEnum):
    OPENS = "OPENS"
    LOCKS = "LOCKS"
    CALLS = "CALLS"
    EVE = "EVE"
    DAY = "DAY"
    OVER = "OVER"


class BookingTimer(StrEnum):
    OFFER_OVER = "OFFER_OVER"


class ProgrammeTimer(StrEnum):
    NOTICE = "NOTICE"
    NOTICE_SOON = "NOTICE_SOON"
    PROGRESS = "PROGRESS"


class Limits(Protocol):
    @property
    def booking_open_days(self) -> int: ...

    @property
    def call_before_days(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Moment:
    kind: SessionTimer
    fire_at: datetime


_OF_STATE: dict[SessionState, tuple[SessionTimer, ...]] = {
    SessionState.ANNOUNCED: (SessionTimer.OPENS, SessionTimer.LOCKS),
    SessionState.BOOKING: (SessionTimer.LOCKS,),
    SessionState.LOCKED: (SessionTimer.CALLS, SessionTimer.EVE, SessionTimer.DAY, SessionTimer.OVER),
    SessionState.RUNNING: (SessionTimer.OVER,),
}


def timers(session: Session, calendar: WorkCalendar, limits: Limits, now: datetime) -> list[Moment]:
    """Return the timers of a session in its state. A locked one still reminds if that moment has not passed."""
    held = session.held_at
    if held is None:
        return []
    calls = call_at(held, calendar, limits.call_before_days)
    moments = {
        SessionTimer.OPENS: session.booking_opens,
        SessionTimer.LOCKS: calls,
        SessionTimer.CALLS: calls if calls > now else None,
        SessionTimer.EVE: _at(shanghai_date(held) - DAY, MORNING),
        SessionTimer.DAY: held - START_SOON,
        SessionTimer.OVER: over_at(held, calendar, now),
    }
    wanted = ((kind, moments[kind]) for kind in _OF_STATE.get(session.state, ()))
    return [Moment(kind, at) for kind, at in wanted if at is not None]


def over_at(held: datetime, calendar: WorkCalendar, now: datetime) -> datetime:
    """Return when the next working day after the session's day opens, not before `now`."""
    day = max(shanghai_date(held) + DAY, shanghai_date(now))
    while not calendar.is_workday(day) or _at(day, MORNING) <= now:
        day += DAY
    return _at(day, MORNING)


def booking_window(year: int, month: int, calendar: WorkCalendar, days: int) -> tuple[datetime, datetime]:
    """Return when booking opens and closes: the first `days` working days of a month, with 调休 days."""
    open_days = calendar.first_workdays(year, month, max(days, 1))
    return calendar.next_open(_at(open_days[0], time.min)), calendar.due(_at(open_days[-1], time.min), 0)


def is_bookable(session: Session, calls: datetime | None, now: datetime) -> bool:
    """Whether booking is still to come and opens before those with a seat are reminded."""
    opens, closes = session.booking_opens, session.booking_closes
    if opens is None or closes is None or closes <= now:
        return False
    return calls is None or (opens < calls and now < calls)


def next_window(now: datetime, calendar: WorkCalendar, days: int) -> tuple[datetime, datetime]:
    """Return the first booking window that opens after `now`, of this month or the next."""
    windows = (booking_window(*month, calendar, days) for month in (month_of(now), next_month(now)))
    return next(window for window in windows if window[0] > now)


def call_at(held: datetime, calendar: WorkCalendar, days_before: int) -> datetime:
    """Return the morning `days_before` days earlier, or the working day before if that is none."""
    day = shanghai_date(held) - DAY * days_before
    while not calendar.is_workday(day):
        day -= DAY
    return _at(day, MORNING)


def notice_at(year: int, month: int, calendar: WorkCalendar) -> datetime:
    """Return when the month's announcement of the next month's sessions is sent."""
    return _at(calendar.last_workday(year, month), NOTICE)


def notice_soon_at(year: int, month: int, calendar: WorkCalendar) -> datetime:
    """Return when coordinators are reminded that something should be ready to announce."""
    opening = calendar.before(notice_at(year, month, calendar), NOTICE_SOON_DAYS)
    return _at(shanghai_date(opening), NOTICE)


def month_timers(now: datetime, calendar: WorkCalendar) -> list[tuple[ProgrammeTimer, datetime]]:
    """Return the next monthly announcement after `now`, and the next reminder of one."""
    found = []
    for kind, at in ((ProgrammeTimer.NOTICE, notice_at), (ProgrammeTimer.NOTICE_SOON, notice_soon_at)):
        months = (month_of(now), next_month(now))
        found.append((kind, next(moment for moment in (at(*month, calendar) for month in months) if moment > now)))
    return found


def month_of(moment: datetime) -> tuple[int, int]:
    """Return year and month of the moment in Shanghai."""
    day = shanghai_date(moment)
    return day.year, day.month


def next_month(moment: datetime) -> tuple[int, int]:
    """Return year and month after those of the moment in Shanghai."""
    day = shanghai_date(moment)
    return day.year + day.month // 12, day.month % 12 + 1


def expected_at(held: datetime, turn: int, minutes: int) -> datetime:
    """Return when the enterprise with this turn (from 0) is expected in its room."""
    return held + timedelta(minutes=turn * minutes)


def _at(day: date, moment: time) -> datetime:
    return datetime.combine(day, moment, SHANGHAI)
