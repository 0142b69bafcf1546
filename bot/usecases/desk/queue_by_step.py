"""Lists what waits for a desk or a department by the date of the step that is due."""

from collections.abc import Iterable
from datetime import UTC, datetime

from bot.domain.appeals.action import State
from bot.domain.appeals.appeal import Appeal
from bot.domain.base.page import PAGE
from bot.texts.appeals.dates_due import by_when
from bot.texts.style.words import Words
from storage.desk import due_order
from storage.engine.database import Transaction

NEVER = datetime.max.replace(tzinfo=UTC)


def waiting(
    tx: Transaction, states: Iterable[State], page: int, department: str | None = None
) -> tuple[list[Appeal], int]:
    """Return one page of the appeals in `states`, earliest step first, and how many there are.

    With a `department` they are those that it leads or assists with. The database sorts each state by itself, so only
    the first ones of each are read.
    """
    words, wanted = Words(tx.programme.pack), (page + 1) * PAGE
    found = [step for state in states for step in due_order.first(tx, state, wanted, department)]
    found.sort(key=lambda appeal: (_running(appeal, words), appeal.id))
    return found[page * PAGE : wanted], due_order.count(tx, states, department)


def _running(appeal: Appeal, words: Words) -> datetime:
    """Return the date that runs; while the enterprise is asked, none does."""
    return (by_when(appeal, words) if appeal.paused_at is None else None) or NEVER
