"""Gives the rows of each chat in inbox and outbox their order.

Rows for one chat get ascending numbers in the order of their commits, so that messages leave in the order in which they
were written.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import CursorResult, Insert, Table, bindparam, insert, select

from bot.domain.base.ids import ChatId
from storage.engine import dialects, turns
from storage.engine.database import Transaction

LOCKS = 64  # as many as one transaction can want, however many chats it writes to


def stand(tx: Transaction, chats: Iterable[ChatId]) -> None:
    """Wait until no other transaction writes rows of these chats.

    On SQLite there is one writer, so nothing is waited for.
    """
    for line in sorted({chat % LOCKS for chat in chats}):
        turns.wait(tx, turns.CHATS, line)


def standing(table: Table, names: Iterable[str]) -> Insert:
    """Return an insert for PostgreSQL that takes the chat's lock before it draws the number of the row."""
    columns = {name: bindparam(name, type_=table.c[name].type) for name in names}
    row = select(*columns.values()).select_from(turns.LOCK.cte("locked"))
    return insert(table).from_select(list(columns), row, include_defaults=False)


def add(tx: Transaction, row: Mapping[str, Any], plain: Insert, in_line: Insert) -> CursorResult[Any]:
    """Write one row of a chat: by `plain` on SQLite, and on PostgreSQL by `in_line`, which `standing` makes."""
    if dialects.is_sqlite(tx):
        return tx.execute(plain, row)
    return tx.execute(in_line, {**row, "ours": turns.CHATS, "line": row["chat"] % LOCKS})
