"""Shows the list of late appeals (督办台账): how each stands, who was told, and whether the messages arrived."""

from datetime import datetime

from bot.domain.base.notice import Notice
from bot.domain.desk.ledger_notices import Climb, LedgerShown
from bot.domain.people.person import Person
from bot.usecases.appeals import viewing
from storage.appeals import appeals, escalations
from storage.appeals.escalations import Told
from storage.engine.database import Transaction

NOBODY = Told(0, 0)


def ledger(tx: Transaction, who: Person, page: int = 0, *, now: datetime) -> list[Notice]:
    """Show a page of the open appeals that are late, those that are late longest first."""
    found, total = escalations.standing(tx, page)
    facts = escalations.told(tx, [escalation.id for escalation in found])
    climbs = []
    for escalation in found:
        appeal = appeals.peek(tx, escalation.appeal)
        if appeal is not None and appeal.parties(who):
            count = facts.get(escalation.id, NOBODY)
            climbs.append(Climb(viewing.view(tx, appeal, who, now), escalation, count.count, count.arrived))
    return [LedgerShown(to=who.chat, climbs=tuple(climbs), total=total, page=page, now=now)]
