"""Handles the contributions of assisting departments (协办).

It knows until when they are due, who still owes one, and who is told of a late one.
"""

from collections.abc import Iterable
from datetime import datetime
from itertools import product

from bot.config.naming import called_now
from bot.domain.appeals import deadlines
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.change import Change
from bot.domain.appeals.deadlines import TimerKind
from bot.domain.appeals.event import Event
from bot.domain.appeals.notices import Due
from bot.domain.appeals.reckoning import Dates, reckon
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.people.person import Person, Role
from bot.usecases.appeals import audience, viewing
from storage.appeals import appeals
from storage.engine.database import Transaction

NOBODY = Change(assisting=(), awaited=(), assist_due_at=None)

# Of each awaited department, and besides them.
TELLS: dict[TimerKind, tuple[tuple[Role, ...], tuple[Party, ...]]] = {
    TimerKind.ASSIST_DUE: ((Role.CONTACT,), ()),
    TimerKind.ASSIST_OVERDUE: ((Role.CONTACT, Role.HEAD), (Party.LEAD,)),
}


def asked(tx: Transaction, appeal: Appeal, assisting: Iterable[str], now: datetime) -> Change:
    """Ask these departments to contribute within their limit; those that have contributed are not asked again."""
    names = tuple(assisting)
    past = (event for event in appeals.history(tx, appeal.id) if event.action.contributes)
    given = {called_now(tx.programme.pack, event.department) for event in past}
    awaited = tuple(name for name in names if name not in given)
    due = tx.programme.calendar.due(now, tx.programme.pack.limits.assisting_days) if awaited else None
    return Change(assisting=names, awaited=awaited, assist_due_at=due)


def reckoned(tx: Transaction, appeal: Appeal) -> datetime | None:
    """Return until when the contributions are due by the present calendar."""
    if appeal.assist_due_at is None:
        return None
    days, calendar = tx.programme.pack.limits.assisting_days, tx.programme.calendar
    past = [event for event in appeals.history(tx, appeal.id) if event.round == appeal.round]
    return reckon(_since_assigned(past), Dates(calendar, appeal.round, days)).original


def _since_assigned(past: list[Event]) -> list[Event]:
    """Return the events since others were last asked to assist, from which the contributions are counted."""
    first = max((n for n, event in enumerate(past) if event.action.asks_for_help), default=0)
    return past[first:]


def remind(tx: Transaction, appeal: Appeal, kind: TimerKind, now: datetime) -> list[Notice]:
    """Remind the departments that still owe a contribution, and tell whoever else the ladder names."""
    roles, parties = TELLS[kind]
    until = deadlines.holds_until(appeal, kind, tx.programme.calendar, tx.programme.pack.limits)
    readers: list[tuple[Person, str | None]] = [(person, None) for person in audience.of(tx, appeal, parties)]
    absent: dict[str | None, list[Role]] = {}
    for name, role in product(appeal.awaited, roles):
        found = audience.at_work(tx, role, name)
        readers += [(person, name) for person in found]
        if not any(person.is_there for person in found):
            absent.setdefault(name, []).append(role)
    standing = viewing.Standing(tx, appeal, now)
    reminders = [
        Due(to=person.chat, view=standing.seen_by(person), kind=kind, until=until, department=name)
        for person, name in readers
    ]
    alarms = audience.nobody(tx, appeal, parties, now)
    return [*reminders, *alarms, *audience.missing(tx, appeal, absent, now)]
