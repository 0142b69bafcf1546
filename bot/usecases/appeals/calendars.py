"""Calculates all deadlines again after the working days were changed. A year without known holidays raises an alarm."""

from datetime import date, datetime, timedelta

from bot.domain.appeals import deadlines
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.calendar_notices import CalendarUnknown
from bot.domain.appeals.change import Change
from bot.domain.appeals.deadlines import OF_REPLY, OF_STEP
from bot.domain.appeals.moves import TABLE, AppealMove
from bot.domain.appeals.notices import CardStale, Moved
from bot.domain.appeals.reckoning import DateMoved, Moving, Shift
from bot.domain.appeals.situation import Situation
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.people.person import SYSTEM, Role
from bot.domain.time.calendar import WorkCalendar, shanghai_date, year_to_know
from bot.domain.time.timers import Subject
from bot.usecases.appeals import audience, contributions, dates, moving, viewing
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
    before, stands = settings.get(tx, KNOWN), _spelt(tx.programme.calendar, now)
    settings.put(tx, KNOWN, stands)
    return _all_anew(tx, now) if before and before != stands else []


def changed(tx: Transaction, *, now: datetime) -> list[Notice]:
    """Calculate all deadlines again, because limits or working days were changed in this transaction."""
    settings.put(tx, KNOWN, _spelt(tx.programme.calendar, now))
    return _all_anew(tx, now)


def _all_anew(tx: Transaction, now: datetime) -> list[Notice]:
    last = appeals.newest_event(tx)
    stale = [notice for appeal_id in appeals.open_rows(tx) for notice in _reckon(tx, appeal_id, now)]
    timers.add(tx, Subject.CALENDAR, last, KIND, tx.programme.calendar.next_open(now))
    return stale


def moved(tx: Transaction, after: Transaction, now: datetime) -> Moving:
    """Return what would move if the programme of the transaction `after` were in force."""
    every = [appeal for appeal_id in appeals.open_rows(tx) if (appeal := appeals.peek(tx, appeal_id))]
    found = [(appeal, _date_moved(tx, after, appeal, now)) for appeal in every]
    others = sum(date is None and _set_for(tx, appeal, now) != _set_for(after, appeal, now) for appeal, date in found)
    return Moving(len(every), tuple(date for _, date in found if date), others)


def _date_moved(tx: Transaction, after: Transaction, appeal: Appeal, now: datetime) -> DateMoved | None:
    """Return how a date moves that people see: that of the answer, or else that of the present step."""
    old, new = _due(tx, appeal), _due(after, appeal)
    if old and new and old != new:
        return DateMoved(appeal.number, appeal.due_at or old, new)
    old, new = _step(tx, appeal), _step(after, appeal)
    return DateMoved(appeal.number, old, new) if old and new and old != new and old > now else None


def _step(tx: Transaction, appeal: Appeal) -> datetime | None:
    return deadlines.step_by(appeal, tx.programme.calendar, tx.programme.pack.limits)


def _due(tx: Transaction, appeal: Appeal) -> datetime | None:
    """Return when the answer is due by the programme of the transaction; None where no date is moved."""
    return dates.reckoned(tx, appeal).due if _row(appeal) is not None and appeal.due_at is not None else None


def _set_for(tx: Transaction, appeal: Appeal, now: datetime) -> set[tuple[str, datetime]]:
    """Return the appeal's reminders to come by the programme of the transaction."""
    wanted = deadlines.timers(appeal, tx.programme.calendar, tx.programme.pack.limits, now)
    return {(timer.kind, timer.fire_at) for timer in wanted if timer.fire_at > now}


def _spelt(calendar: WorkCalendar, now: datetime) -> str:
    """Return the calendar day by day, from last year to next year, with overrides and the State Council's days."""
    year = shanghai_date(now).year
    first, days = date(year - 1, 1, 1), 3 * 365
    works = "".join("1" if calendar.is_workday(first + timedelta(days=n)) else "0" for n in range(days))
    return f"{calendar.opens}-{calendar.closes} {year} {works}"


def _reckon(tx: Transaction, appeal_id: int, now: datetime) -> list[Notice]:
    """Set the appeal's dates and timers by the present calendar; its history says what was moved."""
    appeal = appeals.load(tx, appeal_id)
    if appeal is None:
        return []
    appeal = appeals.change(tx, appeal_id, Change(assist_due_at=contributions.reckoned(tx, appeal)))
    anew, waiting = dates.reckoned(tx, appeal), timers.waiting_kinds(tx, appeal_id)
    step = _step_moved(tx, appeal)
    if _row(appeal) is None or appeal.due_at is None or anew.due is None or anew.due == appeal.due_at:
        notices = _noted(tx, appeal, Reckoned(appeal=appeal.id, words=step), now) if step and _row(appeal) else []
        moving.set_timers(tx, appeals.load(tx, appeal_id) or appeal, now, waiting)
        return notices
    words = str(Shift(appeal.due_at, anew.due))
    reckoned = Reckoned(appeal=appeal.id, words=words, due=anew.due, original=anew.original)
    notices = _noted(tx, appeal, reckoned, now)
    if step and appeal.paused_at is not None:
        notices += _noted(tx, appeals.load(tx, appeal_id) or appeal, Reckoned(appeal=appeal.id, words=step), now)
    moving.set_timers(tx, appeals.load(tx, appeal_id) or appeal, now, waiting | OF_REPLY)
    return notices


def _noted(tx: Transaction, appeal: Appeal, reckoned: Reckoned, now: datetime) -> list[Notice]:
    """Enter the new date in the history; people are told later, in working hours."""
    notices = moving.move(tx, SYSTEM, appeal, RECKON, reckoned, now=now)
    return [notice for notice in notices if isinstance(notice, CardStale)]


def _step_moved(tx: Transaction, appeal: Appeal) -> str:
    """Return how the date of the present step moves: the timer that waits has the old one; nothing if it does not."""
    held, new = timers.waiting_dates(tx, appeal.id, OF_STEP), _step(tx, appeal)
    return str(Shift(held[0], new)) if held and new is not None and held[0] != new else ""


def _row(appeal: Appeal) -> AppealMove | None:
    return TABLE.find(appeal.state, RECKON.action, {Party.SYSTEM}, Situation())


def about_calendar(tx: Transaction, timer: DueTimer, *, now: datetime) -> list[Notice]:
    """Tell those whose dates were moved since the event `timer.row`."""
    notices: list[Notice] = []
    for appeal_id, words in appeals.words_since(tx, timer.row, RECKON.action):
        appeal = appeals.peek(tx, appeal_id)
        move = _row(appeal) if appeal else None
        if appeal is None or move is None or (appeal.paused_at and Shift.of(words).new == appeal.due_at):
            continue  # a date that is paused is shown to nobody
        standing = viewing.Standing(tx, appeal, now)
        notices += [
            Moved(to=person.chat, view=standing.seen_by(person), action=RECKON.action, by=Party.SYSTEM, words=words)
            for person in audience.of(tx, appeal, move.tells)
        ]
    return notices


def alarm(tx: Transaction, *, now: datetime) -> list[Notice]:
    """Tell once that the holidays of a year are not known, while there is still time to enter them."""
    year = year_to_know(now)
    if tx.programme.calendar.has_data(year) or settings.get(tx, ALARMED) == str(year):
        return []
    settings.put(tx, ALARMED, str(year))
    return [
        CalendarUnknown(to=person.chat, role=role, year=year) for role in TOLD for person in people.of_role(tx, role)
    ]
