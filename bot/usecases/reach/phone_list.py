"""The one place where what nobody can read becomes a call to make; and where a call ends by itself."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from bot.domain.base.notice import Notice
from bot.domain.base.paper_notice import PaperShown
from bot.domain.base.party import Party
from bot.domain.base.terms import Terms
from bot.domain.people.person import STAND_INS, Person, is_stand_in
from bot.domain.reach.phone_list import CallAction, CallState, PhoneCall, leads
from storage.engine.database import Transaction
from storage.mail import outbox
from storage.mail.outbox import Item, Kind
from storage.people import people
from storage.reach import phone_calls

SHORT = {"text", "line", "rows", "holds", "until", "seat", "slot"}  # what is kept of a message
Key = tuple[int, int | None, int | None]
Still = Callable[[Transaction, PhoneCall, datetime], bool]  # whether what a call is to say is still so


def enter(tx: Transaction, sent: Iterable[tuple[Notice, Item]], now: datetime) -> None:
    """Put messages on the list: what one event says about one thing is one call; files can't be told."""
    calls: dict[Key, dict[str, Any]] = {}
    for notice, item in sent:
        if item.kind is not Kind.MESSAGE or not notice.goes_by_phone:
            continue
        key = (item.chat - STAND_INS, item.appeal, notice.booking_id)
        payload = {name: item.payload[name] for name in SHORT if name in item.payload} | _kept(notice.terms, now)
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
    if not notice.repeats:
        return False
    waits = phone_calls.waiting_about(tx, key[1], key[2])
    return any(one.wants and _asks(one.payload) == _asks(payload) for one in waits)


def _asks(payload: dict[str, Any]) -> tuple[Any, Any]:
    return tuple(payload.get("holds", ())[:2]), payload.get("seat")


def _kept(terms: Terms, now: datetime) -> dict[str, Any]:
    """Return how the world has to stand for the call to make sense; nothing: news, which stays news."""
    found: dict[str, Any] = {"holds": terms.stands} if terms.stands else {}
    found |= {"seat": terms.seat} if terms.seat else {}
    ahead = terms.until is not None and now < terms.until
    return found | ({"until": terms.until.isoformat()} if terms.until and ahead else {})


def open_ones(tx: Transaction, still: Still, now: datetime, enterprise: int | None = None) -> list[PhoneCall]:
    """Return the calls to make, oldest first; what the world has overtaken is noted as that."""
    found = phone_calls.waiting(tx, enterprise)
    over = {one.id for one in found if not still(tx, one, now)}
    if over:
        gone = leads(CallState.WAITING, CallAction.OVERTAKE, Party.SYSTEM)
        phone_calls.change(tx, over, {"state": gone, "settled_at": now})
    return [one for one in found if one.id not in over]


def answered(  # who has heard what about which appeal or booking, and what may be over
    tx: Transaction, who: Person, still: Still, *, appeal: int | None = None, booking: int | None = None, now: datetime
) -> None:
    """The coordinator is about to enter for the enterprise what calls ask for: these have reached it."""
    waits = phone_calls.waiting_about(tx, appeal, booking)
    reached(tx, who, [one for one in waits if one.wants and still(tx, one, now)], "", now)


def reached(tx: Transaction, who: Person, calls: Iterable[PhoneCall], words: str, now: datetime) -> None:
    state = leads(CallState.WAITING, CallAction.REACH, Party.COORDINATOR)
    phone_calls.change(
        tx, [one.id for one in calls], {"state": state, "person": who.id, "settled_at": now, "words": words}
    )


def said_here(who: Person, told: Iterable[Notice]) -> list[Notice]:
    """What would go on the list is read by who acts for the enterprise, which is there; files are left out."""
    return [
        one if not is_stand_in(one.to) else one.told_to(who.chat)
        for one in told
        if not (is_stand_in(one.to) and isinstance(one, PaperShown))
    ]
