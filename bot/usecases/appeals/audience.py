"""Finds the people whom a move or a timer of an appeal concerns, and tells coordinators when nobody can be reached."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import product

from bot.domain.appeals.action import SETTLED
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.notices import AttachmentSent, CardStale, NobodyToTell
from bot.domain.base.ids import AppealId
from bot.domain.base.notice import Notice
from bot.domain.base.parcels import Shows
from bot.domain.base.party import Party
from bot.domain.people.person import Actor, Person, Role
from bot.usecases.appeals import viewing
from storage.appeals.attachments import Kept
from storage.engine.database import Transaction
from storage.mail import cards
from storage.people import people


def of(tx: Transaction, appeal: Appeal, parties: Iterable[Party], but: Actor | None = None) -> list[Person]:
    """Return the people of `parties`, each once, without `but`.

    Those out of reach are included and get it when they return.
    """
    found = [person for party in parties for person in _people(tx, appeal, party)]
    return [person for person in dict.fromkeys(found) if person != but]


def _people(tx: Transaction, appeal: Appeal, party: Party) -> list[Person]:
    if party is Party.MEMBER:
        return people.members(tx, appeal.enterprise)
    if party in {Party.COORDINATOR, Party.SUPERVISOR}:
        return people.of_role(tx, Role(party.value))
    if party is Party.LEAD:
        return _handler_or_contacts(tx, appeal)
    if party is Party.FORMER:
        return []  # those who lose the appeal are found by `move_notices`, which knows who had it
    names = (appeal.lead,) if party is Party.HEAD else appeal.assisting
    return [person for name in names if name for person in at_work(tx, _IN_DEPARTMENTS[party], name)]


def at_work(tx: Transaction, role: Role, department: str) -> list[Person]:
    """Return those who are not away, or all if everybody is.

    Those out of reach are included and get it when they return.
    """
    found = people.of_role(tx, role, department)
    return [person for person in found if not person.away] or found


def _handler_or_contacts(tx: Transaction, appeal: Appeal) -> list[Person]:
    """Return the handler or their deputy if they can be reached, or else the contacts of the lead department."""
    works = at_work(tx, Role.CONTACT, appeal.lead) if appeal.lead else []
    handler = people.find(tx, appeal.handler) if appeal.handler is not None else None
    wanted = {handler.id, handler.deputy if handler.away else None} if handler else set()
    return [work for work in works if work.reachable and work.id in wanted] or works


_IN_DEPARTMENTS = {
    Party.HEAD: Role.HEAD,
    Party.ASSISTING: Role.CONTACT,
    Party.ASSISTING_HEAD: Role.HEAD,
}


def reached(tx: Transaction, appeal: Appeal, parties: Iterable[Party]) -> frozenset[Party]:
    """Return the parties of which somebody can be reached."""
    return frozenset(party for party in parties if any(person.is_there for person in _people(tx, appeal, party)))


def unreached(tx: Transaction, departments: Iterable[str]) -> list[str]:
    """Return the departments in which nobody can be reached, each once."""
    return [
        name
        for name in dict.fromkeys(departments)
        if not any(person.is_there for person in people.of_role(tx, Role.CONTACT, name))
    ]


UNMISSED = {Party.LEAD: Role.CONTACT, Party.HEAD: Role.HEAD, Party.SUPERVISOR: Role.SUPERVISOR}


def nobody(tx: Transaction, appeal: Appeal, parties: Iterable[Party], now: datetime) -> Iterator[Notice]:
    """Tell the coordinators if none of those who have to act on an open appeal can be reached."""
    absent: dict[str | None, list[Role]] = {}
    for party in () if appeal.state in SETTLED else parties:
        role, department = UNMISSED.get(party), None if party is Party.SUPERVISOR else appeal.lead
        if role is None or (department is None and role is not Role.SUPERVISOR):
            continue
        if not any(person.is_there for person in _people(tx, appeal, party)):
            absent.setdefault(department, []).append(role)
    yield from missing(tx, appeal, absent, now)


def missing(
    tx: Transaction, appeal: Appeal, absent: Mapping[str | None, Iterable[Role]], now: datetime
) -> Iterator[Notice]:
    """Tell the coordinators which roles nobody can be reached in.

    There is one message for each department, since one call will do.
    """
    for (department, roles), person in product(absent.items(), people.of_role(tx, Role.COORDINATOR)):
        view = viewing.view(tx, appeal, person, now)
        yield NobodyToTell(to=person.chat, view=view, roles=tuple(roles), department=department)


def handed_out(who: Person, appeal: Appeal, files: list[Kept]) -> list[Notice]:
    """Send the person the appeal's files, one by one."""
    total = len(files)
    return [
        AttachmentSent(
            to=who.chat,
            attachment=kept.id,
            appeal=appeal.id,
            number=appeal.number,
            place=n,
            total=total,
            name=kept.name,
            of_answer=kept.answer is not None,
        )
        for n, kept in enumerate(files, 1)
    ]


def stale_cards(tx: Transaction, appeal: AppealId, *, buttons: bool) -> Iterator[Notice]:
    """Return notices that edit the appeal's cards, and take the buttons off pushes if `buttons` are no longer valid."""
    for card in cards.of_appeal(tx, appeal):
        if card.message is None:
            continue
        if card.slot is Shows.CARD:
            yield CardStale(to=card.chat, card=card.id)
        elif buttons:
            yield CardStale(to=card.chat, card=card.id, message=card.message, buttons_only=True)
