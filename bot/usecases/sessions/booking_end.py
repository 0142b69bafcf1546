"""Ends a booking before its day, or on it before its turn.

The seat goes to the next, appeals return to triage, and everybody concerned is told.
"""

from datetime import datetime

from bot.domain.base.notice import Notice
from bot.domain.sessions.booking import OFF, SEATED, Booking, BookingState
from bot.domain.sessions.notices import BookingCancelled
from bot.domain.sessions.session import Session, SessionState
from bot.usecases.sessions import invitations, nearer, scheduled, seat_offers
from storage.engine.database import Transaction
from storage.people import people
from storage.sessions import sessions


def end(
    tx: Transaction, session: Session, booking: Booking, reason: str = "", *, now: datetime
) -> tuple[Booking, list[Notice]]:
    """Return the ended booking and the notices; `reason` is a coordinator's, for the enterprise.

    Who gives a seat back because the date was moved has priority at the next session.
    """
    moved = session.moved_at and booking.booked_at and booking.booked_at < session.moved_at
    noted = OFF if moved and not reason else reason
    before = nearer.turns(tx, session) if session.state is SessionState.RUNNING else {}
    values = {"state": BookingState.CANCELLED, "cancelled_at": now, "reason": noted}
    ended = sessions.change_booking(tx, booking.id, values)
    seated = booking.state in {*SEATED, BookingState.OFFERED}
    passed_on = seat_offers.pass_on(tx, session, now) if seated else []
    members = people.members(tx, booking.enterprise)
    gone: list[Notice] = [BookingCancelled(to=member.chat, session=session, reason=reason) for member in members]
    entries = invitations.entries(tx, ended) if booking.slot else []
    released = scheduled.release(tx, session, now, booking.enterprise)
    moved_on = nearer.tell(tx, session, before, booking.id) if nearer.is_today(session, now) else []
    return ended, [*gone, *entries, *passed_on, *moved_on, *released]
