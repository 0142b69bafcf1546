"""Sends an SMS to somebody who did not look at a message or can't be reached.

It is sent once a day at most, before anybody phones.
"""

from datetime import datetime, timedelta

from bot.domain.base.notice import Notice
from bot.domain.base.parcels import Message
from bot.domain.people.channel import SMS, SMS_INDEX, WEB_INDEX, index_of
from bot.domain.people.person import Person
from bot.domain.time.timers import PersonTimer, Subject
from bot.texts.reach import sms
from storage.engine import audit, settings
from storage.engine.database import Transaction
from storage.mail import outbox
from storage.mail.parcels import PUSH, Item
from storage.people import addresses, people
from storage.reach import bubbles, sign_ins
from storage.time import timers
from storage.time.timers import DueTimer

EACH_DAY = "sms_each_day"  # the setting under which the budget is kept; none: there is no gateway
DAY = timedelta(days=1)
MOBILE = 11  # digits


def later(tx: Transaction, who: Person, now: datetime) -> None:
    """Set a timer to check whether the person has seen what they are told now, at most one an hour."""
    if budget(tx) == 0 or not _has_mobile(who):
        return
    hours = tx.programme.pack.limits.nudge_hours
    moment = tx.programme.calendar.plus_worktime(now, timedelta(hours=hours))
    full_hour = moment.replace(minute=0, second=0, microsecond=0)
    at = full_hour if full_hour == moment else tx.programme.calendar.next_open(full_hour + timedelta(hours=1))
    timers.add(tx, Subject.PERSON, who.id, PersonTimer.NUDGE, at)


def budget(tx: Transaction) -> int:
    """Return how many SMS may be sent a day; 0 without a gateway."""
    return int(settings.get(tx, EACH_DAY) or 0)


def _has_mobile(who: Person) -> bool:
    return len(who.phone) == MOBILE and who.phone.isdecimal()


def fire(tx: Transaction, timer: DueTimer, *, now: datetime) -> list[Notice]:
    """Send an SMS to somebody who still has not seen the message."""
    who = people.find(tx, timer.row)
    if who is None or who.role is None or not _has_mobile(who):
        return []
    waits = _waits(tx, who)
    if waits and sign_ins.knocks(tx, f"nudge:{who.id}", DAY, now) == 1 and _within_budget(tx, now):
        text = sms.nudge(tx.programme.pack.name, waits)
        at = addresses.named(tx, SMS, who.phone) or addresses.add(tx, SMS_INDEX, SMS, who.phone, "", now)
        outbox.put(tx, Item(at.number, "nudge", Message(text=text, plain=True), PUSH), now)
        audit.note(tx, None, "nudged", f"person:{who.id}", now, count=waits)
    return []


def _waits(tx: Transaction, who: Person) -> int:
    """Return how many messages somebody has not seen or could not be sent."""
    if not who.reachable:
        return len([one for one in outbox.held(tx, who.chat) if isinstance(one.payload, Message)])
    return bubbles.unseen(tx, who.chat) if index_of(who.chat) == WEB_INDEX else 0


def _within_budget(tx: Transaction, now: datetime) -> bool:
    return sign_ins.knocks(tx, "sms", DAY, now) <= budget(tx)
