"""Shows the list of late appeals (督办台账): how each stands, who was told, and whether the messages arrived."""

from datetime import datetime

from bot.domain.base.notice import Notice
from bot.domain.desk.ledger_notices import Climb, LedgerShown
from bot.domain.people.person import Person
from bot.usecases.appeals import viewing
from storage.appeals import escalations
from storage.appeals.escalations import Told
from storage.engine.database import Transaction

NOBODY = Told(0, 0)


def ledger(tx: Transaction, who: Person, page: int = 0, *, now: datetime) -> list[Notice]:
    """Show a page of the open appeals that are late or were escalated."""
    found = escalations.ledger(tx, now, page)
    facts = escalations.told(tx, [newest.id for _, newest in found.rows if newest is not None])
    climbs = []
    for appeal, newest in found.rows:
        if appeal.parties(who):
            count = facts.get(newest.id, NOBODY) if newest else NOBODY
            climbs.append(Climb(viewing.view(tx, appeal, who, now), newest, count.count, count.arrived))
    return [LedgerShown(to=who.chat, climbs=tuple(climbs), total=found.total, late=found.late, page=page, now=now)]
