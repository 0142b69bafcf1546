"""Serves enterprises without a chat at the counter (专窗代录).

A coordinator registers them, files and books for them.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, time

from bot.domain.base.errors import BadInput, NotFound
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.counter.notices import CounterShown
from bot.domain.people.enterprise import EnterpriseAction
from bot.domain.people.identity import parse_phone
from bot.domain.people.person import Person, is_stand_in
from bot.domain.sessions.notices import Seat
from bot.domain.time.calendar import SHANGHAI
from bot.usecases.appeals import viewing
from bot.usecases.classes import measure_news
from bot.usecases.counter import guard
from bot.usecases.counter.filled import Entered, Sought
from bot.usecases.forms.record import Filled
from bot.usecases.people import verifying
from bot.usecases.reach import phone_list
from bot.usecases.sessions import seats
from bot.usecases.sessions.phone_calls import still
from storage.appeals import appeals
from storage.engine import audit
from storage.engine.database import Transaction
from storage.people import people
from storage.sessions import sessions

UseCase = Callable[..., list[Notice]]


def coordinator(_: Transaction, who: Person, __: Filled, *, now: datetime) -> None:
    guard.coordinator(who)


def serve(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Show the enterprise that was found, or register it first; who took its consent on paper is logged."""
    coordinator(tx, who, data, now=now)
    known = Sought.from_draft(data).known_id
    return page(tx, who, known or _register(tx, who, Entered.from_draft(data), now), now=now)


def _register(tx: Transaction, who: Person, entered: Entered, now: datetime) -> int:
    if people.enterprise_by_uscc(tx, entered.uscc) is not None:
        raise BadInput("registered_meanwhile")
    enterprise_id = people.add_enterprise(tx, entered.name, entered.uscc, entered.region, now)
    verifying.begin(tx, enterprise_id, EnterpriseAction.ENTER, Party.COORDINATOR)
    signed = datetime.combine(entered.signed, time(), SHANGHAI)
    consent = {"consent_version": tx.programme.pack.privacy.version, "consent_at": signed}
    people.add_stand_in(tx, enterprise_id, entered.contact, parse_phone(entered.phone), now, consent)
    audit.note(tx, who.id, "paper_consent", f"enterprise:{enterprise_id}", now, signed=entered.signed.isoformat())
    return enterprise_id


def known(tx: Transaction, who: Person, enterprise_id: int, *, now: datetime) -> None:
    """Refuse everybody but coordinators; raise NotFound if the enterprise does not exist."""
    coordinator(tx, who, {}, now=now)
    if not people.has_enterprise(tx, enterprise_id):
        raise NotFound


def page(tx: Transaction, who: Person, enterprise_id: int, *, now: datetime) -> list[Notice]:
    """Show the enterprise's open appeals and bookings, and what can be done for it."""
    coordinator(tx, who, {}, now=now)
    enterprise, stand_in = people.enterprise_by_id(tx, enterprise_id), people.stand_in(tx, enterprise_id)
    found, total = appeals.of_enterprise(tx, enterprise_id)
    has_chat = any(not is_stand_in(member.chat) for member in people.members(tx, enterprise_id))
    return [
        CounterShown(
            to=who.chat,
            enterprise=enterprise,
            has_chat=has_chat,
            consent_at=people.consent_at(tx, stand_in.id) if stand_in else None,
            views=tuple(viewing.view(tx, appeal, who, now) for appeal in found),
            total=total,
            seats=tuple(_seats(tx, who, enterprise_id, now)),
            calls=len(phone_list.open_ones(tx, still, now, enterprise_id)),
            asks=None if has_chat else measure_news.first_question(tx, enterprise_id),
        )
    ]


def _seats(tx: Transaction, who: Person, enterprise_id: int, now: datetime) -> Iterator[Seat]:
    """Return the sessions as the enterprise itself would see them."""
    for notice in seats.show_open(tx, replace(who, enterprise=enterprise_id), now=now):
        yield from getattr(notice, "seats", ())


def filing(tx: Transaction, who: Person, enterprise_id: int, *, now: datetime) -> dict[str, object]:
    """Return the first values of the form for an appeal of the enterprise."""
    coordinator(tx, who, {}, now=now)
    return {"enterprise": enterprise_id, "for": people.enterprise_by_id(tx, enterprise_id).name}


def book(tx: Transaction, who: Person, enterprise_id: int, session: int, *, now: datetime) -> list[Notice]:
    """Book a seat for the enterprise; the result is shown to the coordinator."""
    coordinator(tx, who, {}, now=now)
    return phone_list.said_here(who, seats.book(tx, replace(who, enterprise=enterprise_id), session, now=now))


def for_booking(use_case: UseCase) -> UseCase:
    """Return the use case in a form that a coordinator can also call, for an enterprise without a chat."""

    def do(tx: Transaction, who: Person, enterprise_id: int, *, now: datetime) -> list[Notice]:
        if not guard.serves(who):
            return use_case(tx, who, enterprise_id, now=now)
        booking = sessions.peek_booking(tx, enterprise_id)
        if booking is None or people.stand_in(tx, booking.enterprise) is None:
            raise NotFound
        phone_list.answered(tx, who, still, booking=enterprise_id, now=now)
        audit.note(tx, who.id, use_case.__name__, f"booking:{enterprise_id}", now)
        return phone_list.said_here(
            who, use_case(tx, replace(who, enterprise=booking.enterprise), enterprise_id, now=now)
        )

    return do
