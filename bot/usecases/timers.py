"""What happens by itself when a timer fires."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.domain.appeals import deadlines
from bot.domain.appeals.appeal import Action, Appeal
from bot.domain.appeals.deadlines import OF_ASSIST, TimerKind
from bot.domain.appeals.ladder import RUNGS
from bot.domain.appeals.moves import STATES
from bot.domain.appeals.notices import Due
from bot.domain.base.notice import Notice
from bot.domain.people.person import SYSTEM, Actor
from bot.domain.time.calendar import shanghai_date
from bot.domain.time.timers import PersonTimer, Subject
from bot.usecases.appeals import appeals as verbs
from bot.usecases.appeals import assisting, audience, calendars, escalation, lessons, viewing
from bot.usecases.desk import morning
from bot.usecases.sessions import openings, timed
from bot.usecases.tenure import absences
from storage.appeals import appeals
from storage.engine.database import Transaction
from storage.time import timers
from storage.time.timers import DueTimer

MOVES: dict[TimerKind, Action] = {
    TimerKind.INFO_EXPIRED: Action.INFO_EXPIRED,
    TimerKind.ACCEPT_EXPIRED: Action.ACCEPT_BY_DEFAULT,
    TimerKind.SURVEY_EXPIRED: Action.SURVEY_EXPIRED,
}

BY_DAY = frozenset({Subject.APPEAL, Subject.MORNING, Subject.PERSON, Subject.CALENDAR})
UNHEARD = frozenset({PersonTimer.AWAY_TURNS})  # tells nobody
GRACE = timedelta(hours=1)  # what is due when the day closes is still told then


def fire(tx: Transaction, _: Actor, timer: DueTimer, *, now: datetime) -> list[Notice]:
    """Do what falls due by itself; who would be told of it at night, after a pause, is told in the morning."""
    if timer.subject in BY_DAY and timer.kind not in UNHEARD and is_late_at_night(tx, timer, now):
        timers.put_off(tx, timer, tx.programme.calendar.next_open(now))
        return []
    return FIRE[timer.subject](tx, timer, now=now)


def is_late_at_night(tx: Transaction, timer: DueTimer, now: datetime) -> bool:
    """Whether nobody is at work now, and the timer's moment is well past or was set before the day was taken off."""
    calendar = tx.programme.calendar
    past = now > timer.fire_at + GRACE or not calendar.is_workday(shanghai_date(now))
    return past and not calendar.is_open(now)


def about_appeal(tx: Transaction, timer: DueTimer, *, now: datetime) -> list[Notice]:
    """Make the timer's move, or remind who has to act; an appeal that went on meanwhile needs neither."""
    appeal, kind = appeals.load(tx, timer.row), TimerKind(timer.kind)
    if appeal is None or appeal.round != timer.round:
        return []
    if kind in MOVES:
        return verbs.do(tx, SYSTEM, MOVES[kind], {"appeal": appeal.id}, now=now)
    if kind in OF_ASSIST:
        return assisting.remind(tx, appeal, kind, now)
    return escalation.climb(tx, appeal, kind, now) if kind in RUNGS else remind(tx, appeal, kind, now)


def about_person(tx: Transaction, timer: DueTimer, *, now: datetime) -> list[Notice]:
    return OF_PERSON[PersonTimer(timer.kind)](tx, timer, now=now)


OF_PERSON: dict[PersonTimer, Callable[..., list[Notice]]] = {
    PersonTimer.BOOKING_OPENS: openings.about_person,
    PersonTimer.AWAY_TURNS: absences.turn,
    PersonTimer.AWAY_TOLD: absences.tell,
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
    Subject.CALENDAR: calendars.about_calendar,
}


def remind(tx: Transaction, appeal: Appeal, kind: TimerKind, now: datetime) -> list[Notice]:
    owner = STATES[appeal.state].owner
    parties = [owner] if owner else []
    told = audience.of(tx, appeal, parties)
    until = deadlines.holds_until(appeal, kind, tx.programme.calendar, tx.programme.pack.limits)
    reminders: list[Notice] = [
        Due(to=person.chat, view=viewing.view(tx, appeal, person, now), kind=kind, until=until) for person in told
    ]
    return [*reminders, *audience.nobody(tx, appeal, parties, now)]
