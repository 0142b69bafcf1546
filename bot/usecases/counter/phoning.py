"""Shows the phone list (电话清单) and its calls, and notes the result of each call."""

from datetime import datetime

from bot.domain.base.errors import NotFound
from bot.domain.base.notice import Notice
from bot.domain.base.page import PAGE
from bot.domain.base.party import Party
from bot.domain.classes.answering import Helped
from bot.domain.counter.notices import PhoneCallNoted, PhoneCallShown, PhoneLine, PhoneListShown, PhoneNumberShown
from bot.domain.people.identity import parse_phone
from bot.domain.people.person import Person
from bot.domain.reach.errors import CallOver
from bot.domain.reach.phone_list import CallAction, CallState, PhoneCall, leads
from bot.usecases.classes import measure_news
from bot.usecases.counter import guard
from bot.usecases.counter.filled import Phoned
from bot.usecases.forms.record import Filled
from bot.usecases.reach import phone_list
from bot.usecases.sessions.phone_calls import still
from storage.appeals import appeals
from storage.engine import audit
from storage.engine.database import Transaction
from storage.people import people
from storage.reach import phone_calls, unseen


def listed(tx: Transaction, who: Person, page: int = 0, *, now: datetime) -> list[Notice]:
    """Show the calls to make, oldest first; those that were put off come last."""
    found = sorted(phone_list.open_ones(tx, still, now), key=lambda call: call.call_from > now)
    phone_lines = tuple(_line(tx, call, now) for call in found[page * PAGE : (page + 1) * PAGE])
    return [PhoneListShown(to=who.chat, lines=phone_lines, total=len(found), page=page)]


def _line(tx: Transaction, call: PhoneCall, now: datetime) -> PhoneLine:
    appeal = appeals.peek(tx, call.appeal) if call.appeal else None
    return PhoneLine(
        call=call,
        enterprise=people.enterprise_by_id(tx, call.enterprise).name,
        number=appeal.number if appeal else None,
        late=is_late(tx, call, now),
        later=call.call_from > now,
    )


def is_late(tx: Transaction, call: PhoneCall, now: datetime) -> bool:
    """Whether a call that can be made has waited longer than its limit."""
    return tx.programme.calendar.due(call.call_from, tx.programme.pack.limits.call_days) < now


def show(tx: Transaction, who: Person, call_id: int, *, now: datetime) -> list[Notice]:
    """Show what to say in a call and to whom."""
    call = _load(tx, who, call_id, CallAction.REACH)
    waits = phone_list.open_ones(tx, still, now, call.enterprise)
    if all(waiting_call.id != call_id for waiting_call in waits):
        raise CallOver(CallState.OVER)
    others = tuple(waiting_call.id for waiting_call in waits if waiting_call.id != call_id)
    return [PhoneCallShown(to=who.chat, line=_line(tx, call, now), others=others)]


def _load(tx: Transaction, who: Person, call_id: int, action: CallAction) -> PhoneCall:
    """Return the call, locked; raise a refusal if the coordinator may not do this with it."""
    guard.coordinator(who)
    call = phone_calls.load(tx, call_id)
    if call is None:
        raise NotFound
    if leads(call.state, action, Party.COORDINATOR) is None:
        raise CallOver(call.state)
    return call


def number(tx: Transaction, who: Person, call_id: int, *, now: datetime) -> list[Notice]:
    """Show the phone number; each look is logged."""
    call = _load(tx, who, call_id, CallAction.REACH)
    contact = people.stand_in(tx, call.enterprise) or _reader(tx, call)
    if contact is None:
        raise NotFound
    audit.note(tx, who.id, "phone", f"call:{call_id}", now)
    name = people.enterprise_by_id(tx, call.enterprise).name
    return [PhoneNumberShown(to=who.chat, enterprise=name, name=contact.name, phone=contact.phone, call=call_id)]


def _reader(tx: Transaction, call: PhoneCall) -> Person | None:
    """Return the person of an enterprise with a chat who did not look at the message there."""
    chat = unseen.chat_of(tx, call.pushed) if call.pushed is not None else None
    who = people.by_chat(tx, chat) if chat is not None else None
    return who if who is not None and who.enterprise == call.enterprise else None


def may_reach(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> None:
    """Raise a refusal if the call can't be noted as made."""
    _load(tx, who, Phoned.from_draft(data).call, CallAction.REACH)


def reach(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Note that the enterprise was told, and what it said."""
    call = _load(tx, who, Phoned.from_draft(data).call, CallAction.REACH)
    phone_list.reached(tx, who, [call], Phoned.from_draft(data).words, now)
    _note(tx, who, call, CallAction.REACH, now)
    return [_noted(tx, who, call, None, now)]


def helped(tx: Transaction, who: Person, call_id: int, said: tuple[int, Helped], *, now: datetime) -> list[Notice]:
    """Note what the enterprise said of which answer's measure; with that the call is made."""
    call = _load(tx, who, call_id, CallAction.REACH)
    measure_news.say_for(tx, who, call.enterprise, said, now=now)
    phone_list.reached(tx, who, [call], "", now)
    _note(tx, who, call, CallAction.REACH, now)
    return [_noted(tx, who, call, None, now)]


def miss(tx: Transaction, who: Person, call_id: int, *, now: datetime) -> list[Notice]:
    """Note that nobody answered; the call is tried again on the next working day."""
    call = _load(tx, who, call_id, CallAction.MISS)
    return _put_off(tx, who, call, CallAction.MISS, now)


def may_correct(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> None:
    """Raise a refusal if no wrong number can be noted for the call."""
    _load(tx, who, Phoned.from_draft(data).call, CallAction.WRONG)


def wrong(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Note a wrong number. With the right one the call can be made at once; without it the call waits and is marked."""
    call = _load(tx, who, Phoned.from_draft(data).call, CallAction.WRONG)
    contact = people.stand_in(tx, call.enterprise)
    phone = Phoned.from_draft(data).phone
    if not phone or contact is None:
        return _put_off(tx, who, call, CallAction.WRONG, now, wrong=True)
    people.change(tx, contact.id, phone=parse_phone(phone))
    fixed = [waiting_call.id for waiting_call in phone_calls.waiting(tx, call.enterprise)]
    phone_calls.change(tx, fixed, wrong=False, call_from=now)
    _note(tx, who, call, CallAction.WRONG, now)
    return show(tx, who, call.id, now=now)


def _put_off(
    tx: Transaction, who: Person, call: PhoneCall, action: CallAction, now: datetime, *, wrong: bool = False
) -> list[Notice]:
    again = tx.programme.calendar.after(now, 1)
    phone_calls.change(tx, [call.id], call_from=again, tries=call.tries + 1, wrong=wrong)
    _note(tx, who, call, action, now)
    return [_noted(tx, who, call, again, now)]


def _note(tx: Transaction, who: Person, call: PhoneCall, action: CallAction, now: datetime) -> None:
    audit.note(tx, who.id, f"call_{action.lower()}", f"call:{call.id}", now)


def _noted(tx: Transaction, who: Person, call: PhoneCall, again: datetime | None, now: datetime) -> Notice:
    waits = [waiting_call.id for waiting_call in phone_list.open_ones(tx, still, now) if waiting_call.call_from <= now]
    name = people.enterprise_by_id(tx, call.enterprise).name
    following = next(iter(waits), None)
    return PhoneCallNoted(to=who.chat, enterprise=name, again_at=again, left=len(waits), following=following)
