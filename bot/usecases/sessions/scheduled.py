"""Keeps appeals that wait for a session (待坐诊) in step with it.

They follow it to another date, or return to triage.
"""

from collections.abc import Collection, Iterable
from datetime import datetime

from bot.domain.appeals.notices import Done
from bot.domain.base.notice import Notice
from bot.domain.people.person import SYSTEM, Person
from bot.domain.sessions.session import Session
from bot.usecases.appeals import moving
from bot.usecases.appeals.verb import AnyVerb
from bot.usecases.forms.record import Filled
from bot.usecases.sessions.hearing import SCHEDULE, SESSION_MOVED, SESSION_OFF
from storage.appeals import appeals
from storage.engine.database import Transaction
from storage.sessions import queue


def release(tx: Transaction, session: Session, now: datetime, enterprise: int | None = None) -> list[Notice]:
    """Return the session's appeals to triage, those of one `enterprise` or all."""
    return _each(tx, appeals.scheduled_at(tx, session.id, enterprise), SESSION_OFF, {}, now)


def let_go(tx: Transaction, session: Session, rows: Collection[int], now: datetime) -> list[Notice]:
    """Return to triage those of the appeals that wait for the session but are no longer brought to it."""
    waiting = [appeal_id for appeal_id in appeals.scheduled_at(tx, session.id) if appeal_id in rows]
    return _each(tx, waiting, SESSION_OFF, {}, now)


def go_along(tx: Transaction, both: tuple[Session, Session], enterprise: int, now: datetime) -> list[Notice]:
    """Move an enterprise's appeals to the session to which its booking moves."""
    was, session = both
    given = {"session": session.id, "session_at": session.held_at}
    return _each(tx, appeals.scheduled_at(tx, was.id, enterprise), SESSION_MOVED, given, now)


def follow(tx: Transaction, session: Session, now: datetime) -> list[Notice]:
    """Move the appeals to the session's new date; enterprises are told with their bookings."""
    given = {"session_at": session.held_at}
    return _each(tx, appeals.scheduled_at(tx, session.id), SESSION_MOVED, given, now)


def _each(tx: Transaction, rows: Iterable[int], verb: AnyVerb, given: Filled, now: datetime) -> list[Notice]:
    return [
        notice for appeal_id in rows for notice in moving.do(tx, SYSTEM, verb, {"appeal": appeal_id, **given}, now=now)
    ]


def take_in(tx: Transaction, who: Person, session: Session, now: datetime) -> list[Notice]:
    """Put on the session's list the appeals that were brought without triage."""
    taken = [
        moving.do(tx, who, SCHEDULE, {"appeal": appeal_id}, now=now) for appeal_id in queue.unjudged(tx, session.id)
    ]
    return [notice for notices in taken for notice in notices if not isinstance(notice, Done)]
