"""How people come to belong to an enterprise: registering it, asking to be let in, letting in."""

from datetime import datetime
from typing import Any

from bot.domain.base.errors import NotFound
from bot.domain.base.ids import PersonId
from bot.domain.base.notice import Notice
from bot.domain.people.identity import mask_name, parse_phone
from bot.domain.people.notices import (
    JoinAsked,
    JoinDecided,
    JoinSettled,
    JoinWaiting,
    Registered,
)
from bot.domain.people.person import Enterprise, JoinRequest, Person, Role
from bot.usecases.forms.record import Filled
from bot.usecases.people import accounts, guard
from bot.usecases.tenure import first_chat
from storage.engine import audit
from storage.engine.database import Transaction
from storage.mail import drafts
from storage.people import people


def register(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Register the enterprise, or ask its members to let this person in."""
    if not guard.is_new(who):
        raise NotFound
    version = tx.programme.pack.privacy.version
    people.change(tx, who.id, consent_version=version, consent_at=now)
    name, phone = data["contact"], parse_phone(data["phone"])
    known = people.enterprise_by_uscc(tx, data["uscc"])
    if known is not None:
        return _ask_to_join(tx, who, known, name, phone, now)
    row = people.add_enterprise(tx, data["name"], data["uscc"], data["region"], now)
    return belong(tx, who, row, name, phone, now=now)


def belong(  # who comes to which enterprise, under what name, when
    tx: Transaction, who: Person, enterprise: int, name: str, phone: str, *, now: datetime
) -> list[Notice]:
    """Make the person a member; what was to be told by phone until now is told here."""
    drafts.drop_all(tx, who.id)  # a registration begun anew meanwhile
    people.change(tx, who.id, role=Role.MEMBER, enterprise=enterprise, name=name, phone=phone)
    member = people.by_id(tx, who.id)
    title = people.enterprise_by_id(tx, enterprise).name
    told: list[Notice] = [Registered(to=who.chat, name=name, enterprise=title), *accounts.menu(tx, member)]
    return [*told, *first_chat.hand_over(tx, enterprise, member, now)]


def _ask_to_join(
    tx: Transaction, who: Person, enterprise: Enterprise, name: str, phone: str, now: datetime
) -> list[Notice]:
    people.ask_to_join(tx, JoinRequest(who.id, enterprise.id, name, phone), now)
    members = people.members(tx, enterprise.id)
    asked = [*members, *people.of_role(tx, Role.COORDINATOR)]
    facts: dict[str, Any] = {"person": who.id, "name": mask_name(name), "enterprise": enterprise.name}
    waiting = JoinWaiting(to=who.chat, enterprise=enterprise.name)
    return [waiting, *(JoinAsked(to=person.chat, **facts) for person in asked)]


def let_in(tx: Transaction, who: Person, person: PersonId, *, yes: bool, now: datetime) -> list[Notice]:
    """A member of the enterprise, or a coordinator, decides on a second person; the first decision counts."""
    request = people.join_requested(tx, person)
    if request is None or not guard.lets_in(who, request.enterprise):
        raise NotFound
    people.end_join(tx, person)
    audit.note(tx, who.id, "let_in", f"person:{person}", now, yes=yes)
    asker = people.by_id(tx, person)
    title = people.enterprise_by_id(tx, request.enterprise).name
    told: list[Notice] = [JoinSettled(to=who.chat, name=mask_name(request.name), let_in=yes)]
    told.append(JoinDecided(to=asker.chat, enterprise=title, let_in=yes))
    return told + (belong(tx, asker, request.enterprise, request.name, request.phone, now=now) if yes else [])
