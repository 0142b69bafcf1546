"""Shows the list of long-term plans (持续跟踪): what each department promised, since when, and when it reports next."""

from datetime import datetime

from bot.domain.appeals.appeal import Appeal
from bot.domain.base.notice import Notice
from bot.domain.desk.plan_notices import Plan, PlansShown
from bot.domain.people.person import Person
from bot.usecases.appeals import viewing
from storage.appeals import appeals
from storage.engine.database import Transaction


def plans(tx: Transaction, who: Person, page: int = 0, *, now: datetime) -> list[Notice]:
    """Show the plans that are followed: those of the person's department, or all for coordinators and supervisors."""
    found, total = appeals.followed(tx, who.department, page)
    items = tuple(
        Plan(viewing.view(tx, appeal, who, now), _since(tx, appeal)) for appeal in found if appeal.parties(who)
    )
    return [PlansShown(to=who.chat, plans=items, total=total, page=page, now=now)]


def _since(tx: Transaction, appeal: Appeal) -> datetime:
    """Return when the plan was taken up; later reports do not change it."""
    begun = [event.at for event in appeals.history(tx, appeal.id) if event.takes_up_plan]
    return begun[-1] if begun else appeal.clock_from
