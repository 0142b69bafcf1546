"""Keeps alarms of one kind from filling a chat.

The first few are sent one by one, the others are counted and told together.
"""

from datetime import datetime

from bot.domain.base.notice import Notice
from bot.domain.people.person import Person, Role
from bot.domain.reach.alarms import RULES, Alarm, AlarmTimer, MoreAlarms
from bot.domain.time.timers import Subject
from storage.engine.database import Transaction
from storage.people import people
from storage.reach import alarms
from storage.reach.alarms import Raised
from storage.time import timers
from storage.time.timers import DueTimer

SEPARATOR = ":"


def is_told(tx: Transaction, alarm: Alarm, detail: str = "", *, now: datetime) -> bool:
    """Count an alarm; return whether it is one of the first of its kind, which are sent one by one."""
    count = alarms.count(tx, f"{alarm}{SEPARATOR}{detail}", now)
    if count == 1:
        timers.add(tx, Subject.ALARM, 0, AlarmTimer.MORE, now + RULES[alarm].window)
    return count <= RULES[alarm].singly


def told(tx: Transaction, alarm: Alarm) -> list[Person]:
    """Return who is told: coordinators for people out of reach, or administrators if there are none."""
    coordinators = people.of_role(tx, Role.COORDINATOR) if alarm is Alarm.OUT_OF_REACH else []
    return coordinators or people.of_role(tx, Role.ADMIN)


def about_alarms(tx: Transaction, _: DueTimer, *, now: datetime) -> list[Notice]:
    """Tell the number of alarms that were only counted, for windows that are over."""
    return [notice for raised in alarms.every(tx) for notice in _close(tx, raised, now)]


def _close(tx: Transaction, raised: Raised, now: datetime) -> list[Notice]:
    """End a window. If alarms were counted in it, the next window begins at once."""
    alarm = Alarm(raised.kind.partition(SEPARATOR)[0])
    rule = RULES[alarm]
    if now < raised.since + rule.window:
        return []
    more = raised.count - rule.singly
    if more <= 0:
        alarms.over(tx, raised.kind)
        return []
    alarms.begin_anew(tx, raised.kind, rule.singly, now)
    timers.add(tx, Subject.ALARM, 0, AlarmTimer.MORE, now + rule.window)
    return [MoreAlarms(to=person.chat, alarm=alarm, count=more) for person in told(tx, alarm)]
