"""Tells people who were suspended or have left that they no longer take part; those who left may begin again."""

from datetime import datetime

from bot.domain.people import standing
from bot.domain.people.person import Person, Role
from bot.domain.people.standing import OffDuty, StandingAction, StandingSituation
from bot.usecases.people import accounts
from storage.engine import audit
from storage.engine.database import Transaction
from storage.people import people


def stand(tx: Transaction, who: Person) -> None:
    """Raise OffDuty for somebody who is suspended, ended or removed."""
    if who.gone is None:
        return
    enterprise = people.enterprise_by_id(tx, who.held_enterprise).name if who.held_enterprise else ""
    raise OffDuty(who.gone, who.held_role or Role.MEMBER, who.held_department or enterprise)


def reenter(tx: Transaction, who: Person, *, now: datetime) -> Person:
    """Make somebody who left a stranger again, who may register."""
    standing.find(StandingAction.REENTER, standing.parties(who, who), who, StandingSituation())
    people.change(tx, who.id, **accounts.NOTHING_HELD)
    audit.note(tx, who.id, "reenter", f"person:{who.id}", now)
    return people.by_id(tx, who.id)
