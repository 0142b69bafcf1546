"""Makes sure that every open appeal has a timer, even one that an older version left without."""

from datetime import datetime

from bot.usecases.appeals import moving
from storage.appeals import appeals, without_timer
from storage.engine.database import Transaction


def plan(tx: Transaction, *, now: datetime) -> None:
    """Set the recurring reminders of open appeals that have no timer."""
    for appeal_id in without_timer.without_timer(tx):
        found = appeals.load(tx, appeal_id)
        if found is not None:
            moving.set_timers(tx, found, now, frozenset())
