"""Keeps stored machine seconds right when a computer's clock was wrong.

It knows which columns hold them and moves them when the clock jumps.
"""

from typing import Any

from sqlalchemy import Column, ColumnElement, Table, true, update

from storage.engine import other_processes, settings
from storage.engine.transaction import Transaction
from storage.mail.outbox import Status
from storage.schema import attachment, export, inbox, lease, outbox, rate, timer

SEEN = "machine_second"
LONGEST = 3600.0  # seconds: no pause, back-off or lease is longer
AHEAD = 2 * LONGEST  # what lies further ahead was stored by a wrong clock
CLOSE = 5.0  # seconds by which the clocks of processes side by side may differ

_waits = outbox.c.state == Status.WAITING
COLUMNS: tuple[tuple[Table, Column[Any], ColumnElement[bool]], ...] = (
    (rate, rate.c.arrival, true()),
    (lease, lease.c.until, true()),
    (inbox, inbox.c.lease_until, inbox.c.done_at.is_(None)),
    (outbox, outbox.c.lease_until, _waits),
    (outbox, outbox.c.try_at, _waits),
    (outbox, outbox.c.expires_at, _waits),
    (timer, timer.c.try_at, timer.c.done_at.is_(None)),
    (attachment, attachment.c.try_at, attachment.c.sha256.is_(None)),
    (export, export.c.lease_until, export.c.done_at.is_(None)),
)


def begin(tx: Transaction, second: float) -> float:
    """Return the machine second at which a starting process begins, when its own clock says `second`.

    Beside other processes it takes their time. If it is alone and the clock went back, stored seconds are moved
    back by as much.
    """
    seen = _seen(tx)
    if not other_processes.is_alone(tx) and seen is not None:
        return second if abs(second - seen) <= CLOSE else seen
    if seen is None:
        disbelieve(tx, second, 0)  # nobody knows which clock they come from
    elif seen > second:
        for table, column, stands in COLUMNS:
            tx.execute(update(table).where(stands, column > second).values({column: column - (seen - second)}))
    disbelieve(tx, second)
    settings.put(tx, SEEN, repr(second))
    return second


def beat(tx: Transaction, second: float) -> float:
    """Store that it is machine second `second`; return the highest second that any process stored."""
    settings.lock(tx, SEEN)
    latest = max(second, _seen(tx) or second)
    settings.put(tx, SEEN, repr(latest))
    return latest


def disbelieve(tx: Transaction, second: float, ahead: float = AHEAD) -> None:
    """Make everything due now that lies more than `ahead` seconds in the future, since a wrong clock put it there."""
    for table, column, stands in COLUMNS:
        tx.execute(update(table).where(stands, column > second + ahead).values({column: second}))


def _seen(tx: Transaction) -> float | None:
    found = settings.get(tx, SEEN)
    return float(found) if found else None
