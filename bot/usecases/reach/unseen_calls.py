"""Puts an enterprise onto the phone list that has long not looked at what it is asked in its chat."""

from datetime import datetime, timedelta

from bot.domain.base.notice import Notice
from bot.domain.base.parcels import Message
from bot.domain.base.party import Party
from bot.domain.people.person import Person
from bot.domain.reach.nudge import kind_of
from bot.domain.reach.phone_list import CallAction, NewCall, leads
from bot.usecases.reach import nudging
from storage.engine import audit
from storage.engine.database import Transaction
from storage.mail.parcels import Parcel
from storage.people import people
from storage.reach import phone_calls
from storage.time.timers import DueTimer


def fire(tx: Transaction, timer: DueTimer, *, now: datetime) -> list[Notice]:
    """Enter a call for each message that still is unseen; none if somebody else of the enterprise gets it at once."""
    who = people.find(tx, timer.row)
    if who is None or who.enterprise is None:
        return []
    people.lock_enterprise(tx, who.enterprise)
    due = [unseen.parcel for unseen in nudging.waiting(tx, who) if _is_due(tx, unseen.parcel, now)]
    if due and not _others_look(tx, who):
        _enter(tx, who.enterprise, due, now)
    return []


def _is_due(tx: Transaction, parcel: Parcel, now: datetime) -> bool:
    rule = tx.programme.pack.nudges[kind_of(parcel.payload)]
    passed = tx.programme.calendar.worktime(parcel.written_at, now)
    return rule.call_hours > 0 and passed >= timedelta(hours=rule.hours + rule.call_hours)


def _others_look(tx: Transaction, who: Person) -> bool:
    """Whether a colleague has nothing unseen, so that the enterprise has heard."""
    others = [person for person in people.members(tx, who.enterprise or 0) if person.id != who.id and person.reachable]
    return any(not nudging.waiting(tx, person) for person in others)


def _enter(tx: Transaction, enterprise: int, due: list[Parcel], now: datetime) -> None:
    state = leads(None, CallAction.ENTER, Party.SYSTEM)
    known = phone_calls.pushed(tx, enterprise)
    waits = {(call.appeal, call.what) for call in phone_calls.waiting(tx, enterprise)}
    for parcel in due:
        said = parcel.payload
        if (
            state is None
            or parcel.id in known
            or (parcel.appeal, parcel.what) in waits
            or not isinstance(said, Message)
        ):
            continue
        message = Message(text=said.text, line=said.line, terms=said.asks)
        phone_calls.add(tx, NewCall(enterprise, parcel.appeal, None, parcel.what, message, parcel.id), state, now)
        audit.note(tx, None, "call_enter", f"enterprise:{enterprise}", now, what=parcel.what)
