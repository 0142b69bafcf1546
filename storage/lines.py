"""The lines of chats: rows for one chat get their numbers in the order in which they are committed."""

from collections.abc import Iterable

from sqlalchemy import Integer, bindparam, func, select

from bot.domain.people import ChatId
from storage.database import Transaction

LOCKS = 64  # as many as one transaction can want, however many chats it writes to
OURS = 1  # tells these locks from others
_LOCK = select(func.pg_advisory_xact_lock(bindparam("ours", type_=Integer()), bindparam("line", type_=Integer())))


def stand(tx: Transaction, chats: Iterable[ChatId]) -> None:
    """Wait until no other transaction writes to these chats, always in one order; SQLite has one writer anyhow."""
    if tx.connection.dialect.name == "sqlite":
        return
    for line in sorted({chat % LOCKS for chat in chats}):
        tx.execute(_LOCK, {"ours": OURS, "line": line})
