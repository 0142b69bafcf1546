"""Tells an enterprise in its first chat what was waiting for it on the phone list (电话清单)."""

from collections.abc import Iterator
from datetime import datetime

from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.people.person import Person
from bot.domain.reach.notices import PhoneCallHanded, Piece
from bot.domain.reach.phone_list import CallAction, CallState, PhoneCall, leads
from bot.usecases.appeals.open_buttons import opens
from bot.usecases.reach import missed, phone_list
from bot.usecases.sessions.phone_calls import still
from storage.appeals import appeals
from storage.engine.database import Transaction
from storage.people import people
from storage.reach import phone_calls


def hand_over(tx: Transaction, enterprise: int, member: Person, now: datetime) -> list[Notice]:
    """Send what waits on the phone list to the enterprise's new chat.

    What asks for something is sent as it was, news are joined.
    """
    people.lock_enterprise(tx, enterprise)
    contact = people.stand_in(tx, enterprise)
    if contact is None:
        return []
    calls = phone_list.open_ones(tx, still, now, enterprise)
    people.retire_stand_in(tx, contact.id)
    appeals.leave_counter(tx, enterprise)
    state = leads(CallState.WAITING, CallAction.HAND, Party.SYSTEM)
    phone_calls.change(tx, [call.id for call in calls], state=state, settled_at=now)
    handed = [PhoneCallHanded(to=member.chat, call=call) for call in calls if call.wants]
    return [*_merged(tx, member, [call for call in calls if not call.wants]), *handed]


def _merged(tx: Transaction, member: Person, calls: list[PhoneCall]) -> Iterator[Notice]:
    pieces = [Piece(call.message.text, call.written_at, call.message.line, call.appeal) for call in calls]
    for about in (True, False):
        yield from missed.told(
            tx, member, [piece for piece in pieces if bool(piece.line) is about], opens, by_phone=True
        )
