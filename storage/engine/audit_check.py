"""Checks whether the audit log is as it was written.

It reads the rows from the newest back, each of which names the hash of the one before.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from sqlalchemy import Row, exists, func, select

from storage.engine import audit as record
from storage.engine import chain
from storage.engine.audit import Head
from storage.engine.database import Transaction
from storage.schema import audit

BATCH = 1000


class FaultKind(Enum):
    CHANGED = auto()
    MISSING = auto()  # between `row` and `later`
    PUT_IN = auto()


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault at a row. `row` 0 is before the first row; `later` None is after the newest."""

    kind: FaultKind
    row: int
    later: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The number of rows, the newest row by the separate note of it, and the faults, oldest first."""

    rows: int
    head: Head
    faults: tuple[Fault, ...]


@dataclass(slots=True)
class _Walk:
    """The state of the check: the hash that the later row names, and with which hash the oldest rows begin."""

    tx: Transaction
    head: Head
    wanted: str
    start: str | None = None
    later: Row[tuple[object, ...]] | None = None
    rows: int = 0
    faults: list[Fault] = field(default_factory=list)

    def step(self, row: Row[tuple[object, ...]]) -> None:
        self.rows += 1
        own = _hash(row, row.prior)
        if (self.wanted != own or row.id > self.head.row) and self._is_elsewhere(row):
            self.faults.append(Fault(FaultKind.PUT_IN, row.id))
            return
        if self.wanted not in {row.hash, own}:
            self._resume(row, own)
        elif row.hash != own:
            self.faults.append(Fault(FaultKind.CHANGED, row.id))
        self._go_on(row, own)

    def _is_elsewhere(self, row: Row[tuple[object, ...]]) -> bool:
        """Whether the row with the wanted hash stands further back, or the beginning was already reached."""
        if self.later is not None and self.wanted == (self.start or chain.START):
            return True
        return bool(self.tx.execute(select(exists().where(audit.c.hash == self.wanted, audit.c.id < row.id))).scalar())

    def _resume(self, row: Row[tuple[object, ...]], own: str) -> None:
        """Note the fault where no row has the wanted hash: it was dropped, or this one was changed."""
        later = self.later
        if later is not None and _hash(later, row.hash) == later.hash:
            return  # of the later one, which is reported, only the name of this one was changed
        next_number = later.id if later is not None else self.head.row + 1
        if row.id + 1 == next_number or row.hash != own:
            self.faults.append(Fault(FaultKind.CHANGED, row.id))
        if row.id + 1 != next_number:
            self.faults.append(Fault(FaultKind.MISSING, row.id, later.id if later is not None else None))

    def _go_on(self, row: Row[tuple[object, ...]], own: str) -> None:
        if self.start is None and row.hash == own and (row.action, row.subject) == (record.RETENTION, record.ITSELF):
            self.start = row.details.get("hash")
        self.wanted, self.later = row.prior, row

    def end(self) -> None:
        if self.wanted != (self.start or chain.START):
            self.faults.append(Fault(FaultKind.MISSING, 0, self.later.id if self.later is not None else None))


def verify(tx: Transaction) -> Found:
    """Check all rows against the separate note of the newest one."""
    head = record.head(tx)
    walk = _Walk(tx, head, head.hash)
    for row in _newest_first(tx):
        walk.step(row)
    walk.end()
    return Found(walk.rows, head, tuple(reversed(walk.faults)))


def hash_of(tx: Transaction, entry: int) -> str | None:
    """Return the hash of a row; None if there is no such row."""
    found: str | None = tx.execute(select(audit.c.hash).where(audit.c.id == entry)).scalar()
    return found


def _hash(row: Row[tuple[object, ...]], prior: str) -> str:
    return chain.link(prior, row.at, row.person, (row.action, row.subject), row.details)


def _newest_first(tx: Transaction) -> Iterator[Row[tuple[object, ...]]]:
    below = (tx.execute(select(func.max(audit.c.id))).scalar() or 0) + 1
    while rows := tx.execute(select(audit).where(audit.c.id < below).order_by(audit.c.id.desc()).limit(BATCH)).all():
        yield from rows
        below = rows[-1].id
