"""A picture of the 营业执照 can't be opened any more: who looked is told, and its enterprise asked to send it again."""

from datetime import datetime

from bot.domain.base.errors import BadInput, NotFound
from bot.domain.base.notice import Notice
from bot.domain.people.enterprise_notices import LicenceCame, LicenceLost, LicenceTaken, LicenceWanted
from bot.domain.people.person import Enterprise, Person, Role
from bot.usecases.forms.record import Filled
from bot.usecases.people import guard
from storage.engine.database import Transaction
from storage.people import licences, people


def lose(tx: Transaction, row: int, looked: int) -> list[Notice]:
    """Note that the picture is lost, which the chat `looked` wanted to see; the enterprise is asked for it once."""
    it = people.lock_enterprise(tx, row)
    told: list[Notice] = [LicenceLost(to=looked, enterprise=row, name=it.name)]
    if licences.lose(tx, row):
        told += [LicenceWanted(to=member.chat, enterprise=row, name=it.name) for member in people.members(tx, row)]
    return told


def may_send(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> None:
    """Refuse everybody but the enterprise's people, and them unless the picture is lost."""
    _wanted(tx, who, int(data["enterprise"]))


def _wanted(tx: Transaction, who: Person, row: int) -> Enterprise:
    if not guard.member_of(who, row):
        raise NotFound
    it = people.lock_enterprise(tx, row)
    if not it.licence_lost:
        raise BadInput("licence_not_wanted")
    return it


def send(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Keep the new picture; the coordinators hear that it is there."""
    it = _wanted(tx, who, int(data["enterprise"]))
    for file in data.get("licence") or []:
        licences.put(tx, it.id, file)
    others = people.of_role(tx, Role.COORDINATOR)
    came = [LicenceCame(to=one.chat, enterprise=it.id, name=it.name) for one in others]
    return [LicenceTaken(to=who.chat, name=it.name), *came]
