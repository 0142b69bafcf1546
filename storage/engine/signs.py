"""Signs of life: what each process last knew of the parts of its work that everybody depends on."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import delete, select

from storage.engine import dialects
from storage.engine.transaction import Transaction
from storage.schema import sign

PROBLEM = 100  # characters that are kept


class Part(StrEnum):
    """What must go on somewhere."""

    INTAKE = "intake"
    WORK = "work"
    SENDING = "sending"


@dataclass(frozen=True, slots=True)
class Sign:
    """Machine seconds: of the last success, or the start; and since when it fails, None: it does not."""

    part: Part
    good: float
    failing: float | None = None
    problem: str = ""
    skew: float | None = None  # seconds by which this process's clock is ahead of Telegram's


def show(tx: Transaction, holder: str, second: float, shown: Iterable[Sign]) -> None:
    """Write what the process `holder` knows at machine second `second`, in the place of what it knew before."""
    signs = list(shown)
    gone = delete(sign).where(sign.c.holder == holder, sign.c.name.not_in([one.part for one in signs]))
    tx.execute(gone)
    for one in signs:
        seconds = {"alive": second, "good": one.good, "failing": one.failing, "skew": one.skew}
        values: dict[str, object] = {**seconds, "problem": one.problem[:PROBLEM]}
        row = dialects.insert(tx, sign).values(name=one.part, holder=holder, **values)
        tx.execute(row.on_conflict_do_update(index_elements=["name", "holder"], set_=values))


def since(tx: Transaction, second: float) -> list[Sign]:
    """Return those shown at machine second `second` or later, of all processes."""
    found = tx.execute(select(sign).where(sign.c.alive >= second).order_by(sign.c.name, sign.c.holder))
    return [Sign(Part(one.name), one.good, one.failing, one.problem, one.skew) for one in found]


def clear(tx: Transaction) -> None:
    """Drop all; only for a process that is alone."""
    tx.execute(delete(sign))


def forget(tx: Transaction, second: float) -> None:
    """Drop those of processes that showed nothing since machine second `second`."""
    tx.execute(delete(sign).where(sign.c.alive < second))
