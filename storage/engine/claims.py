"""Claims rows of long work, such as files to be made or read, of which each is for one process at a time."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, Table, select, update

from storage.engine.database import Transaction


@dataclass(frozen=True, slots=True)
class Claims:
    """The rows of `table` that still wait for what `waits` says.

    A claim is the row's `lease_until`, a machine second, so that another process can go on when one has died.
    """

    table: Table
    waits: ColumnElement[bool]

    def is_waiting(self, tx: Transaction, machine: float) -> bool:
        return tx.execute(self._free(machine).limit(1)).first() is not None

    def take(self, tx: Transaction, machine: float, until: float) -> int | None:
        """Claim the oldest free row until machine second `until`, and count the attempt where the table does."""
        free = self._free(machine).order_by(self.table.c.id).limit(1).with_for_update(skip_locked=True)
        oldest: int | None = tx.execute(free).scalar()
        if oldest is not None:
            values = {"lease_until": until}
            counted = {"attempts": self.table.c.attempts + 1} if "attempts" in self.table.c else {}
            tx.execute(update(self.table).where(self.table.c.id == oldest).values(values | counted))
        return oldest

    def release(self, tx: Transaction) -> None:
        """Free the rows that a dead process had claimed."""
        tx.execute(update(self.table).where(self.waits).values(lease_until=0))

    def _free(self, machine: float) -> Select[tuple[int]]:
        return select(self.table.c.id).where(self.waits, self.table.c.lease_until <= machine)
