"""Calls the use case of each timer that fires; this index knows the timers of all wings."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.domain.appeals.deadlines import HIGHEST, OF_ASSIST, TimerKind
from bot.domain.appeals.ladder import RUNGS
from bot.domain.base.notice import Notice
from bot.domain.people.person import SYSTEM, Actor
from bot.domain.time.calendar import shanghai_date
from bot.domain.time.timers import PersonTimer, Subject
from bot.usecases.appeals import calendars, contributions, escalation, lessons, moving, news
from bot.usecases.appeals.verb import AnyVerb
from bot.usecases.book import VERBS
from bot.usecases.classes import grouping, replying
from bot.usecases.classes import timed as timed_classes
from bot.usecases.desk import backups, bulk, morning
from bot.usecases.reach import alarms, nudging, unseen_calls
from bot.usecases.sessions import openings, timed
from bot.usecases.tenure import absences, departments, retention
from storage.appeals import appeals
from storage.engine.database import Transaction
from storage.time import timers
from storage.time.timers import DueTimer

# What an appeal's timer makes by itself.
MOVES: dict[TimerKind, AnyVerb] = {verb.timer: verb for verb in VERBS.values() if verb.timer is not None}

BY_DAY = frozenset({Subject.APPEAL, Subject.MORNING, Subject.NEWS, Subject.PERSON, Subject.CALENDAR, Subject.CLASS})
UNHEARD = frozenset({PersonTimer.AWAY_TURNS})  # tells nobody
GRACE = timedelta(hours=1)  # what is due when the day closes is still told then


def fire(tx: Transaction, _: Actor, timer: DueTimer, *, now: datetime) -> list[Notice]:
    """Do what a timer asks for. If people would be told of it at night after a pause, it is put off to the morning."""
    if timer.subject in BY_DAY and timer.kind not in UNHEARD and is_late_at_night(tx, timer, now):
        timers.put_off(tx, timer, tx.programme.calendar.next_open(now))
        return []
    return FIRE[timer.subject](tx, timer, now=now)


def is_late_at_night(tx: Transaction, timer: DueTimer, now: datetime) -> bool:
    """Whether nobody works now, and the timer is late or today is a day off."""
    calendar = tx.programme.calendar
    past = now > timer.fire_at + GRACE or not calendar.is_workday(shanghai_date(now))
    return past and not calendar.is_open(now)


def about_appeal(tx: Transaction, timer: DueTimer, *, now: datetime) -> list[Notice]:
    """Make the timer's move or remind those who have to act; it does nothing if the appeal has gone on meanwhile."""
    appeal, kind = appeals.load(tx, timer.row), TimerKind(timer.kind)
    if appeal is None or appeal.round != timer.round:
        return []
    if kind in MOVES and (kind not in RUNGS or moving.may(tx, SYSTEM, appeal, MOVES[kind], now)):
        return moving.do(tx, SYSTEM, MOVES[kind], {"appeal": appeal.id}, now=now)
    if kind in OF_ASSIST:
        return contributions.remind(tx, appeal, kind, now)
    if kind in HIGHEST:
        moving.set_timers(tx, appeal, now, timers.waiting_kinds(tx, appeal.id))
    return escalation.climb(tx, appeal, kind, now) if kind in RUNGS else escalation.remind(tx, appeal, kind, now)


def about_person(tx: Transaction, timer: DueTimer, *, now: datetime) -> list[Notice]:
    return OF_PERSON[PersonTimer(timer.kind)](tx, timer, now=now)


OF_PERSON: dict[PersonTimer, Callable[..., list[Notice]]] = {
    PersonTimer.BOOKING_OPENS: openings.about_person,
    PersonTimer.AWAY_TURNS: absences.turn,
    PersonTimer.AWAY_TOLD: absences.tell,
    PersonTimer.NUDGE: nudging.fire,
    PersonTimer.CALL: unseen_calls.fire,
}

FIRE: dict[Subject, Callable[..., list[Notice]]] = {
    Subject.APPEAL: about_appeal,
    Subject.SESSION: timed.about_session,
    Subject.BOOKING: timed.about_booking,
    Subject.PERSON: about_person,
    Subject.NOTICE: timed.about_notice,
    Subject.PROGRAMME: timed.about_programme,
    Subject.WORDBOOK: lessons.about_wordbook,
    Subject.MORNING: morning.about_morning,
    Subject.NEWS: news.about_news,
    Subject.CALENDAR: calendars.about_calendar,
    Subject.KEEPING: retention.about_keeping,
    Subject.BACKUP: backups.about_backup,
    Subject.GROUPING: grouping.about_grouping,
    Subject.ALARM: alarms.about_alarms,
    Subject.CLASS: timed_classes.about_class,
    Subject.CLASS_ANSWER: replying.about_answer,
    Subject.BULK: bulk.about_bulk,
    Subject.DEPARTMENT: departments.about_department,
}
