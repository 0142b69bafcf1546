"""Erases the chat of a person who asked to be forgotten, once the last message to it was sent or has failed."""

from bot.domain.base.parcels import Message
from storage.engine.database import Transaction
from storage.mail import outbox
from storage.mail.parcels import Parcel
from storage.tenure import erasure


def over(tx: Transaction, parcel: Parcel) -> None:
    """Erase the chat if the parcel was the last message to a forgotten person, whether it arrived or not."""
    last = parcel.payload
    if isinstance(last, Message) and last.erases is not None:
        erasure.erase(tx, parcel.chat, last.erases, parcel.id)


def lost(tx: Transaction, chat: int) -> None:
    """Erase the chat of a forgotten person that can't be reached; nobody will come back for what is held."""
    for parcel in outbox.held(tx, chat):
        over(tx, parcel)
