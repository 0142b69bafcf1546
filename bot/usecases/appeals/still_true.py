"""Checks whether what a waiting message says of an appeal is still true."""

from datetime import datetime

from bot.domain.appeals.deadlines import TimerKind
from bot.domain.appeals.timer_facts import basis
from bot.domain.base.ids import AppealId
from bot.domain.base.terms import Terms
from bot.domain.reach.phone_list import PhoneCall
from storage.appeals import appeals
from storage.engine.database import Transaction


def is_so(tx: Transaction, appeal_id: AppealId | None, terms: Terms) -> bool:
    """Whether the facts named in the terms are still those of the appeal; false if it no longer exists."""
    appeal = appeals.peek(tx, appeal_id) if appeal_id is not None else None
    if appeal is None:
        return False
    now = basis(appeal, TimerKind(terms.timer) if terms.timer else None, terms.department or None)
    return now[: len(terms.stands)] == terms.stands


def is_call_so(tx: Transaction, call: PhoneCall, now: datetime) -> bool:
    """Whether a call is still true as far as it is about an appeal."""
    terms = call.message.terms
    if terms.until is not None and now > terms.until:
        return False
    return not terms.stands or call.appeal is None or is_so(tx, call.appeal, terms)
