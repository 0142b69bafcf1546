"""Makes the minutes of a session (坐诊纪要) from what is recorded when the file is sent."""

from datetime import datetime

from bot.domain.appeals.action import Action
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.event import Event
from bot.domain.base.notice import Notice
from bot.domain.people.person import Person
from bot.domain.sessions.booking import BookingState
from bot.domain.sessions.booking_notices import MinutesOrder, MinutesSent
from bot.domain.sessions.minutes import Guest, Heard, Minutes
from bot.domain.sessions.session import Session
from bot.usecases.sessions import guard, session_moves
from storage.appeals import appeals
from storage.engine import audit
from storage.engine.database import Transaction
from storage.sessions import booked, queue, sessions


def send(tx: Transaction, who: Person, session_id: int, *, now: datetime) -> list[Notice]:
    """Send the minutes to a coordinator or supervisor; that is logged."""
    guard.looks_back(who)
    session = session_moves.load(tx, session_id)
    audit.note(tx, who.id, "session_minutes", f"session:{session_id}", now)
    return [MinutesSent(to=who.chat, session=session, came=_came(tx, session))]


def _came(tx: Transaction, session: Session) -> int:
    return sum(booking.state is BookingState.ATTENDED for booking in queue.roll(tx, session.id))


def gather(tx: Transaction, order: MinutesOrder, *, now: datetime) -> Minutes | None:
    """Return the minutes from what is recorded now; None if the session no longer exists."""
    found = sessions.peek(tx, order.session)
    if found is None:
        return None
    named, brought = queue.names(tx, found.id), booked.of_each(tx, [booking.id for booking in queue.roll(tx, found.id)])
    guests = tuple(
        Guest(
            booking,
            named[booking.enterprise],
            tuple(_heard(tx, found, appeal) for appeal in brought.get(booking.id, ())),
        )
        for booking in queue.roll(tx, found.id)
    )
    return Minutes(found, guests, tx.programme.pack.name, now)


def _heard(tx: Transaction, session: Session, appeal: Appeal) -> Heard:
    """Return what was said at the session: the answer, followed by what other departments said."""
    past = appeals.history(tx, appeal.id)
    there = [event for event in past if event.action is Action.ANSWER_ON_SPOT]
    if not there or appeal.session != session.id:
        return Heard(appeal)
    return Heard(appeal, (there[-1], *_with_it(past, there[-1])))


def _with_it(past: tuple[Event, ...], answer: Event) -> list[Event]:
    return [event for event in past if event.at == answer.at and event.action.contributes]
