"""Whether a reminder that is about to leave still says what is so."""

from datetime import datetime

from bot.domain.appeals.deadlines import TimerKind, basis
from storage.appeals import appeals
from storage.engine.database import Transaction
from storage.mail.outbox import Parcel


def holds(tx: Transaction, parcel: Parcel, now: datetime) -> bool:
    """Whether it is no reminder, or the appeal stands as it did and what it reminds of is still ahead."""
    if "holds" not in parcel.payload:
        return True
    if "until" in parcel.payload and now >= datetime.fromisoformat(parcel.payload["until"]):
        return False
    appeal = appeals.peek(tx, parcel.appeal) if parcel.appeal else None
    kind, department = parcel.payload.get("kind"), parcel.payload.get("department")
    return (
        appeal is not None and basis(appeal, TimerKind(kind) if kind else None, department) == parcel.payload["holds"]
    )
