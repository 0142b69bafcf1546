"""The one place where what nobody can read becomes a call to make; and where a call ends by itself."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.domain.appeals.moves import STATES
from bot.domain.appeals.notices import AboutAppeal, Due
from bot.domain.base.notice import Notice
from bot.domain.base.paper_notice import PaperShown
from bot.domain.base.party import Party
from bot.domain.people.notices import JoinAsked
from bot.domain.people.person import STAND_INS, Person, is_stand_in
from bot.domain.reach.notices import PhoneCallHanded, Piece
from bot.domain.reach.phone_list import CallAction, CallState, PhoneCall, leads
from bot.domain.sessions.booking import TABLE as BOOKINGS
from bot.domain.sessions.queue_notices import Ahead, DayOpened, Summoned
from bot.usecases.reach import missed
from storage.appeals import appeals
from storage.engine.database import Transaction
from storage.mail import outbox
from storage.mail.outbox import Item, Kind
from storage.people import people
from storage.reach import phone_calls
from storage.sessions import sessions

SHORT = {"text", "line", "rows", "holds", "until", "seat", "slot"}  # what is kept of a message
# The coordinators are asked themselves; who sits in the room is called by voice.
NOT_BY_PHONE = (JoinAsked, DayOpened, Summoned, Ahead)
Key = tuple[int, int | None, int | None]


def enter(tx: Transaction, sent: Iterable[tuple[Notice, Item]], now: datetime) -> None:
    """Put messages on the list: what one event says about one thing is one call; files can't be told."""
    calls: dict[Key, dict[str, Any]] = {}
    for notice, item in sent:
        if item.kind is not Kind.MESSAGE or isinstance(notice, NOT_BY_PHONE):
            continue
        booking = getattr(notice, "booking", None)
        key = (item.chat - STAND_INS, item.appeal, booking.id if booking else None)
        payload = {name: item.payload[name] for name in SHORT if name in item.payload} | terms(notice, now)
        if not _is_asked(tx, notice, key, payload):
            calls[key] = _joined(calls.get(key), {"what": item.what, "payload": payload})
    for key, call in calls.items():
        _put(tx, key, call, now)


def _put(tx: Transaction, key: Key, call: dict[str, Any], now: datetime) -> None:
    """Put one call on the list; an enterprise that has linked a chat in this very moment is told there."""
    enterprise, appeal, booking = key
    people.lock_enterprise(tx, enterprise)
    if people.stand_in(tx, enterprise) is not None:
        state = leads(None, CallAction.ENTER, Party.SYSTEM)
        row = {"enterprise": enterprise, "appeal": appeal, "booking": booking, "state": state}
        phone_calls.add(tx, row | call, now)
        return
    for member in people.members(tx, enterprise):
        outbox.put(tx, Item(member.chat, Kind.MESSAGE, call["what"], call["payload"], appeal=appeal), now)


def _joined(before: dict[str, Any] | None, call: dict[str, Any]) -> dict[str, Any]:
    """Return both as one; the buttons are the later one's: a survey comes behind its answer, which a chat has short."""
    if before is None:
        return call
    first, then = before["payload"], call["payload"]
    told = {"text": f"{first['text']}\n\n{then['text']}", "brief": f"{first.get('line', '')}\n\n{then['text']}".strip()}
    return call | {"payload": first | then | told}


def _is_asked(tx: Transaction, notice: Notice, key: Key, payload: dict[str, Any]) -> bool:
    """Whether a reminder would only say again what waits on the list already."""
    if not (isinstance(notice, Due) or getattr(notice, "eve", False)):
        return False
    waits = phone_calls.waiting_about(tx, key[1], key[2])
    return any(one.wants and _asks(one.payload) == _asks(payload) for one in waits)


def _asks(payload: dict[str, Any]) -> tuple[Any, Any]:
    return payload.get("holds", [])[:2], payload.get("seat")


def terms(notice: Notice, now: datetime) -> dict[str, Any]:
    """Return as what the world has to stand for the call to make sense; nothing: news, which stays news."""
    found: dict[str, Any] = {}
    if isinstance(notice, AboutAppeal) and not isinstance(notice, Due):
        appeal = notice.view.appeal
        found |= {"holds": [appeal.state, appeal.round]} if STATES[appeal.state].owner is Party.MEMBER else {}
    booking, session = getattr(notice, "booking", None), getattr(notice, "session", None)
    if booking is not None and (rule := BOOKINGS.rules.get(booking.state)) is not None:
        found |= {"seat": booking.state} if rule.owner is Party.MEMBER else {}
    if session is not None and session.held_at is not None and now < session.held_at:
        found |= {"until": session.held_at.isoformat()}
    return found


def holds(tx: Transaction, call: PhoneCall, now: datetime) -> bool:
    """Whether what is to be said is still so."""
    told = call.payload
    if "until" in told and now > datetime.fromisoformat(told["until"]):
        return False
    if "seat" in told and call.booking is not None:
        booking = sessions.peek_booking(tx, call.booking)
        return booking is not None and booking.state == told["seat"]
    if "holds" in told and call.appeal is not None:
        appeal = appeals.peek(tx, call.appeal)
        due = appeal.due_at.isoformat() if appeal and appeal.due_at else None
        return appeal is not None and [appeal.state, appeal.round, due][: len(told["holds"])] == told["holds"]
    return True


def open_ones(tx: Transaction, now: datetime, enterprise: int | None = None) -> list[PhoneCall]:
    """Return the calls to make, oldest first; what the world has overtaken is noted as that."""
    found = phone_calls.waiting(tx, enterprise)
    over = {one.id for one in found if not holds(tx, one, now)}
    if over:
        gone = leads(CallState.WAITING, CallAction.OVERTAKE, Party.SYSTEM)
        phone_calls.change(tx, over, {"state": gone, "settled_at": now})
    return [one for one in found if one.id not in over]


def answered(
    tx: Transaction, who: Person, *, appeal: int | None = None, booking: int | None = None, now: datetime
) -> None:
    """The coordinator is about to enter for the enterprise what calls ask for: these have reached it."""
    waits = phone_calls.waiting_about(tx, appeal, booking)
    reached(tx, who, [one for one in waits if one.wants and holds(tx, one, now)], "", now)


def reached(tx: Transaction, who: Person, calls: Iterable[PhoneCall], words: str, now: datetime) -> None:
    state = leads(CallState.WAITING, CallAction.REACH, Party.COORDINATOR)
    phone_calls.change(
        tx, [one.id for one in calls], {"state": state, "person": who.id, "settled_at": now, "words": words}
    )


def said_here(who: Person, told: Iterable[Notice]) -> list[Notice]:
    """What would go on the list is read by who acts for the enterprise, which is there; files are left out."""
    return [
        one if not is_stand_in(one.to) else _to(who, one)
        for one in told
        if not (is_stand_in(one.to) and isinstance(one, PaperShown))
    ]


def _to(who: Person, notice: Notice) -> Notice:
    return replace(notice, to=who.chat, **({"others": False} if hasattr(notice, "others") else {}))


def hand_over(tx: Transaction, enterprise: int, member: Person, now: datetime) -> list[Notice]:
    """The enterprise has a chat now: what asks for something is pushed there as it was, news are told merged."""
    people.lock_enterprise(tx, enterprise)
    contact = people.stand_in(tx, enterprise)
    if contact is None:
        return []
    calls = open_ones(tx, now, enterprise)
    people.retire_stand_in(tx, contact.id)
    appeals.leave_counter(tx, enterprise)
    state = leads(CallState.WAITING, CallAction.HAND, Party.SYSTEM)
    phone_calls.change(tx, [one.id for one in calls], {"state": state, "settled_at": now})
    asked = [PhoneCallHanded(to=member.chat, call=one) for one in calls if one.wants]
    return [*_merged(tx, member, [one for one in calls if not one.wants]), *asked]


def _merged(tx: Transaction, member: Person, calls: list[PhoneCall]) -> Iterator[Notice]:
    pieces = [Piece(one.payload["text"], one.written_at, one.payload.get("line", ""), one.appeal) for one in calls]
    for about in (True, False):
        yield from missed.told(tx, member, [one for one in pieces if bool(one.line) is about], by_phone=True)
