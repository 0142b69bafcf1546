"""Moves a booking to another session, or ends it for a coordinator's reason."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.base.errors import NotFound
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.people.person import Person
from bot.domain.sessions.booking import TABLE, Booking, BookingAction, BookingState
from bot.domain.sessions.booking_notices import BookingCard, BookingMoved, BookingTargets
from bot.domain.sessions.errors import AlreadyBooked, BookingRefused, NotOpen, SessionFull
from bot.domain.sessions.session import BOOKABLE, Session, SessionState
from bot.usecases.forms.record import Filled
from bot.usecases.sessions import booking_end, bringing, guard, invitations, scheduled, seat_offers, session_moves
from bot.usecases.sessions.filled import AboutBooking, Moved
from storage.engine import audit
from storage.engine.database import Transaction
from storage.people import people
from storage.sessions import booked, sessions

OPEN = {Party.MEMBER: tuple(BOOKABLE), Party.COORDINATOR: (*BOOKABLE, SessionState.LOCKED)}
A = BookingAction


def targets(tx: Transaction, who: Person, booking_id: int, *, now: datetime) -> list[Notice]:
    """Show the sessions to which the booking can move."""
    session, booking, part = bringing.load(tx, who, booking_id)
    bringing.check(session, booking, part, A.MOVE)
    return [BookingTargets(to=who.chat, session=session, booking=booking, targets=free(tx, booking, part, now))]


def free(tx: Transaction, booking: Booking, part: Party, now: datetime) -> tuple[Session, ...]:
    """Return the other sessions with a free seat at which the enterprise has no booking."""
    found = [session for session in sessions.in_states(tx, OPEN[part]) if session.id != booking.session]
    return tuple(
        session
        for session in found
        if session.taken < session.capacity
        and _is_open(session, part, now)
        and sessions.booking_of(tx, session.id, booking.enterprise) is None
    )


def _is_open(session: Session, part: Party, now: datetime) -> bool:
    """Whether the booking can still be moved. An enterprise can in the booking window, a coordinator until the day."""
    ahead = session.held_at is not None and session.held_at > now
    return session.state in OPEN[part] and (session.is_open(now) if part is Party.MEMBER else ahead)


def move(
    tx: Transaction, who: Person, booking_id: int, target: int, reason: str = "", *, now: datetime
) -> list[Notice]:
    """Take a seat at the other session, then give back the old one; if there is none, the old booking stays."""
    seen = sessions.peek_booking(tx, booking_id)
    if seen is None:
        raise NotFound
    part = guard.of_booking(who, seen)
    people.lock_enterprise(tx, seen.enterprise)
    both = {session_id: session_moves.load(tx, session_id) for session_id in sorted({seen.session, target})}
    was, session, booking = both[seen.session], both[target], sessions.booking_by_id(tx, booking_id) or seen
    bringing.check(was, booking, part, A.MOVE)
    fresh = seat(tx, who, booking.enterprise, session, now=now)
    old = sessions.change_booking(tx, booking_id, {"state": BookingState.MOVED, "cancelled_at": now, "reason": reason})
    brought = booked.of(tx, booking_id)
    booked.link(tx, fresh.id, [appeal.id for appeal in brought])
    audit.note(tx, who.id, "booking_move", f"booking:{booking_id}", now)
    notices = _told_moved(tx, who, (was, session), fresh, reason)
    entries = [*invitations.entries(tx, old), *invitations.entries(tx, fresh)]
    followed = scheduled.go_along(tx, (was, session), booking.enterprise, now)
    return [*notices, *entries, *seat_offers.pass_on(tx, was, now), *followed]


def seat(  # who takes it for whom, where, why and when
    tx: Transaction, who: Person, enterprise: int, session: Session, reason: str = "", *, now: datetime
) -> Booking:
    """Take a seat as if the enterprise had booked it; after the reminder of that session, it is reminded at once."""
    part = guard.for_enterprise(who)
    held = sessions.booking_of(tx, session.id, enterprise)
    if held is not None:
        raise AlreadyBooked(held.slot)
    if not _is_open(session, part, now):
        raise NotOpen
    slot = sessions.take_seat(tx, session.id)
    situation = session_moves.of_booking(session, seat=slot is not None)
    found_move = TABLE.find(None, A.BOOK, part, situation)
    if slot is None or found_move is None:
        raise SessionFull(session.theme)
    called = TABLE.find(BookingState.BOOKED, A.CALL, Party.SYSTEM, situation)
    values: dict[str, object] = {"session": session.id, "enterprise": enterprise, "booked_by": who.id}
    values |= {"booked_at": now, "reason": reason, "slot": slot, "state": (called or found_move).to}
    return sessions.book(tx, values | seat_offers.place(tx, session, enterprise))


def _told_moved(
    tx: Transaction, who: Person, both: tuple[Session, Session], fresh: Booking, reason: str
) -> list[Notice]:
    was, session = both
    notices: list[Notice] = [
        BookingMoved(
            to=member.chat,
            was=was,
            session=session,
            booking=fresh,
            reason=reason,
            by=None if member.id == who.id else who.role,
        )
        for member in people.members(tx, fresh.enterprise)
    ]
    return [*confirmed(tx, who, session, fresh, A.MOVE), *notices]


def confirmed(tx: Transaction, who: Person, session: Session, booking: Booking, done: A) -> list[Notice]:
    """Show the coordinator the booking after what was done with it."""
    if not guard.is_coordinator(who):
        return []
    return [BookingCard(**bringing.card(tx, who, session, booking, Party.COORDINATOR), done=done)]


def may(action: BookingAction) -> Callable[..., None]:
    """Return the check that a coordinator's form for `action` makes before it begins."""

    def check(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> None:
        session, booking, part = bringing.load(tx, who, AboutBooking.from_draft(data).booking)
        if part is not Party.COORDINATOR:
            raise NotFound
        bringing.check(session, booking, part, action)

    return check


def move_for(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Move the booking as a coordinator; the enterprise is told why."""
    said = Moved.from_draft(data)
    return move(tx, who, said.booking, said.target, said.words, now=now)


def cancel_for(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """End the booking as a coordinator; the enterprise is told why."""
    said = AboutBooking.from_draft(data)
    session, booking, part = bringing.load(tx, who, said.booking)
    found_move = TABLE.find(booking.state, A.CANCEL, part, session_moves.of_booking(session, booking))
    if found_move is None:
        raise BookingRefused(A.CANCEL, booking.state)
    ended, notices = booking_end.end(tx, session, booking, said.words, now=now)
    audit.note(tx, who.id, "booking_cancel", f"booking:{booking.id}", now)
    return [*confirmed(tx, who, session, ended, A.CANCEL), *notices]
