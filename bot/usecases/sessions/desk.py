"""Serves coordinators who run sessions: shows sessions as cards, makes, edits, locks, cancels and reopens them."""

from datetime import datetime

from bot.domain.base.errors import BadInput
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.people.person import Person, Role
from bot.domain.sessions import times
from bot.domain.sessions.booking import LIVE as LIVE_BOOKINGS
from bot.domain.sessions.booking import OFF, TABLE, BookingAction
from bot.domain.sessions.errors import SessionRefused
from bot.domain.sessions.notices import (
    ArchiveListed,
    SessionCard,
    SessionFields,
    SessionOff,
    SessionReopened,
    SessionsListed,
)
from bot.domain.sessions.session import Session, SessionAction, SessionField, SessionState
from bot.domain.time.calendar import shanghai_date
from bot.usecases.forms.record import Filled
from bot.usecases.sessions import (
    announcing,
    calling,
    changing,
    guard,
    invitations,
    scheduled,
    seat_offers,
    session_moves,
)
from bot.usecases.sessions.filled import AboutSession, NewSession, SessionFilled
from storage.engine import audit
from storage.engine.database import Transaction
from storage.people import people
from storage.sessions import sessions

LIVE = (SessionState.DRAFT, SessionState.ANNOUNCED, SessionState.BOOKING, SessionState.LOCKED, SessionState.RUNNING)
WINDOW = ("booking_opens", "booking_closes")


def desk(tx: Transaction, who: Person, *, now: datetime) -> list[Notice]:
    """Show the sessions that are not over, each as a card; supervisors see those that are over."""
    if guard.supervises(who):
        return [
            *(card(tx, who, session, now) for session in sessions.archived(tx, ARCHIVED_SHOWN)),
            ArchiveListed(to=who.chat),
        ]
    cards = [card(tx, who, session, now) for session in sessions.in_states(tx, LIVE)]
    return [*cards, SessionsListed(to=who.chat, count=len(cards))]


def card(tx: Transaction, who: Person, session: Session, now: datetime) -> Notice:
    """Return the session's card with its counts and what the coordinator may do."""
    held, calendar, before = session.held_at, tx.programme.calendar, tx.programme.pack.limits.call_before_days
    calls = times.call_at(held, calendar, before) if held else None
    return SessionCard(
        to=who.chat,
        session=session,
        allowed=session_moves.allowed(tx, session, who, now),
        counts=sessions.count_bookings(tx, session.id),
        progress=announcing.progress(tx, session.id),
        workday=held is None or calendar.is_workday(shanghai_date(held)),
        calls_at=calls,
        window_over=_is_announced_in_vain(session, calls, now),
        late=session.takes_latecomers(now) and guard.is_coordinator(who),
    )


def _is_announced_in_vain(session: Session, calls: datetime | None, now: datetime) -> bool:
    """Whether the session could be announced, but nobody could book it."""
    ready = session.state is SessionState.DRAFT and session.is_ready
    return ready and not times.is_bookable(session, calls, now)


def coordinator(_: Transaction, who: Person, __: Filled, *, now: datetime) -> None:
    guard.coordinator(who)


def make(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Enter a new session as a draft."""
    coordinator(tx, who, data, now=now)
    filled = NewSession.from_draft(data)
    year = filled.date.year
    place = {"year": year, "number": sessions.next_number(tx, year), "state": SessionState.DRAFT}
    made = sessions.add(tx, facts(tx, filled) | place)
    audit.note(tx, who.id, "session_prepare", f"session:{made.id}", now)
    return [card(tx, who, made, now)]


def facts(tx: Transaction, filled: SessionFilled) -> dict[str, object]:
    """Turn what the form gathered into the session's columns; the booking window follows from the date."""
    if filled.held_at is None:
        return filled.columns
    days = tx.programme.pack.limits.booking_open_days
    window = times.booking_window(*times.month_of(filled.held_at), tx.programme.calendar, days)
    return filled.columns | dict(zip(WINDOW, window, strict=True))


def check_state(tx: Transaction, session_id: int, action: SessionAction, state: SessionState) -> None:
    """Refuse a button that was shown in another state, or whose action has no form."""
    session = session_moves.load(tx, session_id)
    if session.state is not state or action not in WITH_BUTTON:
        raise SessionRefused(action, session.state)


ARCHIVED_SHOWN = 3
LATE = (SessionField.DATE, SessionField.TIME, SessionField.PLACE, SessionField.ROOMS)


def fields(tx: Transaction, who: Person, session_id: int, *, now: datetime) -> list[Notice]:
    """Offer the fields that can be changed; of a locked session only those for late changes."""
    may_edit(tx, who, {"session": session_id}, now=now)
    session = session_moves.load(tx, session_id)
    offered = LATE if session.state is SessionState.LOCKED else tuple(SessionField)
    return [SessionFields(to=who.chat, session=session, fields=offered)]


WITH_BUTTON = frozenset(SessionAction) - {SessionAction.PREPARE, SessionAction.OPEN}


def may_edit(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> None:
    """Refuse an edit that the table would not allow at its end."""
    coordinator(tx, who, data, now=now)
    session = session_moves.load(tx, AboutSession.from_draft(data).session)
    if SessionAction.RESCHEDULE not in session_moves.allowed(tx, session, who, now):
        session_moves.check(tx, who, session, SessionAction.EDIT, now)


def edit(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Change one field of a session."""
    coordinator(tx, who, data, now=now)
    filled, session = SessionFilled.from_draft(data), session_moves.load(tx, AboutSession.from_draft(data).session)
    late = session.state is not SessionState.DRAFT and filled.is_elsewhere
    action = SessionAction.RESCHEDULE if late else SessionAction.EDIT
    changes = facts(tx, filled.completed(session)) | _rooms_left(session, filled)
    if late:
        changes = {name: value for name, value in changes.items() if name not in WINDOW}  # it was promised
    if filled.capacity is not None and filled.capacity < session.taken:
        raise BadInput("capacity_taken", {"taken": session.taken})
    before = changing.places(tx, session)
    moved = late and changes.get("held_at", session.held_at) != session.held_at
    changes |= {"moved_at": now} if moved else {}
    changed = session_moves.move(tx, who, session, action, changes, now=now)
    seat_offers.seat_anew(tx, changed, rooms="rooms" in changes)
    notices = changing.tell(tx, session, changed, before, everybody=late)
    followed = scheduled.follow(tx, changed, now) if moved else []
    sitting = changing.tell_departments(tx, session, changed)
    return [card(tx, who, changed, now), *notices, *sitting, *followed, *seat_offers.fill(tx, changed, now)]


def _rooms_left(session: Session, filled: SessionFilled) -> dict[str, object]:
    """Return rooms and heads without the departments that were removed."""
    if filled.departments is None:
        return {}
    known = set(filled.departments)
    rooms = [[name for name in room if name in known] for room in session.rooms]
    whole = {name for room in rooms for name in room} == known
    heads = {name: head for name, head in session.heads.items() if name in known}
    return {"rooms": [room for room in rooms if room] if whole else [], "heads": heads}


def cancel(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Cancel the session. Everybody concerned is told, and enterprises with a seat have priority at the next."""
    coordinator(tx, who, data, now=now)
    said, held, entries = AboutSession.from_draft(data), list[Person](), list[Notice]()
    session = session_moves.load(tx, said.session)
    for booking in sessions.bookings(tx, session.id, LIVE_BOOKINGS):
        move = TABLE.find(booking.state, BookingAction.SESSION_OFF, Party.SYSTEM, session_moves.of_booking(session))
        if move is None:
            continue
        changed = sessions.change_booking(tx, booking.id, {"state": move.to, "cancelled_at": now, "reason": OFF})
        held += people.members(tx, booking.enterprise)
        entries += invitations.entries(tx, changed) if booking.slot else ()
    off = session_moves.move(tx, who, session, SessionAction.CANCEL, {"reason": said.words, "taken": 0}, now=now)
    announcing.call_off(tx, session.id)
    notices = [SessionOff(to=person.chat, session=off, reason=said.words, held=True) for person in held]
    return [card(tx, who, off, now), *notices, *entries, *scheduled.release(tx, off, now)]


def may_reopen(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> None:
    """Raise a refusal if the person can't reopen the session."""
    guard.looks_back(who)
    session_moves.check(
        tx, who, session_moves.load(tx, AboutSession.from_draft(data).session), SessionAction.REOPEN, now
    )


def reopen(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Reopen an archived session for corrections; coordinators are told why, and it is logged."""
    said = AboutSession.from_draft(data)
    session = session_moves.load(tx, said.session)
    opened = session_moves.move(tx, who, session, SessionAction.REOPEN, {"reason": said.words}, now=now)
    keepers = people.of_role(tx, Role.COORDINATOR)
    notices = [SessionReopened(to=keeper.chat, session=opened, words=said.words) for keeper in keepers]
    return [card(tx, who, opened, now), *notices]


def lock(tx: Transaction, who: Person, session_id: int, *, now: datetime) -> list[Notice]:
    """Close booking early. Enterprises with a seat are reminded now if the moment has come, or later in time."""
    coordinator(tx, who, {}, now=now)
    session = session_moves.load(tx, session_id)
    due = session_moves.situation(tx, session, now).lock_due
    locked = session_moves.move(tx, who, session, SessionAction.LOCK, now=now)
    notices = calling.call(tx, locked, now=now) if due else calling.close_line(tx, locked, now=now)
    return [card(tx, who, locked, now), *notices]


def may_cancel(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> None:
    """Raise a refusal if the session can't be cancelled."""
    coordinator(tx, who, data, now=now)
    session_moves.check(
        tx, who, session_moves.load(tx, AboutSession.from_draft(data).session), SessionAction.CANCEL, now
    )
