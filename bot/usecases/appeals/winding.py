"""No appeal under way is without a timer, whatever an older version left behind."""

from datetime import datetime

from bot.usecases.appeals import moving
from storage.appeals import appeals, idle
from storage.engine.database import Transaction


def plan(tx: Transaction, *, now: datetime) -> None:
    """Set what is told again and again for appeals for which nothing is to happen any more."""
    for row in idle.without_timer(tx):
        found = appeals.load(tx, row)
        if found is not None:
            moving.set_timers(tx, found, now, frozenset())
