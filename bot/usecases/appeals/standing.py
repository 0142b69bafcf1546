"""Whether an appeal still stands as a message about it says."""

from datetime import datetime

from bot.domain.appeals.basis import basis
from bot.domain.appeals.deadlines import TimerKind
from bot.domain.base.ids import AppealId
from bot.domain.base.terms import Terms
from bot.domain.reach.phone_list import PhoneCall
from storage.appeals import appeals
from storage.engine.database import Transaction


def is_so(tx: Transaction, row: AppealId | None, terms: Terms) -> bool:
    """Compare as much of the appeal as the terms name; False when there is no such appeal."""
    appeal = appeals.peek(tx, row) if row is not None else None
    if appeal is None:
        return False
    now = basis(appeal, TimerKind(terms.timer) if terms.timer else None, terms.department or None)
    return now[: len(terms.stands)] == terms.stands


def is_call_so(tx: Transaction, call: PhoneCall, now: datetime) -> bool:
    """Whether a call about an appeal, if it is about one, still says what is so."""
    terms = call.message.terms
    if terms.until is not None and now > terms.until:
        return False
    return not terms.stands or call.appeal is None or is_so(tx, call.appeal, terms)
