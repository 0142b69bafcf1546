"""Counts how often each kind of alarm was raised since administrators were last told of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update

from storage.engine import dialects
from storage.engine.database import Transaction
from storage.schema import alarm

KIND = 100  # characters that are kept


@dataclass(frozen=True, slots=True)
class Raised:
    """`count` alarms of a `kind` since the window began at `since`."""

    kind: str
    since: datetime
    count: int


def count(tx: Transaction, kind: str, now: datetime) -> int:
    """Count one alarm and return how many there are in its window, which begins with the first."""
    row = dialects.insert(tx, alarm).values(kind=kind[:KIND], given_at=now, more=1)
    one_more = row.on_conflict_do_update(index_elements=["kind"], set_={"more": alarm.c.more + 1})
    return int(tx.execute(one_more.returning(alarm.c.more)).scalar_one())


def every(tx: Transaction) -> Iterator[Raised]:
    """Yield the alarms counted for each kind."""
    for item in tx.execute(select(alarm).order_by(alarm.c.kind)).all():
        yield Raised(item.kind, item.given_at, item.more)


def begin_anew(tx: Transaction, kind: str, count: int, now: datetime) -> None:
    """Begin the next window of a kind with `count` alarms in it."""
    tx.execute(update(alarm).where(alarm.c.kind == kind).values(given_at=now, more=count))


def over(tx: Transaction, kind: str) -> None:
    """End the window of a kind."""
    tx.execute(delete(alarm).where(alarm.c.kind == kind))
