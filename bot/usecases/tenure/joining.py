"""Brings people into enterprises: they register one, ask to join, and are let in."""

from dataclasses import replace
from datetime import datetime

from bot.domain.base.errors import NotFound
from bot.domain.base.ids import PersonId
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.people import enterprise
from bot.domain.people.channel import channel_of
from bot.domain.people.enterprise import EnterpriseAction
from bot.domain.people.enterprise_notices import JoinOffered
from bot.domain.people.identity import mask_name, parse_phone
from bot.domain.people.notices import (
    JoinAsked,
    JoinDecided,
    JoinSettled,
    JoinWaiting,
    NextOffered,
    Registered,
)
from bot.domain.people.person import Enterprise, JoinRequest, Person, Role
from bot.usecases.forms.record import Filled
from bot.usecases.people import accounts, guard, verifying
from bot.usecases.tenure import first_chat
from bot.usecases.tenure.filled import NewEnterprise
from storage.engine import audit
from storage.engine.database import Transaction
from storage.mail import drafts
from storage.people import enterprises, licences, people
from storage.reach import inland


def register(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Register the enterprise, or ask its members to let this person in."""
    if not guard.is_new(who):
        raise NotFound
    version = tx.programme.pack.privacy.version
    people.change(tx, who.id, consent_version=version, consent_at=now)
    given = NewEnterprise.from_draft(data)
    name, phone = given.contact, parse_phone(given.phone)
    known = people.enterprise_by_uscc(tx, given.uscc)
    if known is not None:
        return ask_to_join(tx, who, known, name, phone, now)
    enterprise_id = people.add_enterprise(tx, given.name, given.uscc, given.region, now)
    if channel_of(who.chat) not in tx.programme.pack.abroad:
        inland.note(tx, enterprise_id)
    verifying.begin(tx, enterprise_id, EnterpriseAction.REGISTER, Party.MEMBER)
    for file in given.licence:
        licences.put(tx, enterprise_id, file)
    return belong(tx, who, enterprise_id, name, phone, now=now)


def belong(  # who comes to which enterprise, under what name, when
    tx: Transaction, who: Person, joined: int, name: str, phone: str, *, now: datetime
) -> list[Notice]:
    """Make the person a member; what waits on the phone list is told in the chat."""
    drafts.drop_all(tx, who.id, but="appeal")  # a registration begun anew meanwhile; what was written waits
    people.end_join(tx, who.id)  # who has found a place asks for no other
    enterprises.end_link_codes(tx, joined, now)
    accounts.admit(tx, who, Role.MEMBER, now, enterprise=joined, name=name, phone=phone)
    member = people.by_id(tx, who.id)
    home = people.enterprise_by_id(tx, joined)
    greeting = Registered(to=who.chat, name=name, enterprise=home.name, verified=home.is_verified)
    notices: list[Notice] = [greeting, *accounts.menu(tx, member), *first_chat.hand_over(tx, joined, member, now)]
    return [*notices, NextOffered(to=who.chat)]


def ask_to_join(tx: Transaction, who: Person, wanted: Enterprise, name: str, phone: str, now: datetime) -> list[Notice]:
    """Store the request and tell those who decide on it."""
    people.ask_to_join(tx, JoinRequest(who.id, wanted.id, name, phone), now)
    members, known = people.members(tx, wanted.id), wanted.is_verified
    deciders = [(member.chat, known) for member in members] + [
        (person.chat, True) for person in people.of_role(tx, Role.COORDINATOR)
    ]
    question = JoinAsked(to=who.chat, person=who.id, name=mask_name(name), enterprise=wanted.name)
    waiting = JoinWaiting(to=who.chat, enterprise=wanted.name, members_decide=known)
    return [waiting, *(replace(question, to=chat, decides=decides) for chat, decides in deciders)]


def let_in(tx: Transaction, who: Person, person: PersonId, *, yes: bool, now: datetime) -> list[Notice]:
    """Decide on a request to join, as a member or coordinator; the first decision counts."""
    request = people.join_requested(tx, person)
    if request is None or request.agreed:
        raise NotFound
    wanted = people.lock_enterprise(tx, request.enterprise)
    _may_let_in(who, wanted)
    people.end_join(tx, person)
    audit.note(tx, who.id, "let_in", f"person:{person}", now, yes=yes)
    asker = people.by_id(tx, person)
    settled = JoinSettled(to=who.chat, name=mask_name(request.name), let_in=yes, role=who.role)
    notices: list[Notice] = [settled]
    if yes and guard.belongs(asker):
        return [*notices, _offer(tx, asker, wanted, request, now)]
    notices.append(JoinDecided(to=asker.chat, enterprise=wanted.name, let_in=yes))
    return notices + (belong(tx, asker, wanted.id, request.name, request.phone, now=now) if yes else [])


def _may_let_in(who: Person, wanted: Enterprise) -> None:
    """Raise a refusal unless the person may let somebody in.

    Coordinators and members of a checked enterprise may, nobody while its code is claimed.
    """
    held = enterprise.parties(who, wanted)
    if Party.CLAIMANT in held:
        raise NotFound
    enterprise.leads(EnterpriseAction.LET_IN, held, wanted)


def _offer(tx: Transaction, asker: Person, wanted: Enterprise, request: JoinRequest, now: datetime) -> Notice:
    """Ask a member of another enterprise for the last word, since they may have changed their mind."""
    people.ask_to_join(tx, replace(request, agreed=True), now)
    before = people.enterprise_by_id(tx, asker.enterprise or 0).name
    return JoinOffered(to=asker.chat, person=asker.id, before=before, enterprise=wanted.name)
