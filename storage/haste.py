"""How much each person sent lately: one row a person, counted anew in each window of time."""

from dataclasses import dataclass

from sqlalchemy import case, or_
from sqlalchemy.dialects import postgresql, sqlite

from storage.database import Transaction
from storage.schema import haste


@dataclass(frozen=True, slots=True)
class Limit:
    """So many updates of one person are taken in so many seconds."""

    most: int = 30
    seconds: float = 10


@dataclass(frozen=True, slots=True)
class Pace:
    """Updates in the window that began at second `since`; `missed` of the window before were not taken."""

    since: float
    count: int
    missed: int


def count(tx: Transaction, user: int, at: float, limit: Limit) -> Pace:
    """Count one update sent at second `at`; one from well before the window, held up somewhere, begins a new one."""
    over = or_(haste.c.since <= at - limit.seconds, haste.c.since >= at + limit.seconds)
    unseen = case((haste.c.count > limit.most, haste.c.count - limit.most), else_=0)
    values = {
        "since": case((over, at), else_=haste.c.since),
        "count": case((over, 1), else_=haste.c.count + 1),
        "missed": case((over, unseen), else_=haste.c.missed),
    }
    dialect = sqlite if tx.connection.dialect.name == "sqlite" else postgresql
    first = dialect.insert(haste).values(user=user, since=at, count=1, missed=0)
    upsert = first.on_conflict_do_update(index_elements=["user"], set_=values)
    since, counted, missed = tuple(tx.execute(upsert.returning(haste.c.since, haste.c.count, haste.c.missed)).one())
    return Pace(since, counted, missed)
