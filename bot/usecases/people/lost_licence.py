"""A picture of the 营业执照 can't be opened any more: who looked is told, and its enterprise asked to send it again."""

from datetime import datetime

from bot.domain.base.errors import BadInput, NotFound
from bot.domain.base.notice import Notice
from bot.domain.people.enterprise_notices import LicenceCame, LicenceLost, LicenceTaken, LicenceWanted
from bot.domain.people.person import Enterprise, Person, Role
from bot.usecases.forms.record import Filled
from bot.usecases.people import guard
from bot.usecases.people.filled import AboutEnterprise
from storage.engine.database import Transaction
from storage.people import licences, people


def lose(tx: Transaction, enterprise_id: int, looked: int) -> list[Notice]:
    """Note that the picture is lost, which the chat `looked` wanted to see; the enterprise is asked for it once."""
    enterprise = people.lock_enterprise(tx, enterprise_id)
    notices: list[Notice] = [LicenceLost(to=looked, enterprise=enterprise_id, name=enterprise.name)]
    if licences.lose(tx, enterprise_id):
        notices += [
            LicenceWanted(to=member.chat, enterprise=enterprise_id, name=enterprise.name)
            for member in people.members(tx, enterprise_id)
        ]
    return notices


def may_send(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> None:
    """Refuse everybody but the enterprise's people, and them unless the picture is lost."""
    _wanted(tx, who, AboutEnterprise.from_draft(data).enterprise)


def _wanted(tx: Transaction, who: Person, enterprise_id: int) -> Enterprise:
    if not guard.member_of(who, enterprise_id):
        raise NotFound
    enterprise = people.lock_enterprise(tx, enterprise_id)
    if not enterprise.licence_lost:
        raise BadInput("licence_not_wanted")
    return enterprise


def send(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Keep the new picture; the coordinators hear that it is there."""
    sent = AboutEnterprise.from_draft(data)
    enterprise = _wanted(tx, who, sent.enterprise)
    for file in sent.licence:
        licences.put(tx, enterprise.id, file)
    others = people.of_role(tx, Role.COORDINATOR)
    came = [LicenceCame(to=person.chat, enterprise=enterprise.id, name=enterprise.name) for person in others]
    return [LicenceTaken(to=who.chat, name=enterprise.name), *came]
