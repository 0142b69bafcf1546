"""Notes who is away (请假) and passes on what they handle: to their deputy, or back to their department."""

from datetime import date, datetime, time, timedelta

from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.people.person import SYSTEM, Person
from bot.domain.tenure.notices import AwayBack, AwayEnded, AwayNoted
from bot.domain.time.calendar import SHANGHAI, shanghai_date
from bot.domain.time.timers import PersonTimer, Subject
from bot.usecases.appeals import audience, moving
from bot.usecases.appeals.verbs.handling import STAND_IN
from bot.usecases.forms.record import Filled
from bot.usecases.tenure import guard
from bot.usecases.tenure.filled import AbsenceBegun, AbsenceSaid
from storage.appeals import appeals
from storage.engine.database import Transaction
from storage.people import people
from storage.tenure import unsigned
from storage.time import timers
from storage.time.timers import DueTimer

NONE: dict[str, object] = {"away_from": None, "away_until": None, "deputy": None}


def may(_: Transaction, who: Person, __: Filled, *, now: datetime) -> None:
    guard.may_be_away(who)


def stands(who: Person, now: datetime) -> bool:
    """Whether an absence is noted that is not over."""
    return who.away_until is not None and now < who.away_until


def colleagues(tx: Transaction, who: Person) -> list[Person]:
    """Return the people of the same department and role who could be the deputy."""
    found = people.of_role(tx, who.role, who.department) if who.department and who.role else []
    return [person for person in found if person.is_there and person.id != who.id]


def enter(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Note an absence from its first to its last day, or end the noted one."""
    may(tx, who, data, now=now)
    if AbsenceBegun.from_draft(data).ends:
        people.change(tx, who.id, away=False, **NONE)
        return [AwayEnded(to=who.chat)]
    said = AbsenceSaid.from_draft(data)
    begins, ends, deputy = _midnight(said.first), _midnight(said.last + timedelta(days=1)), said.colleague
    people.change(tx, who.id, away=begins <= now, away_from=begins, away_until=ends, deputy=deputy)
    for moment in (max(begins, now), ends):
        _turn_at(tx, who, moment)
    name = people.by_id(tx, deputy).name if deputy is not None else ""
    alone, signs, today = not colleagues(tx, who), not guard.handles(who), shanghai_date(now)
    noted = AwayNoted(to=who.chat, first=said.first, last=said.last, today=today, deputy=name, alone=alone, signs=signs)
    return [noted]


def _turn_at(tx: Transaction, who: Person, moment: datetime) -> None:
    timers.add(tx, Subject.PERSON, who.id, PersonTimer.AWAY_TURNS, moment)
    timers.add(tx, Subject.PERSON, who.id, PersonTimer.AWAY_TOLD, tx.programme.calendar.next_open(moment))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), SHANGHAI)


def turn(tx: Transaction, timer: DueTimer, *, now: datetime) -> list[Notice]:
    """Note at midnight who is away from now on and who is back, so that the morning messages are right."""
    who = people.find(tx, timer.row)
    if who is not None:
        people.change(tx, who.id, away=_is_away(who, now))
    return []


def _is_away(who: Person, now: datetime) -> bool:
    return who.away_from is not None and who.away_until is not None and who.away_from <= now < who.away_until


def tell(tx: Transaction, timer: DueTimer, *, now: datetime) -> list[Notice]:
    """Pass on what the absent person handles, oldest first; tell a person whose absence is over."""
    turn(tx, timer, now=now)
    who = people.find(tx, timer.row)
    if who is None or not guard.is_away_noted(who):
        return []
    if who.away:
        return passed_on(tx, who, now) if guard.handles(who) else _unsigned(tx, who, now)
    if who.away_until is None or who.away_until > now:
        return []
    people.change(tx, who.id, **NONE)
    return [AwayBack(to=who.chat)]


def passed_on(tx: Transaction, who: Person, now: datetime) -> list[Notice]:
    """Give what somebody handles to their deputy, or back to their department."""
    there = {colleague.id for colleague in colleagues(tx, who)}
    to = who.deputy if who.deputy in there else None
    data: Filled = {"to": to, "note": people.by_id(tx, to).name if to is not None else ""}
    held = appeals.in_hand(tx, who.id)
    return [
        notice
        for appeal_id in held
        for notice in moving.do(tx, SYSTEM, STAND_IN, {**data, "appeal": appeal_id}, now=now)
    ]


def _unsigned(tx: Transaction, who: Person, now: datetime) -> list[Notice]:
    """Tell the coordinators of answers that wait for a signature when no other head is there."""
    waiting = unsigned.led_by(tx, who.department) if who.department else []
    return [notice for appeal in waiting for notice in audience.nobody(tx, appeal, (Party.HEAD,), now)]
