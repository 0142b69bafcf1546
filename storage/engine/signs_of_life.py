"""Stores signs of life: when each process last succeeded in taking updates in, working on them, and sending.

`/healthz` reads them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import delete, select

from storage.engine import dialects
from storage.engine.transaction import Transaction
from storage.schema import sign

PROBLEM = 100  # characters that are kept


class Part(StrEnum):
    """A part of the work that at least one process must do."""

    INTAKE = "intake"
    WORK = "work"
    SENDING = "sending"


@dataclass(frozen=True, slots=True)
class Sign:
    """One part's state in machine seconds: `good` is the last success or the start.

    `failing` is since when it fails, None if it does not.
    """

    part: Part
    good: float
    failing: float | None = None
    problem: str = ""
    skew: float | None = None  # seconds by which this process's clock is ahead of Telegram's


def show(tx: Transaction, holder: str, second: float, items: Iterable[Sign]) -> None:
    """Write the signs of the process `holder` at machine second `second`, in place of its earlier ones."""
    signs = list(items)
    gone = delete(sign).where(sign.c.holder == holder, sign.c.name.not_in([item.part for item in signs]))
    tx.execute(gone)
    for item in signs:
        seconds = {"alive": second, "good": item.good, "failing": item.failing, "skew": item.skew}
        values: dict[str, object] = {**seconds, "problem": item.problem[:PROBLEM]}
        row = dialects.insert(tx, sign).values(name=item.part, holder=holder, **values)
        tx.execute(row.on_conflict_do_update(index_elements=["name", "holder"], set_=values))


def since(tx: Transaction, second: float) -> list[Sign]:
    """Return the signs that any process wrote at machine second `second` or later."""
    found = tx.execute(select(sign).where(sign.c.alive >= second).order_by(sign.c.name, sign.c.holder))
    return [Sign(Part(item.name), item.good, item.failing, item.problem, item.skew) for item in found]


def clear(tx: Transaction) -> None:
    """Delete all signs. Call it only in a process that is alone."""
    tx.execute(delete(sign))


def forget(tx: Transaction, second: float) -> None:
    """Delete the signs of processes that wrote none since machine second `second`."""
    tx.execute(delete(sign).where(sign.c.alive < second))
