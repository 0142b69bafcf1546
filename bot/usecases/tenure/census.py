"""Tells administrators once a month who never came, who left things lying, and which posts nobody holds."""

from datetime import datetime

from bot.domain.appeals.action import State
from bot.domain.base.notice import Notice
from bot.domain.people.person import Role
from bot.domain.tenure.census import REMEMBERED, SILENT, Census, Unserved
from bot.domain.time.calendar import shanghai_date
from storage.engine import settings
from storage.engine.database import Transaction
from storage.people import people
from storage.tenure import census

TOLD = "census_told"  # the month
DATED = (State.ASSIGNED, State.HANDLING, State.SIGN_OFF)


def unserved(tx: Transaction) -> Unserved:
    """Return whom the pack names and nobody serves."""
    held = census.held(tx)
    names = [assignee.name for assignee in tx.programme.pack.assignees]
    return Unserved(
        contact=tuple(name for name in names if (Role.CONTACT, name) not in held),
        head=tuple(name for name in names if (Role.HEAD, name) not in held),
        alone=tuple(name for name in names if held.get((Role.CONTACT, name)) == 1),
    )


def monthly(tx: Transaction, *, now: datetime) -> list[Notice]:
    """Tell it on the first working morning of a month, late rather than never; of the house's first month nothing."""
    month, last = f"{shanghai_date(now):%Y-%m}", settings.get(tx, TOLD)
    if last == month:
        return []
    settings.put(tx, TOLD, month)
    found = _taken(tx, now)
    if last is None or not (found.not_come or found.silent or found.lying or found.unserved != Unserved()):
        return []
    return [found.told_to(admin.chat) for admin in people.of_role(tx, Role.ADMIN)]


def _taken(tx: Transaction, now: datetime) -> Census:
    """Count what there is to tell at this moment, addressed to nobody yet."""
    return Census(
        to=0,
        not_come=tuple(census.not_come(tx, now - REMEMBERED, now)),
        silent=tuple(census.silent(tx, now - SILENT)),
        lying=tuple(census.lying(tx, [state.value for state in DATED], now)),
        unserved=unserved(tx),
    )
