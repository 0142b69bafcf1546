"""What fell due in a tick and waits in the outbox until all of it has, so that each chat gets one message."""

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
    """Return for whom something is gathered."""
    return list(tx.execute(select(outbox.c.chat).where(_GATHERED).distinct().order_by(outbox.c.chat)).scalars())


def of_chat(tx: Transaction, chat: ChatId) -> list[Parcel]:
    """Return what is gathered for a chat, in the order in which it fell due."""
    rows = select(outbox).where(_GATHERED, outbox.c.chat == chat).order_by(outbox.c.id)
    return [parcel_of(row) for row in tx.execute(rows).mappings()]


def let_go(tx: Transaction, rows: Iterable[int], status: Status) -> None:
    """Give the rows another standing: as they are, or as part of one message."""
    tx.execute(update(outbox).where(outbox.c.id.in_(list(rows))).values(state=status))
