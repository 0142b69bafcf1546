"""Lists what waits for coordinators and supervisors by the date of the step that is due.

The date of the answer does not count.
"""

from collections.abc import Iterable
from datetime import UTC, datetime

from bot.domain.appeals.appeal import Appeal, State
from bot.domain.base.page import PAGE
from bot.texts.desk.line_date import date_of
from bot.texts.style.words import Words
from storage.desk import due_order
from storage.engine.database import Transaction

NEVER = datetime.max.replace(tzinfo=UTC)


def waiting(tx: Transaction, states: Iterable[State], page: int) -> tuple[list[Appeal], int]:
    """Return one page of the appeals in `states`, earliest step first, and how many there are.

    The database sorts each state by itself, so only the first ones of each are read.
    """
    words, wanted = Words(tx.programme.pack), (page + 1) * PAGE
    found = [step for state in states for step in due_order.first(tx, state, wanted)]
    found.sort(key=lambda one: (date_of(one, words) or NEVER, one.id))
    return found[page * PAGE : wanted], due_order.count(tx, states)
