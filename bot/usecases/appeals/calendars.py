"""Calculates all deadlines again after the working days were changed. A year without known holidays raises an alarm."""

from datetime import date, datetime, timedelta

from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.calendar_notices import CalendarUnknown
from bot.domain.appeals.change import Change
from bot.domain.appeals.deadlines import OF_REPLY
from bot.domain.appeals.moves import TABLE, AppealMove
from bot.domain.appeals.notices import CardStale, Moved
from bot.domain.appeals.reckoning import Shift
from bot.domain.appeals.situation import Situation
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.people.person import SYSTEM, Role
from bot.domain.time.calendar import WorkCalendar, shanghai_date, year_to_know
from bot.domain.time.timers import Subject
from bot.usecases.appeals import assisting, audience, dates, moving, viewing
from bot.usecases.appeals.verbs.time import RECKON, Reckoned
from storage.appeals import appeals
from storage.engine import settings
from storage.engine.database import Transaction
from storage.people import people
from storage.time import timers
from storage.time.timers import DueTimer

KNOWN, ALARMED = "calendar", "calendar unknown"
KIND = "MOVED"
TOLD = (Role.COORDINATOR, Role.ADMIN)


def adopt(tx: Transaction, *, now: datetime) -> list[Notice]:
    """Calculate all deadlines again if the working days have changed since the program last ran.

    People are told in working hours.
    """
    settings.lock(tx, KNOWN)
    calendar, before = tx.programme.calendar, settings.get(tx, KNOWN)
    stands = _spelt(calendar, now)
    settings.put(tx, KNOWN, stands)
    if not before or before == stands:
        return []
    last = appeals.newest_event(tx)
    stale = [notice for row in appeals.open_rows(tx) for notice in _reckon(tx, row, now)]
    timers.add(tx, Subject.CALENDAR, last, KIND, calendar.next_open(now))
    return stale


def _spelt(calendar: WorkCalendar, now: datetime) -> str:
    """Return the calendar day by day, from last year to next year, with overrides and the State Council's days."""
    year = shanghai_date(now).year
    first, days = date(year - 1, 1, 1), 3 * 365
    works = "".join("1" if calendar.is_workday(first + timedelta(days=n)) else "0" for n in range(days))
    return f"{calendar.opens}-{calendar.closes} {year} {works}"


def _reckon(tx: Transaction, row: int, now: datetime) -> list[Notice]:
    """Set the appeal's dates and timers by the present calendar; its history says what was moved."""
    appeal = appeals.load(tx, row)
    if appeal is None:
        return []
    appeal = appeals.change(tx, row, Change(assist_due_at=assisting.reckoned(tx, appeal)))
    anew = dates.reckoned(tx, appeal)
    waiting = timers.waiting_kinds(tx, row)
    if _row(appeal) is None or appeal.due_at is None or anew.due is None or anew.due == appeal.due_at:
        moving.set_timers(tx, appeal, now, waiting)
        return []
    words = str(Shift(appeal.due_at, anew.due))
    reckoned = Reckoned(appeal=appeal.id, words=words, due=anew.due, original=anew.original)
    told = moving.move(tx, SYSTEM, appeal, RECKON, reckoned, now=now)
    moving.set_timers(tx, appeals.load(tx, row) or appeal, now, waiting | OF_REPLY)
    return [notice for notice in told if isinstance(notice, CardStale)]


def _row(appeal: Appeal) -> AppealMove | None:
    return TABLE.find(appeal.state, RECKON.action, {Party.SYSTEM}, Situation())


def about_calendar(tx: Transaction, timer: DueTimer, *, now: datetime) -> list[Notice]:
    """Tell those whose dates were moved since the event `timer.row`."""
    told: list[Notice] = []
    for row, words in appeals.words_since(tx, timer.row, RECKON.action):
        appeal = appeals.peek(tx, row)
        move = _row(appeal) if appeal else None
        if appeal is None or move is None:
            continue
        standing = viewing.Standing(tx, appeal, now)
        told += [
            Moved(to=one.chat, view=standing.seen_by(one), action=RECKON.action, by=Party.SYSTEM, words=words)
            for one in audience.of(tx, appeal, move.tells)
        ]
    return told


def alarm(tx: Transaction, *, now: datetime) -> list[Notice]:
    """Tell once that the holidays of a year are not known, while there is still time to enter them."""
    year = year_to_know(now)
    if tx.programme.calendar.has_data(year) or settings.get(tx, ALARMED) == str(year):
        return []
    settings.put(tx, ALARMED, str(year))
    return [
        CalendarUnknown(to=person.chat, role=role, year=year) for role in TOLD for person in people.of_role(tx, role)
    ]
