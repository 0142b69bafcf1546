"""Counts how many updates each person sent lately, in one row a person that starts anew with each window of time."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Executable, Float, Integer, Table, bindparam, case, or_
from sqlalchemy.dialects import postgresql, sqlite

from storage.engine.database import Transaction
from storage.engine.dialects import Insert
from storage.schema import haste


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` updates of one person are taken in `seconds` seconds."""

    most: int = 30
    seconds: float = 10


@dataclass(frozen=True, slots=True)
class Pace:
    """The updates counted since second `since`; `missed` is how many of the window before were not taken."""

    since: float
    count: int
    missed: int


def _statement(insert: Callable[[Table], Insert]) -> Executable:
    """Return the upsert; it is built once, since it runs with every update."""
    at, seconds = bindparam("at", type_=Float()), bindparam("seconds", type_=Float())
    most = bindparam("most", type_=Integer())
    over = or_(haste.c.since <= at - seconds, haste.c.since >= at + seconds)
    values = {
        "since": case((over, at), else_=haste.c.since),
        "count": case((over, 1), else_=haste.c.count + 1),
        "missed": case((over, case((haste.c.count > most, haste.c.count - most), else_=0)), else_=haste.c.missed),
    }
    first = insert(haste).values(user=bindparam("who"), since=at, count=1, missed=0)
    upsert = first.on_conflict_do_update(index_elements=["user"], set_=values)
    return upsert.returning(haste.c.since, haste.c.count, haste.c.missed)


_COUNT = {"sqlite": _statement(sqlite.insert), "postgresql": _statement(postgresql.insert)}


def count(tx: Transaction, user: int, at: float, limit: Limit) -> Pace:
    """Count one update sent at second `at`.

    One from long before the window was held up on its way and begins a new window.
    """
    given = {"who": user, "at": at, "most": limit.most, "seconds": limit.seconds}
    since, counted, missed = tuple(tx.execute(_COUNT[tx.connection.dialect.name], given).one())
    return Pace(since, counted, missed)
