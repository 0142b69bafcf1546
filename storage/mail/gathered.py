"""Keeps messages that fell due in one tick until all of it is worked through, so that each chat gets one message."""

from collections.abc import Iterable

from sqlalchemy import select, update

from bot.domain.base.ids import ChatId
from storage.engine.database import Transaction
from storage.mail import outbox as letters
from storage.mail.outbox import Status
from storage.mail.parcels import Parcel, parcel_of
from storage.schema import outbox

_GATHERED = letters.is_in(Status.GATHERED)


def chats(tx: Transaction) -> list[ChatId]:
    """Return the chats for which messages are gathered."""
    return list(tx.execute(select(outbox.c.chat).where(_GATHERED).distinct().order_by(outbox.c.chat)).scalars())


def of_chat(tx: Transaction, chat: ChatId) -> list[Parcel]:
    """Return the messages gathered for a chat, in the order in which they fell due."""
    rows = select(outbox).where(_GATHERED, outbox.c.chat == chat).order_by(outbox.c.id)
    return [parcel_of(row) for row in tx.execute(rows).mappings()]


def let_go(tx: Transaction, rows: Iterable[int], status: Status) -> None:
    """Set the rows to another status: waiting to be sent each for itself, or merged into one message."""
    tx.execute(update(outbox).where(outbox.c.id.in_(list(rows))).values(state=status))
