"""Once the last message to somebody who is forgotten has gone, or can't, no row says any more whose chat it was."""

from bot.domain.base.parcels import Message
from storage.engine.database import Transaction
from storage.mail import outbox
from storage.mail.parcels import Parcel
from storage.tenure import erasure


def over(tx: Transaction, parcel: Parcel) -> None:
    """The parcel's way has ended, however it did."""
    last = parcel.payload
    if isinstance(last, Message) and last.erases is not None:
        erasure.erase(tx, parcel.chat, last.erases, parcel.id)


def lost(tx: Transaction, chat: int) -> None:
    """The chat can't be reached: who is forgotten won't come back for what is held there."""
    for parcel in outbox.held(tx, chat):
        over(tx, parcel)
