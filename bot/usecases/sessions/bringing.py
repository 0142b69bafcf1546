"""Chooses the appeals that a booking is about, from the enterprise's open ones or newly written."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from bot.domain.appeals.appeal import Appeal
from bot.domain.base.errors import NotFound
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.people.person import Person
from bot.domain.sessions.booking import TABLE, Booking, BookingAction
from bot.domain.sessions.booking_notices import AppealsBrought, BookingCard, NotBrought
from bot.domain.sessions.errors import BookingRefused
from bot.domain.sessions.session import Session
from bot.usecases.appeals.verbs import filing
from bot.usecases.appeals.verbs.filing import Joins, joins_none
from bot.usecases.appeals.writing import Writing
from bot.usecases.forms.beginning import leave
from bot.usecases.forms.places import ONCE
from bot.usecases.forms.record import Filled
from bot.usecases.reach import phone_list
from bot.usecases.sessions import guard, scheduled, session_moves
from bot.usecases.sessions.filled import AboutBooking
from storage.engine.database import Transaction
from storage.people import people
from storage.sessions import booked, sessions

OFFERED = 9  # as many are offered to choose from, the newest
APPEAL, TEXT = "appeal", "text"  # the form that follows, and its first step
WRITTEN = ("text", "files")  # what was written here goes over into it


def load(tx: Transaction, who: Person, booking_id: int) -> tuple[Session, Booking, Party]:
    """Return the session and the booking, locked in this order, and what the person is to the booking."""
    seen = sessions.peek_booking(tx, booking_id)
    if seen is None:
        raise NotFound
    part, session = guard.of_booking(who, seen), session_moves.load(tx, seen.session)
    return session, sessions.booking_by_id(tx, booking_id) or seen, part


def check(session: Session, booking: Booking, part: Party, action: BookingAction) -> None:
    """Raise BookingRefused if the table does not allow the action."""
    if TABLE.find(booking.state, action, part, session_moves.of_booking(session, booking)) is None:
        raise BookingRefused(action, booking.state)


def show(tx: Transaction, who: Person, booking_id: int, *, now: datetime) -> list[Notice]:
    """Show the booking with its appeals and what may be done with it."""
    session, booking, part = load(tx, who, booking_id)
    return [BookingCard(**card(tx, who, session, booking, part))]


def card(tx: Transaction, who: Person, session: Session, booking: Booking, part: Party) -> dict[str, Any]:
    """Return the fields of the booking's card for this viewer."""
    return {
        "to": who.chat,
        "session": session,
        "booking": booking,
        "enterprise": people.enterprise_by_id(tx, booking.enterprise).name,
        "appeals": booked.of(tx, booking.id),
        "viewer": part,
        "allowed": TABLE.allowed(booking.state, part, session_moves.of_booking(session, booking)),
        "line": sessions.place_in_line(tx, booking),
    }


def may_choose(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> None:
    """Raise a refusal if the appeals of the booking can't be changed."""
    session, booking, part = load(tx, who, AboutBooking.from_draft(data).booking)
    check(session, booking, part, BookingAction.CHANGE)


def chosen(tx: Transaction, data: Filled) -> tuple[Booking, list[Appeal], set[int]]:
    """Return the booking, the appeals to choose from, and the rows of those chosen so far."""
    said = AboutBooking.from_draft(data)
    booking = sessions.peek_booking(tx, said.booking)
    if booking is None:
        raise NotFound
    offered = booked.to_choose(tx, booking, OFFERED)
    taken = {appeal.id for appeal in booked.of(tx, booking.id)}
    return booking, offered, {appeal.id for appeal in offered if said.picks.get(appeal.id, appeal.id in taken)}


def choose(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Link these appeals with the booking. Whoever wants to write a new one continues with its form."""
    session, booking, part = load(tx, who, AboutBooking.from_draft(data).booking)
    check(session, booking, part, BookingAction.CHANGE)
    _, offered, wanted = chosen(tx, data)
    before = {appeal.id for appeal in booked.of(tx, booking.id)}
    booked.unlink(tx, booking.id, gone := before & {appeal.id for appeal in offered} - wanted)
    booked.link(tx, booking.id, fresh := wanted - before)
    if AboutBooking.from_draft(data).new:
        written: dict[str, object] = {name: value for name, value in data.items() if name in WRITTEN}
        written |= {ONCE: ["booking"]}  # who begins the appeal again may mean another matter
        leave(tx, who, (APPEAL, TEXT), {"booking": booking.id} | _behalf(tx, who, booking), written, now=now)
    released = scheduled.let_go(tx, session, gone, now)
    return [*(_told(tx, session, booking, who) if gone or fresh else []), *released]


def _behalf(tx: Transaction, who: Person, booking: Booking) -> dict[str, object]:
    """Return the enterprise for which a coordinator writes."""
    if not guard.is_coordinator(who):
        return {}
    return {"enterprise": booking.enterprise, "for": people.enterprise_by_id(tx, booking.enterprise).name}


def bring(tx: Transaction, who: Person, booking_id: int, appeal: Appeal, more: int) -> list[Notice]:
    """Link an appeal that was written for a booking, if the booking can still be changed; `more` parts follow."""
    session, booking, part = load(tx, who, booking_id)
    if TABLE.find(booking.state, BookingAction.CHANGE, part, session_moves.of_booking(session)) is None:
        return [NotBrought(to=who.chat, session=session, number=appeal.number, more=more)]
    booked.link(tx, booking_id, [appeal.id])
    return _told(tx, session, booking, who)


def file(tx: Transaction, who: Person, data: Filled, *, joins: Joins = joins_none, now: datetime) -> list[Notice]:
    """File an appeal; one that was written for a booking is linked with it."""
    booking_id = Writing.from_draft(data).booking
    if booking_id is None:
        return filing.file(tx, who, data, joins=joins, now=now)[1]
    to_session = _is_bringing(tx, who, booking_id)
    appeal, notices = filing.file(tx, who, data, to_session=to_session, joins=joins, now=now)
    return [*notices, *bring(tx, who, booking_id, appeal, len(Writing.from_draft(data).rest))]


def belongs(tx: Transaction, who: Person, data: Filled) -> bool:
    """Whether the parts of a text that follow are brought as well; where the first was not, none is."""
    booking_id = Writing.from_draft(data).booking
    return booking_id is None or _is_bringing(tx, who, booking_id)


def _is_bringing(tx: Transaction, who: Person, booking_id: int) -> bool:
    """Whether the appeal will be brought to a session; then a coordinator decides who gets it."""
    booking = sessions.peek_booking(tx, booking_id)
    session = sessions.peek(tx, booking.session) if booking else None
    if booking is None or session is None:
        return False
    change = TABLE.find(
        booking.state, BookingAction.CHANGE, guard.of_booking(who, booking), session_moves.of_booking(session)
    )
    return change is not None


def _told(tx: Transaction, session: Session, booking: Booking, who: Person) -> list[Notice]:
    """Show all members of the enterprise what the booking is about now."""
    members: Iterable[Person] = people.members(tx, booking.enterprise)
    seen = [
        AppealsBrought(**card(tx, person, session, booking, Party.MEMBER), others=person.id != who.id)
        for person in members
    ]
    return phone_list.said_here(who, seen) if guard.is_coordinator(who) else list(seen)
