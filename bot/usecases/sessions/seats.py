"""Books seats at a session or places on its waiting list, gives them back, and takes seats that were offered."""

from datetime import datetime

from bot.domain.base.errors import NoRight, NotFound, NotRegistered, Refusal
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.people.person import Person, Role
from bot.domain.sessions.booking import COMING, TABLE, Booking, BookingAction, BookingState
from bot.domain.sessions.errors import AlreadyBooked, BookingRefused, NotOpen, SessionFull, TurnHasCome
from bot.domain.sessions.notices import Booked, Seat, SeatGivenBack, SessionsShown, Waitlisted
from bot.domain.sessions.session import BOOKABLE, SETTLED, Session, SessionState
from bot.usecases.sessions import announcing, booking_end, guard, invitations, openings, seat_offers, session_moves
from storage.engine.database import Transaction
from storage.people import people
from storage.sessions import booked, sessions

FACTS = ("year", "number", "theme", "form", "held_at", "place", "departments", "capacity")
ANNOUNCED = (*BOOKABLE, SessionState.LOCKED, SessionState.RUNNING)
WINDOW = ("booking_opens", "booking_closes")


def plan(tx: Transaction, *, now: datetime) -> None:
    """Enter sessions of the pack that are new, and set the timers of all sessions."""
    for session_plan in tx.programme.pack.sessions:
        sessions.add_new(tx, {name: getattr(session_plan, name) for name in (*FACTS, *WINDOW)})
    for session in sessions.in_states(tx, [state for state in SessionState if state not in SETTLED]):
        session_moves.set_timers(tx, session, now)
    announcing.set_month_timers(tx, now)


def show_open(tx: Transaction, who: Person, *, gives_back: bool = False, now: datetime) -> list[Notice]:
    """Show the sessions that can be booked, and those for which the enterprise has a booking.

    Who wants to give a seat back and has none is told so.
    """
    mine = who.enterprise
    first = mine is not None and sessions.has_priority(tx, mine)
    seats = []
    for session in sessions.in_states(tx, ANNOUNCED):
        held = sessions.booking_of(tx, session.id, mine) if mine else None
        if held or session.is_open(now) or (first and session.state in BOOKABLE):
            seats.append(_seat(tx, session, held))
    opening, may = openings.next_opening(tx, who, now), guard.books(who)
    nothing = gives_back and not any(seat.booking for seat in seats)
    return [SessionsShown(to=who.chat, seats=tuple(seats), may_book=may, opening=opening, nothing_held=nothing)]


def _seat(tx: Transaction, session: Session, held: Booking | None) -> Seat:
    if held is None:
        return Seat(session)
    numbers = tuple(appeal.number for appeal in booked.of(tx, held.id))
    return Seat(session, held, sessions.place_in_line(tx, held), numbers)


def book(tx: Transaction, who: Person, session_id: int, *, now: datetime) -> list[Notice]:
    """Take a seat or a place on the waiting list.

    An enterprise has one live booking; the seat is taken in one atomic write.
    """
    if who.enterprise is None:
        raise NoRight if who.role else NotRegistered
    people.lock_enterprise(tx, who.enterprise)
    session, priority = _bookable(tx, session_id, who.enterprise, now)
    held = sessions.booking_of(tx, session_id, who.enterprise)
    if held is not None:
        raise AlreadyBooked(held.slot)
    slot = sessions.take_seat(tx, session_id)
    situation = session_moves.of_booking(session, seat=slot is not None)
    move = TABLE.find(None, BookingAction.BOOK, guard.for_enterprise(who), situation)
    if move is None:
        raise SessionFull(session.theme)
    values: dict[str, object] = {"session": session_id, "enterprise": who.enterprise}
    values |= {"booked_by": who.id, "booked_at": now}
    where = seat_offers.place(tx, session, who.enterprise) if slot is not None else {}
    booking = sessions.book(tx, values | where | {"slot": slot, "state": move.to, "priority": priority})
    return told(tx, session, booking, who)


def _bookable(tx: Transaction, session_id: int, enterprise: int, now: datetime) -> tuple[Session, bool]:
    """Return the session, locked, and whether the enterprise has priority, with which it may book before the window."""
    session, first = session_moves.load(tx, session_id), sessions.has_priority(tx, enterprise)
    if not (session.is_open(now) or (first and session.state in BOOKABLE)):
        raise NotOpen
    return session, first


def told(tx: Transaction, session: Session, booking: Booking, who: Person | None) -> list[Notice]:
    """Tell all members of the enterprise what it has now; `who` did it."""
    members = people.members(tx, booking.enterprise)
    if booking.state is BookingState.WAITLISTED:
        line = sessions.place_in_line(tx, booking)
        return [Waitlisted(to=member.chat, session=session, booking=booking, line=line) for member in members]
    by_others = who.id if who else None
    held = [
        Booked(to=member.chat, session=session, booking=booking, others=member.id != by_others) for member in members
    ]
    return [*held, *invitations.entries(tx, booking)]


def mine(tx: Transaction, who: Person, booking_id: int) -> tuple[Session, Booking]:
    """Return the session and the enterprise's booking, locked in this order."""
    seen = sessions.peek_booking(tx, booking_id)
    if seen is None or seen.enterprise != who.enterprise:
        raise NotFound
    session, booking = session_moves.load(tx, seen.session), sessions.booking_by_id(tx, booking_id)
    if booking is None:
        raise NotFound
    return session, booking


def cancel(tx: Transaction, who: Person, booking_id: int, *, now: datetime) -> list[Notice]:
    """Give the seat or place back, at the latest before its turn.

    While booking goes on, the first on the waiting list is offered the seat.
    """
    session, booking = mine(tx, who, booking_id)
    situation = session_moves.of_booking(session, booking)
    move = TABLE.find(booking.state, BookingAction.CANCEL, guard.for_enterprise(who), situation)
    if move is None:
        raise _not_cancelled(booking)
    _, notices = booking_end.end(tx, session, booking, now=now)
    heard = given_back(tx, session, booking) if Party.COORDINATOR in move.tells else []
    return [*notices, *heard]


def _not_cancelled(booking: Booking) -> Refusal:
    """Return why the number can't be given back: it is gone already, its turn has come, or the day is over."""
    if booking.state is BookingState.CANCELLED:
        return NotFound()
    if booking.state in COMING and booking.summoned_at is not None:
        return TurnHasCome(booking.room or 1)
    return BookingRefused(BookingAction.CANCEL, booking.state)


def given_back(tx: Transaction, session: Session, booking: Booking) -> list[Notice]:
    """Tell the coordinators of a seat that becomes free after the reminder."""
    name = people.enterprise_by_id(tx, booking.enterprise).name
    keepers = people.of_role(tx, Role.COORDINATOR)
    return [SeatGivenBack(to=keeper.chat, session=session, enterprise=name, slot=booking.slot) for keeper in keepers]


def take(tx: Transaction, who: Person, booking_id: int, *, now: datetime) -> list[Notice]:
    """Take the offered seat while the offer is valid."""
    session, booking = mine(tx, who, booking_id)
    over = booking.offered_until is None or now >= booking.offered_until
    move = TABLE.find(
        booking.state,
        BookingAction.TAKE,
        guard.for_enterprise(who),
        session_moves.of_booking(session, offer_over=over),
    )
    if move is None:
        raise NotFound
    where = seat_offers.place(tx, session, booking.enterprise)
    seat = {"state": move.to, "slot": sessions.next_slot(tx, session.id), "offered_until": None}
    return told(tx, session, sessions.change_booking(tx, booking_id, where | seat), who)
