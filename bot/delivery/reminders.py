"""Checks whether a reminder that is about to be sent is still true."""

from datetime import datetime

from bot.usecases.appeals import still_true
from storage.engine.database import Transaction
from storage.mail.parcels import Parcel


def holds(tx: Transaction, parcel: Parcel, now: datetime) -> bool:
    """Whether the row may be sent: it is no reminder, or its appeal is unchanged and the date still ahead."""
    terms = parcel.terms
    if not terms.stands:
        return True
    if terms.until is not None and now >= terms.until:
        return False
    return still_true.is_so(tx, parcel.appeal, terms)
