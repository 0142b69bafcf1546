"""The numbers, to whom they concern."""

from datetime import datetime

from bot.domain.notice import Notice, StatsShown
from bot.domain.people import Person, Role
from storage import stats as counts
from storage.database import Transaction


def stats(tx: Transaction, who: Person, *, now: datetime) -> list[Notice]:  # noqa: ARG001  # every use case has `now`
    """Contacts and heads see their department, enterprises the public totals, the others all."""
    mine = who.department if who.role in {Role.CONTACT, Role.HEAD} else None
    return [StatsShown(to=who.chat, stats=counts.count(tx, mine), department=mine, public=who.role is Role.MEMBER)]
