"""Tells people who come too early when booking opens, and reminds those who ask for it."""

from datetime import datetime

from bot.domain.base.notice import Notice
from bot.domain.people.person import Person
from bot.domain.sessions import times
from bot.domain.sessions.opening_notices import BookingOpened, Opening, OpeningNoted, OpeningPutOff
from bot.domain.sessions.session import BOOKABLE, Session
from bot.domain.time.timers import PersonTimer, Subject
from bot.usecases.sessions import guard
from storage.engine.database import Transaction
from storage.people import people
from storage.sessions import sessions
from storage.time import timers
from storage.time.timers import DueTimer


def next_opening(tx: Transaction, who: Person, now: datetime) -> Opening:
    """Return the next booking window, of an announced session or by the calendar, whichever opens first."""
    window, _ = times.next_window(now, tx.programme.calendar, tx.programme.pack.limits.booking_open_days)
    timer = timers.waits(tx, Subject.PERSON, who.id)
    announced = [(at, session) for at, session in _announced(tx, now) if at <= window]
    return Opening(*announced[0], timer) if announced else Opening(window, None, timer)


def _announced(tx: Transaction, now: datetime) -> list[tuple[datetime, Session]]:
    """Return the sessions whose booking has yet to open, the first to open first."""
    found = sessions.in_states(tx, BOOKABLE)
    waiting = [
        (session.booking_opens, session) for session in found if session.booking_opens and session.booking_opens > now
    ]
    return sorted(waiting, key=lambda pair: pair[0])


def remind_me(tx: Transaction, who: Person, *, now: datetime) -> list[Notice]:
    """Note that the person wants to be told when booking opens."""
    guard.member(who)
    if is_open := sessions.all_open(tx, now):
        return [BookingOpened(to=who.chat, sessions=tuple(is_open))]
    return [OpeningNoted(to=who.chat, opening=_note(tx, who, now))]


def _note(tx: Transaction, who: Person, now: datetime) -> Opening:
    opening = next_opening(tx, who, now)
    timers.add(tx, Subject.PERSON, who.id, PersonTimer.BOOKING_OPENS, opening.at)
    return opening


def about_person(tx: Transaction, timer: DueTimer, *, now: datetime) -> list[Notice]:
    """Remind a person who asked for it, unless their enterprise has a booking.

    If nothing can be booked, the reminder is moved to the next opening.
    """
    who = people.find(tx, timer.row)
    if who is None or not guard.books(who) or who.enterprise is None:
        return []
    is_open = sessions.all_open(tx, now)
    if not is_open:
        return [OpeningPutOff(to=who.chat, opening=_note(tx, who, now))]
    left = tuple(session for session in is_open if sessions.booking_of(tx, session.id, who.enterprise) is None)
    return [BookingOpened(to=who.chat, sessions=left)] if left else []
