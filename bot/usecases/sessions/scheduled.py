"""Appeals that wait for a session (待坐诊) follow it: to another date, or back to the desk when it falls."""

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
    """Give the appeals back to the desk, those of one `enterprise` or all: there is no session for them any more."""
    return _each(tx, appeals.scheduled_at(tx, session.id, enterprise), SESSION_OFF, {}, now)


def let_go(tx: Transaction, session: Session, rows: Collection[int], now: datetime) -> list[Notice]:
    """Give those of the appeals back to the desk that wait for the session, but are not brought to it any more."""
    waiting = [row for row in appeals.scheduled_at(tx, session.id) if row in rows]
    return _each(tx, waiting, SESSION_OFF, {}, now)


def go_along(tx: Transaction, both: tuple[Session, Session], enterprise: int, now: datetime) -> list[Notice]:
    """Let an enterprise's appeals wait for the session to which its booking moves."""
    was, session = both
    given = {"session": session.id, "session_at": session.held_at}
    return _each(tx, appeals.scheduled_at(tx, was.id, enterprise), SESSION_MOVED, given, now)


def follow(tx: Transaction, session: Session, now: datetime) -> list[Notice]:
    """Let the appeals wait for the session's new date; their enterprises hear of it with their bookings."""
    given = {"session_at": session.held_at}
    return _each(tx, appeals.scheduled_at(tx, session.id), SESSION_MOVED, given, now)


def _each(tx: Transaction, rows: Iterable[int], verb: AnyVerb, given: Filled, now: datetime) -> list[Notice]:
    return [told for row in rows for told in moving.do(tx, SYSTEM, verb, {"appeal": row, **given}, now=now)]


def take_in(tx: Transaction, who: Person, session: Session, now: datetime) -> list[Notice]:
    """What was brought and nobody has sorted before the day is heard at the session."""
    taken = [moving.do(tx, who, SCHEDULE, {"appeal": row}, now=now) for row in queue.unjudged(tx, session.id)]
    return [notice for told in taken for notice in told if not isinstance(notice, Done)]
