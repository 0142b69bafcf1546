"""Makes the moves of sessions: asks the table, changes the row, and sets the timers of the new state."""

from collections.abc import Mapping
from datetime import datetime

from bot.domain.base.errors import NotFound
from bot.domain.base.party import Party
from bot.domain.people.person import Actor, Person
from bot.domain.sessions import times
from bot.domain.sessions.booking import Booking, BookingSituation
from bot.domain.sessions.errors import SessionRefused
from bot.domain.sessions.session import BOOKABLE, TABLE, Session, SessionAction, SessionSituation, SessionState
from bot.domain.time.calendar import shanghai_date
from bot.domain.time.timers import Subject
from bot.usecases.sessions import guard
from storage.engine import audit
from storage.engine.database import Transaction
from storage.sessions import queue, sessions
from storage.time import timers


def load(tx: Transaction, session_id: int) -> Session:
    """Return the session, locked; raise NotFound if there is none."""
    session = sessions.load(tx, session_id)
    if session is None:
        raise NotFound
    return session


def situation(tx: Transaction, session: Session, now: datetime) -> SessionSituation:
    """Gather what the guards look at."""
    opens, held, limits = session.booking_opens, session.held_at, tx.programme.pack.limits
    calls = times.call_at(held, tx.programme.calendar, limits.call_before_days) if held else None
    return SessionSituation(
        ready=session.is_ready,
        window_ahead=times.is_bookable(session, calls, now),
        in_window=opens is not None and opens <= now,
        lock_due=calls is not None and calls <= now,
        unrecorded=queue.unrecorded(tx, session.id) if session.state is SessionState.RUNNING else 0,
        day_has_come=held is not None and shanghai_date(held) <= shanghai_date(now),
    )


def allowed(tx: Transaction, session: Session, who: Person, now: datetime) -> tuple[SessionAction, ...]:
    """Return what the person may do with the session now."""
    if not guard.is_coordinator(who) and not guard.supervises(who):
        return ()
    return TABLE.allowed(session.state, _party(who), situation(tx, session, now))


def _party(actor: Actor) -> Party:
    """Return what the actor is to the session; a supervisor may only correct what is over."""
    return Party.SUPERVISOR if isinstance(actor, Person) and guard.supervises(actor) else guard.party(actor)


def check(tx: Transaction, actor: Actor, session: Session, action: SessionAction, now: datetime) -> SessionState:
    """Return the state after the move; raise SessionRefused if the table does not allow it."""
    found_move = TABLE.find(session.state, action, _party(actor), situation(tx, session, now))
    if found_move is None:
        raise SessionRefused(action, session.state)
    return found_move.end(session.state)


def move(  # who does what to which session, with what, when
    tx: Transaction,
    actor: Actor,
    session: Session,
    action: SessionAction,
    changes: Mapping[str, object] | None = None,
    *,
    now: datetime,
) -> Session:
    """Make the move and set the timers for the new state and times; the log tells the reason."""
    to, changes = check(tx, actor, session, action, now), changes or {}
    changed = sessions.change(tx, session.id, {**changes, "state": to})
    set_timers(tx, changed, now)
    person = actor.id if isinstance(actor, Person) else None
    why = {"reason": changes["reason"]} if changes.get("reason") else {}
    audit.note(tx, person, f"session_{action.lower()}", f"session:{session.id}", now, **why)
    return changed


def set_timers(tx: Transaction, session: Session, now: datetime) -> None:
    """Make the timers that the session needs its only waiting ones."""
    wanted = times.timers(session, tx.programme.calendar, tx.programme.pack.limits, now)
    timers.replace_of(tx, Subject.SESSION, session.id, wanted)


def of_booking(
    session: Session, booking: Booking | None = None, *, seat: bool = False, offer_over: bool = False
) -> BookingSituation:
    """Return what the guards of a booking's moves look at; those of the day need the `booking`, too."""
    return BookingSituation(
        seat,
        locked=session.state not in BOOKABLE,
        running=session.state is SessionState.RUNNING,
        offer_over=offer_over,
        arrived=booking is not None and booking.arrived_at is not None,
        summoned=booking is not None and booking.summoned_at is not None,
    )
