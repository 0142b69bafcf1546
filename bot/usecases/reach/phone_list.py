"""Puts what an enterprise without a chat has to hear onto the phone list, and ends calls that are no longer needed."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from bot.domain.base.notice import Notice
from bot.domain.base.paper import PaperSent
from bot.domain.base.parcels import Message
from bot.domain.base.party import Party
from bot.domain.base.terms import Plain, Terms
from bot.domain.people.person import STAND_INS, Person, is_stand_in
from bot.domain.reach.phone_list import CallAction, CallState, NewCall, PhoneCall, leads
from storage.engine.database import Transaction
from storage.mail import outbox
from storage.mail.parcels import Item
from storage.people import people
from storage.reach import phone_calls

Key = tuple[int, int | None, int | None]
Still = Callable[[Transaction, PhoneCall, datetime], bool]  # whether what a call is to say is still so


def enter(tx: Transaction, sent: Iterable[tuple[Notice, Item]], now: datetime) -> None:
    """Put messages onto the list. Those of one event about one thing become one call; files are left out."""
    calls: dict[Key, NewCall] = {}
    for notice, item in sent:
        if not isinstance(item.payload, Message) or not notice.goes_by_phone:
            continue
        key = (item.chat - STAND_INS, item.appeal, notice.booking_id)
        call = NewCall(*key, item.what, _kept(item.payload, notice.terms, now))
        if not _is_asked(tx, notice, call):
            calls[key] = _joined(calls.get(key), call)
    for call in calls.values():
        _put(tx, call, now)


def _kept(message: Message, terms: Terms, now: datetime) -> Message:
    """Return the part of a message that is kept for the phone: its text, what it asks for, and how long it is true."""
    ahead = terms.until is not None and now < terms.until
    terms = replace(terms, until=terms.until if ahead else None)
    return Message(text=message.text, keys=message.keys, line=message.line, shows=message.shows, terms=terms)


def _put(tx: Transaction, call: NewCall, now: datetime) -> None:
    """Put one call onto the list. An enterprise that has just linked a chat is told there."""
    people.lock_enterprise(tx, call.enterprise)
    state = leads(None, CallAction.ENTER, Party.SYSTEM)
    if state is not None and people.stand_in(tx, call.enterprise) is not None:
        phone_calls.add(tx, call, state, now)
        return
    for member in people.members(tx, call.enterprise):
        outbox.put(tx, Item(member.chat, call.what, call.message, appeal=call.appeal), now)


def _joined(before: NewCall | None, call: NewCall) -> NewCall:
    """Return both messages as one with the later one's buttons, since a survey follows its answer."""
    if before is None:
        return call
    first, then = before.message, call.message
    brief = f"{first.line}\n\n{then.text}".strip()
    message = replace(then, text=f"{first.text}\n\n{then.text}", brief=brief, terms=then.terms.over(first.terms))
    return replace(call, message=replace(message, line=then.line or first.line))


def _is_asked(tx: Transaction, notice: Notice, call: NewCall) -> bool:
    """Whether the message is a reminder that repeats what is on the list already."""
    if not notice.repeats:
        return False
    waits = phone_calls.waiting_about(tx, call.appeal, call.booking)
    return any(
        waiting_call.wants and _asks(waiting_call.message.terms) == _asks(call.message.terms) for waiting_call in waits
    )


def _asks(terms: Terms) -> tuple[tuple[Plain, ...], str]:
    return terms.stands[:2], terms.seat


def open_ones(tx: Transaction, still: Still, now: datetime, enterprise: int | None = None) -> list[PhoneCall]:
    """Return the calls to make, oldest first; those that are no longer true are ended."""
    found = phone_calls.waiting(tx, enterprise)
    over = {call.id for call in found if not still(tx, call, now)}
    if over:
        gone = leads(CallState.WAITING, CallAction.OVERTAKE, Party.SYSTEM)
        phone_calls.change(tx, over, state=gone, settled_at=now)
    return [call for call in found if call.id not in over]


def answered(  # who has heard what about which appeal or booking, and what may be over
    tx: Transaction, who: Person, still: Still, *, appeal: int | None = None, booking: int | None = None, now: datetime
) -> None:
    """End the calls that ask for what the coordinator is about to enter for the enterprise, since it has been told."""
    waits = phone_calls.waiting_about(tx, appeal, booking)
    reached(tx, who, [call for call in waits if call.wants and still(tx, call, now)], "", now)


def reached(tx: Transaction, who: Person, calls: Iterable[PhoneCall], words: str, now: datetime) -> None:
    """Note that the enterprise was told on these calls, with what it said."""
    state = leads(CallState.WAITING, CallAction.REACH, Party.COORDINATOR)
    phone_calls.change(tx, [call.id for call in calls], state=state, person=who.id, settled_at=now, words=words)


def said_here(who: Person, notices: Iterable[Notice]) -> list[Notice]:
    """Return the notices to be shown to the coordinator, since the enterprise is present.

    They are not put on the phone list; files are left out.
    """
    return [
        notice if not is_stand_in(notice.to) else notice.told_to(who.chat)
        for notice in notices
        if not (is_stand_in(notice.to) and isinstance(notice, PaperSent))
    ]
