"""Whether a reminder that is about to leave still says what is so."""

from datetime import datetime

from bot.usecases.appeals import standing
from storage.engine.database import Transaction
from storage.mail.parcels import Parcel


def holds(tx: Transaction, parcel: Parcel, now: datetime) -> bool:
    """Whether it is no reminder, or the appeal stands as it did and what it reminds of is still ahead."""
    terms = parcel.terms
    if not terms.stands:
        return True
    if terms.until is not None and now >= terms.until:
        return False
    return standing.is_so(tx, parcel.appeal, terms)
