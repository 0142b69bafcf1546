"""One message a working morning to everybody who has work waiting: what is new, due, late; nothing for who has none."""

from collections import Counter
from datetime import datetime

from bot.domain.appeal import State
from bot.domain.deadlines import Subject
from bot.domain.morning import SOON_DAYS, MorningTimer, Wait, next_morning
from bot.domain.notice import Morning, Notice
from bot.domain.people import Person, Role
from storage import appeals, people, timers
from storage.appeals import Waiting
from storage.database import Transaction
from storage.timers import DueTimer

BY_STATE = {State.TRIAGE: Wait.TRIAGE, State.REVIEW: Wait.REVIEW, State.VISIT: Wait.VISIT}
ROLES = (Role.CONTACT, Role.HEAD, Role.COORDINATOR)


def plan(tx: Transaction, *, now: datetime) -> None:
    """Set the timer of the next morning; the same stands once."""
    at = next_morning(now, tx.programme.calendar)
    timers.add(tx, Subject.MORNING, 0, MorningTimer.MORNING, at)


def about_morning(tx: Transaction, _: DueTimer, *, now: datetime) -> list[Notice]:
    """Tell everybody what waits, and set the next morning's timer; late by hours it is still this day's message."""
    plan(tx, now=now)
    found = appeals.open_by_due(tx)
    told = [(one, _counts(tx, one, found, now)) for role in ROLES for one in people.of_role(tx, role)]
    return [Morning(to=one.chat, role=one.role, counts=counts, now=now) for one, counts in told if counts and one.role]


def _counts(tx: Transaction, who: Person, found: list[Waiting], now: datetime) -> Counter[Wait]:
    counts: Counter[Wait] = Counter()
    for one in found:
        if who.role is Role.COORDINATOR:
            counts.update(wait for wait in (BY_STATE.get(one.state), _by_date(tx, one, now)) if wait is not None)
        elif one.lead == who.department:
            counts.update(_of_department(tx, who, one, now))
    return counts if who.role is not Role.COORDINATOR else _steered(counts)


def _steered(counts: Counter[Wait]) -> Counter[Wait]:
    """Dates that are still ahead are the departments' matter."""
    return Counter({wait: number for wait, number in counts.items() if wait not in {Wait.TODAY, Wait.SOON}})


def _of_department(tx: Transaction, who: Person, one: Waiting, now: datetime) -> list[Wait]:
    """Contacts hear of every date, heads of what has passed it."""
    contact = who.role is Role.CONTACT
    state, wait = (State.ASSIGNED, Wait.NEW) if contact else (State.SIGN_OFF, Wait.SIGN_OFF)
    dated = _by_date(tx, one, now)
    waits = [wait] if one.state is state else []
    return [*waits, dated] if dated is not None and (contact or dated is Wait.OVERDUE) else waits


def _by_date(tx: Transaction, one: Waiting, now: datetime) -> Wait | None:
    """Tell an answer's date apart; one that waits for the enterprise has none."""
    if one.due_at is None or one.state not in {State.TRIAGE, State.ASSIGNED, State.HANDLING, State.SIGN_OFF}:
        return None
    calendar = tx.programme.calendar
    if one.due_at < now:
        return Wait.OVERDUE
    limits = ((Wait.TODAY, calendar.due(now, 0)), (Wait.SOON, calendar.due(now, SOON_DAYS)))
    return next((wait for wait, until in limits if one.due_at <= until), None)
