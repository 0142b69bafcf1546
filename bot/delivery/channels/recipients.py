"""What SMS and e-mail share: to whom an address leads, and that a text is forgotten once it is sent."""

from datetime import datetime

from bot.delivery.channels.port import Keep
from storage.engine.database import Transaction
from storage.mail import outbox
from storage.people import addresses


def subject_at(tx: Transaction, chat: int) -> str | None:
    """Return the number or mailbox of an address; None if nobody has it any more."""
    found = addresses.find(tx, chat)
    return None if found is None or found.subject.startswith(addresses.GONE) else found.subject


def forget(row: int) -> Keep:
    """Return what empties a message: a code that was sent, and who was told what, is nobody's business any more."""

    def keep(tx: Transaction, _: datetime) -> None:
        outbox.empty(tx, row)

    return keep
