"""Whether a reminder that is about to leave still says what is so."""

from datetime import datetime

from bot.domain.base.terms import Terms
from bot.usecases.appeals import standing
from storage.engine.database import Transaction
from storage.mail.outbox import Parcel


def holds(tx: Transaction, parcel: Parcel, now: datetime) -> bool:
    """Whether it is no reminder, or the appeal stands as it did and what it reminds of is still ahead."""
    if "holds" not in parcel.payload:
        return True
    until = parcel.payload.get("until")
    if until is not None and now >= datetime.fromisoformat(until):
        return False
    kept = parcel.payload
    terms = Terms(tuple(kept["holds"]), kept.get("kind", ""), kept.get("department", ""))
    return standing.is_so(tx, parcel.appeal, terms)
