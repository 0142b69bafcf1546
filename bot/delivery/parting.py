"""Once the last message to somebody who is forgotten has gone, or can't, no row says any more whose chat it was."""

from storage.engine.database import Transaction
from storage.mail import outbox
from storage.mail.outbox import Parcel
from storage.tenure import traces

LAST = "erases"  # in the payload of the last message: the person


def over(tx: Transaction, parcel: Parcel) -> None:
    """The parcel's way has ended, however it did."""
    if LAST in parcel.payload:
        traces.erase(tx, parcel.chat, parcel.payload[LAST], parcel.id)


def lost(tx: Transaction, chat: int) -> None:
    """The chat can't be reached: who is forgotten won't come back for what is held there."""
    for parcel in outbox.held(tx, chat):
        over(tx, parcel)
