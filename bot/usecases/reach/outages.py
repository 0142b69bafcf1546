"""Notes people whom messages can't reach, and makes them a task of the coordinators until they return."""

from datetime import datetime

from bot.domain.base.errors import NotFound
from bot.domain.base.ids import ChatId, PersonId
from bot.domain.base.notice import Notice
from bot.domain.people.person import Actor, Person, Role
from bot.domain.reach.alarms import Alarm
from bot.domain.reach.notices import OutOfReach, ReachShown, UnreachableShown
from bot.domain.reach.nudge import NudgeKind
from bot.usecases.reach import alarms, doors, guard, nudging
from storage.engine import audit
from storage.engine.database import Transaction
from storage.mail import outbox
from storage.people import addresses, people
from storage.reach import outages


def lose(tx: Transaction, chat: ChatId, reason: str, *, now: datetime) -> list[Notice]:
    """Hold everything for a chat that can't be reached. Coordinators are told once an outage, and together of many."""
    outbox.hold(tx, chat, reason)
    person = people.by_chat(tx, chat)
    if person is not None and _is_elsewhere(tx, person, chat, now):
        return []
    if person is None or not outages.lose(tx, person.id, now) or person.role is None:
        return []
    nudging.later(tx, person, NudgeKind.NEWS, now)
    if not alarms.is_told(tx, Alarm.OUT_OF_REACH, now=now):
        return []
    others = [member for member in people.of_role(tx, Role.COORDINATOR) if member.id != person.id]
    persons, whose = others or people.of_role(tx, Role.ADMIN), _whose(tx, person)
    return [OutOfReach(to=member.chat, role=person.role, whose=whose) for member in persons]


def _is_elsewhere(tx: Transaction, person: Person, chat: ChatId, now: datetime) -> bool:
    """Note that the address is lost; return whether the person is told at another one."""
    addresses.change(tx, chat, lost_at=now)
    other = person.chat if person.chat != chat else doors.another(tx, person, chat)
    if other is not None and person.chat == chat:
        doors.turn(tx, person, other)
    return other is not None


def blocked(tx: Transaction, who: Actor, *, now: datetime) -> list[Notice]:
    """Note that the person stopped the bot; what is for them waits until they write again."""
    return lose(tx, who.chat, "blocked", now=now) if isinstance(who, Person) else []


def unreachable(tx: Transaction, who: Person, page: int = 0, *, now: datetime) -> list[Notice]:
    """Show who is out of reach, without names and numbers."""
    found, total = outages.lost(tx, page)
    return [UnreachableShown(to=who.chat, lost=tuple(found), total=total, page=page)]


def contact(tx: Transaction, who: Person, person_id: PersonId, *, now: datetime) -> list[Notice]:
    """Show how to reach somebody by other means; each look is logged. It is refused for people who can be reached."""
    guard.keeper(who)
    person = people.find(tx, person_id)
    if person is None or person.reachable or person.role is None:
        raise NotFound
    audit.note(tx, who.id, "reach", f"person:{person_id}", now)
    whose = _whose(tx, person)
    return [ReachShown(to=who.chat, role=person.role, whose=whose, name=person.name, phone=person.phone)]


def _whose(tx: Transaction, person: Person) -> str:
    enterprise = people.enterprise_by_id(tx, person.enterprise).name if person.enterprise else ""
    return person.department or enterprise
