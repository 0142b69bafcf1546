"""Tells people who were suspended or have left that they no longer take part; those who left may begin again."""

from datetime import datetime

from bot.domain.people import standing
from bot.domain.people.person import Person, Role, Standing
from bot.domain.people.standing import OffDuty, StandingAction, StandingSituation
from bot.usecases.people import accounts
from storage.engine import audit
from storage.engine.database import Transaction
from storage.people import people


def stand(tx: Transaction, who: Person) -> None:
    """Raise OffDuty for somebody who is suspended, ended or removed."""
    if who.gone is None:
        return
    raise OffDuty(who.gone, who.held_role or Role.MEMBER, who.held_department or _enterprise(tx, who))


def _enterprise(tx: Transaction, who: Person) -> str:
    """Return what their enterprise was called in their time; of who left before that was kept, what it is called."""
    if who.held_name is not None or who.held_enterprise is None:
        return who.held_name or ""
    return people.enterprise_by_id(tx, who.held_enterprise).name


MAY_BEGIN_ANEW = frozenset({Standing.ENDED, Standing.PENDING})


def anew(tx: Transaction, who: Person, *, now: datetime) -> Person:
    """Return somebody as a stranger if all that they were is ended, or was never confirmed."""
    return reenter(tx, who, now=now) if who.gone in MAY_BEGIN_ANEW else who


def reenter(tx: Transaction, who: Person, *, now: datetime) -> Person:
    """Make somebody who left a stranger again, who may register."""
    standing.find(StandingAction.REENTER, standing.parties(who, who), who, StandingSituation())
    people.change(tx, who.id, **accounts.NOTHING_HELD)
    audit.note(tx, who.id, "reenter", f"person:{who.id}", now)
    return people.by_id(tx, who.id)
