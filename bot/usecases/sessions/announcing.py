"""Sends the announcement (公告) of a session to those who agreed to be told.

It can be previewed, followed, stopped and resumed.
"""

from datetime import datetime

from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.people.person import SYSTEM, Actor, Person, Role
from bot.domain.sessions import times
from bot.domain.sessions.notices import (
    NoticePreview,
    NoticeProgress,
    NoticePublished,
    NoticeWanted,
    Progress,
    SessionAnnounced,
)
from bot.domain.sessions.session import TABLE, Session, SessionAction, SessionState
from bot.domain.sessions.times import ProgrammeTimer
from bot.domain.time.timers import Subject
from bot.usecases.sessions import guard, session_moves
from storage.engine.database import Transaction
from storage.people import people
from storage.sessions import announcements, sessions
from storage.time import timers

LOOK_AGAIN = times.PROGRESS_EVERY


def preview(tx: Transaction, who: Person, session_id: int, *, now: datetime) -> list[Notice]:
    """Show the announcement as enterprises will get it, and to how many it goes."""
    session = session_moves.load(tx, session_id)
    session_moves.check(tx, who, session, SessionAction.PUBLISH, now)
    return [NoticePreview(to=who.chat, session=session, readers=len(people.agreed(tx)))]


def publish(tx: Transaction, who: Actor, session_id: int, *, now: datetime) -> list[Notice]:
    """Announce the session: one outbox row for each reader, sent as fast as the limits allow."""
    session = session_moves.move(tx, who, session_moves.load(tx, session_id), SessionAction.PUBLISH, now=now)
    readers = people.agreed(tx)
    keepers = [who] if isinstance(who, Person) else people.of_role(tx, Role.COORDINATOR)
    timers.add(tx, Subject.NOTICE, session_id, ProgrammeTimer.PROGRESS, now + LOOK_AGAIN)
    notices: list[Notice] = [
        NoticePublished(to=keeper.chat, session=session, readers=len(readers)) for keeper in keepers
    ]
    return [*notices, *(SessionAnnounced(to=reader.chat, session=session) for reader in readers)]


def progress(tx: Transaction, session_id: int) -> Progress | None:
    """Return how far the announcement has been sent; None if there is none."""
    total, sent, failed, waiting, stopped = announcements.count(tx, session_id)
    return Progress(total, sent, failed, waiting, stopped) if total else None


def look(tx: Transaction, session_id: int, *, now: datetime) -> list[Notice]:
    """Update the messages that show the progress, and set a timer to do so again while rows wait."""
    found, session = progress(tx, session_id), sessions.peek(tx, session_id)
    if found is None or session is None:
        return []
    if found.waiting:
        timers.add(tx, Subject.NOTICE, session_id, ProgrammeTimer.PROGRESS, now + LOOK_AGAIN)
    cards = announcements.cards(tx, session_id)
    return [NoticeProgress(to=chat, session=session, progress=found, message=message) for chat, message in cards]


def ask_progress(tx: Transaction, who: Person, session_id: int, *, now: datetime) -> list[Notice]:
    """Show how far the announcement has been sent."""
    guard.party(who)
    session, found = session_moves.load(tx, session_id), progress(tx, session_id)
    return [] if found is None else [NoticeProgress(to=who.chat, session=session, progress=found)]


def stop(tx: Transaction, who: Person, session_id: int, *, now: datetime) -> list[Notice]:
    """Stop the rows that have not been sent."""
    guard.party(who)
    announcements.stop(tx, session_id)
    return ask_progress(tx, who, session_id, now=now)


def resume(tx: Transaction, who: Person, session_id: int, *, now: datetime) -> list[Notice]:
    """Send the rows that were stopped."""
    guard.party(who)
    announcements.resume(tx, session_id)
    timers.add(tx, Subject.NOTICE, session_id, ProgrammeTimer.PROGRESS, now + LOOK_AGAIN)
    return ask_progress(tx, who, session_id, now=now)


def call_off(tx: Transaction, session_id: int) -> None:
    """Stop the announcement of a session that does not take place."""
    announcements.stop(tx, session_id)
    timers.drop(tx, Subject.NOTICE, session_id)


# By itself, month after month


def month_end(tx: Transaction, *, now: datetime) -> list[Notice]:
    """Announce next month's sessions that are ready, and set the timer of the month after."""
    set_month_timers(tx, now)
    ready = [session for session in _drafts_of_next_month(tx, now) if _may_publish(tx, session, now)]
    notices = [notice for session in ready for notice in publish(tx, SYSTEM, session.id, now=now)]
    return notices if ready or _has_next(tx, now) else _want(tx, now)


def month_end_nears(tx: Transaction, *, now: datetime) -> list[Notice]:
    """Remind the coordinators if nothing is ready to be announced."""
    set_month_timers(tx, now)
    ready = any(_may_publish(tx, session, now) for session in _drafts_of_next_month(tx, now))
    return [] if ready or _has_next(tx, now) else _want(tx, now)


def _may_publish(tx: Transaction, session: Session, now: datetime) -> bool:
    situation = session_moves.situation(tx, session, now)
    return TABLE.find(session.state, SessionAction.PUBLISH, Party.SYSTEM, situation) is not None


def _want(tx: Transaction, now: datetime) -> list[Notice]:
    year, month = times.next_month(now)
    drafts = _drafts_of_next_month(tx, now)
    coordinators = people.of_role(tx, Role.COORDINATOR)
    return [
        NoticeWanted(to=coordinator.chat, year=year, month=month, drafts=len(drafts)) for coordinator in coordinators
    ]


def _drafts_of_next_month(tx: Transaction, now: datetime) -> list[Session]:
    return [session for session in sessions.in_states(tx, [SessionState.DRAFT]) if _is_next(session, now)]


def _has_next(tx: Transaction, now: datetime) -> bool:
    announced = sessions.in_states(tx, [SessionState.ANNOUNCED, SessionState.BOOKING])
    return any(_is_next(session, now) for session in announced)


def _is_next(session: Session, now: datetime) -> bool:
    held = session.held_at
    return held is not None and times.month_of(held) == times.next_month(now)


def set_month_timers(tx: Transaction, now: datetime) -> None:
    """Set the next monthly announcement and the reminder before it, each once."""
    calendar = tx.programme.calendar
    for kind, moment in times.month_timers(now, calendar):
        timers.add(tx, Subject.PROGRAMME, 0, kind, moment)
