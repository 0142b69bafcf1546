"""Does what timers of sessions ask for: monthly announcements, opening, locking, reminders and the day itself."""

from datetime import datetime

from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.people.person import SYSTEM
from bot.domain.sessions.session import TABLE, SessionAction
from bot.domain.sessions.times import ProgrammeTimer, SessionTimer
from bot.usecases.sessions import announcing, calling, queue, seat_offers, session_moves
from storage.engine.database import Transaction
from storage.sessions import sessions
from storage.time.timers import DueTimer

ACTS = {
    SessionTimer.CALLS: calling.call,
    SessionTimer.EVE: calling.remind,
    SessionTimer.DAY: queue.begins_soon,
    SessionTimer.OVER: queue.unfinished,
}
MOVES = {SessionTimer.OPENS: SessionAction.OPEN, SessionTimer.LOCKS: SessionAction.LOCK}


def about_session(tx: Transaction, timer: DueTimer, *, now: datetime) -> list[Notice]:
    """Make the timer's move; it does nothing if the session has gone on meanwhile."""
    kind, session = SessionTimer(timer.kind), sessions.load(tx, timer.row)
    if session is None:
        return []
    if kind in ACTS:
        return ACTS[kind](tx, session, now=now)
    action = MOVES[kind]
    if TABLE.find(session.state, action, Party.SYSTEM, session_moves.situation(tx, session, now)) is None:
        return []
    changed = session_moves.move(tx, SYSTEM, session, action, now=now)
    return calling.call(tx, changed, now=now) if action is SessionAction.LOCK else []


def about_booking(tx: Transaction, timer: DueTimer, *, now: datetime) -> list[Notice]:
    return seat_offers.expire(tx, timer.row, now=now)


def about_notice(tx: Transaction, timer: DueTimer, *, now: datetime) -> list[Notice]:
    return announcing.look(tx, timer.row, now=now)


def about_programme(tx: Transaction, timer: DueTimer, *, now: datetime) -> list[Notice]:
    kind = ProgrammeTimer(timer.kind)
    return (announcing.month_end if kind is ProgrammeTimer.NOTICE else announcing.month_end_nears)(tx, now=now)
