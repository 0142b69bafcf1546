"""Tells somebody who did not look at messages, or can't be reached, by SMS or e-mail that they wait.

It does so once a day at most, before anybody phones.
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from bot.config.nudges import Nudge
from bot.domain.base.notice import Notice
from bot.domain.people.channel import EMAIL, WEB_INDEX, index_of
from bot.domain.people.person import Person
from bot.domain.reach.nudge import NudgeKind, kind_of
from bot.domain.time.calendar import SHANGHAI, shanghai_date
from bot.domain.time.timers import PersonTimer, Subject
from bot.texts.reach import mails, sms
from bot.texts.style.markup import Html
from bot.usecases.reach import letters
from storage.engine import audit
from storage.engine.database import Transaction
from storage.mail.parcels import PUSH, Parcel
from storage.people import people
from storage.reach import sign_ins, unseen
from storage.reach.unseen import Unseen
from storage.time import timers
from storage.time.timers import DueTimer

WHAT = "nudge"
DAY = timedelta(days=1)


def later(tx: Transaction, who: Person, kind: NudgeKind, now: datetime) -> None:
    """Set a timer to check whether the person has seen what they are told now, at most one an hour."""
    rule = _rule(tx, kind)
    if letters.ways(tx, who).intersection(rule.by):
        timers.add(tx, Subject.PERSON, who.id, PersonTimer.NUDGE, _in_hours(tx, now, rule.hours))
    if rule.call_hours and who.enterprise is not None:
        at = _in_hours(tx, now, rule.hours + rule.call_hours)
        timers.add(tx, Subject.PERSON, who.id, PersonTimer.CALL, at)


def _in_hours(tx: Transaction, now: datetime, hours: int) -> datetime:
    """Return the next full hour in which that many working hours have passed."""
    moment = tx.programme.calendar.plus_worktime(now, timedelta(hours=hours))
    full_hour = moment.replace(minute=0, second=0, microsecond=0)
    return full_hour if full_hour == moment else tx.programme.calendar.next_open(full_hour + timedelta(hours=1))


def _rule(tx: Transaction, kind: NudgeKind) -> Nudge:
    return tx.programme.pack.nudges[kind]


def fire(tx: Transaction, timer: DueTimer, *, now: datetime) -> list[Notice]:
    """Tell somebody of messages that were unseen for long; those that an SMS or e-mail told of count no more."""
    who = people.find(tx, timer.row)
    if who is None or who.role is None:
        return []
    waits = waiting(tx, who)
    due = [item.parcel for item in waits if not item.nudged and _is_due(tx, item.parcel, now)]
    done = not due or _tell(tx, who, waits, due, now)
    if not done or not who.reachable:  # what is held later sets no timer of its own
        tomorrow = datetime.combine(shanghai_date(now) + DAY, time(), SHANGHAI)
        timers.add(tx, Subject.PERSON, who.id, PersonTimer.NUDGE, tx.programme.calendar.next_open(tomorrow))
    return []


def waiting(tx: Transaction, who: Person) -> list[Unseen]:
    """Return what somebody was sent and has not seen, or could not be sent, oldest first."""
    if not who.reachable:
        return unseen.held(tx, who.chat)
    return unseen.on_the_page(tx, who.chat) if index_of(who.chat) == WEB_INDEX else []


def _is_due(tx: Transaction, parcel: Parcel, now: datetime) -> bool:
    hours = _rule(tx, kind_of(parcel.payload)).hours
    return tx.programme.calendar.worktime(parcel.written_at, now) >= timedelta(hours=hours)


def _tell(tx: Transaction, who: Person, waits: Sequence[Unseen], due: Sequence[Parcel], now: datetime) -> bool:
    """Send one letter about all that waits; return False if today no more can go."""
    has = letters.ways(tx, who)
    kinds = {kind_of(parcel.payload) for parcel in due}
    rules = [_rule(tx, kind) for kind in NudgeKind if kind in kinds]  # the most urgent kind decides
    found = next((ways for rule in rules if (ways := [way for way in rule.by if way in has])), None)
    if found is None:
        return True
    if sign_ins.knocks(tx, f"nudge:{who.id}:{shanghai_date(now)}", DAY, now) > 1:
        return False
    way = next((way for way in found if letters.count(tx, way, now)), None)
    if way is None:
        return False
    text = _text(tx, who, way, [item.parcel for item in waits])
    letter_id = letters.put(tx, way, letters.mailbox(who, way), (WHAT, text, PUSH), now)
    unseen.told_by(tx, [item.parcel.id for item in waits if not item.nudged], letter_id)
    audit.note(tx, None, "nudged", f"person:{who.id}", now, count=len(waits), by=way)
    return True


def _text(tx: Transaction, who: Person, way: str, parcels: Sequence[Parcel]) -> str:
    programme = tx.programme.pack.name
    if way == EMAIL:
        return mails.digest(programme, who.role, [Html(parcel.line or parcel.written.text) for parcel in parcels])
    return sms.nudge(programme, who.role, len(parcels))
