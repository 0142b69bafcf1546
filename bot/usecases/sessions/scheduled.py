"""Appeals that wait for a session (待坐诊) follow it: to another date, or back to the desk when it falls."""

from collections.abc import Collection
from datetime import datetime

from bot.domain.appeal import Action
from bot.domain.notice import Done, Notice
from bot.domain.people import SYSTEM, Person
from bot.domain.session import Session
from bot.usecases import appeals as verbs
from storage import appeals, queue
from storage.database import Transaction


def release(tx: Transaction, session: Session, now: datetime, enterprise: int | None = None) -> list[Notice]:
    """Give the appeals back to the desk, those of one `enterprise` or all: there is no session for them any more."""
    waiting = appeals.scheduled_at(tx, session.id, enterprise)
    return [told for row in waiting for told in verbs.do(tx, SYSTEM, Action.SESSION_OFF, {"appeal": row}, now=now)]


def let_go(tx: Transaction, session: Session, rows: Collection[int], now: datetime) -> list[Notice]:
    """Give those of the appeals back to the desk that wait for the session, but are not brought to it any more."""
    waiting = [row for row in appeals.scheduled_at(tx, session.id) if row in rows]
    return [told for row in waiting for told in verbs.do(tx, SYSTEM, Action.SESSION_OFF, {"appeal": row}, now=now)]


def go_along(tx: Transaction, both: tuple[Session, Session], enterprise: int, now: datetime) -> list[Notice]:
    """Let an enterprise's appeals wait for the session to which its booking moves."""
    was, session = both
    given = {"session": session.id, "session_at": session.held_at}
    return [
        told
        for row in appeals.scheduled_at(tx, was.id, enterprise)
        for told in verbs.do(tx, SYSTEM, Action.SESSION_MOVED, {"appeal": row} | given, now=now)
    ]


def follow(tx: Transaction, session: Session, now: datetime) -> list[Notice]:
    """Let the appeals wait for the session's new date; their enterprises hear of it with their bookings."""
    given = {"session_at": session.held_at}
    return [
        told
        for row in appeals.scheduled_at(tx, session.id)
        for told in verbs.do(tx, SYSTEM, Action.SESSION_MOVED, {"appeal": row} | given, now=now)
    ]


def take_in(tx: Transaction, who: Person, session: Session, now: datetime) -> list[Notice]:
    """What was brought and nobody has sorted before the day is heard at the session."""
    taken = [verbs.do(tx, who, Action.SCHEDULE, {"appeal": row}, now=now) for row in queue.unjudged(tx, session.id)]
    return [notice for told in taken for notice in told if not isinstance(notice, Done)]
