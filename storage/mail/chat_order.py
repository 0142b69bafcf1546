"""The lines of chats: rows for one chat get their numbers in the order in which they are committed."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import CursorResult, Insert, Integer, Table, bindparam, func, insert, select

from bot.domain.base.ids import ChatId
from storage.engine import dialects
from storage.engine.database import Transaction

LOCKS = 64  # as many as one transaction can want, however many chats it writes to
OURS = 1  # tells these locks from others
_LOCK = select(func.pg_advisory_xact_lock(bindparam("ours", type_=Integer()), bindparam("line", type_=Integer())))


def stand(tx: Transaction, chats: Iterable[ChatId]) -> None:
    """Wait until no other transaction writes to these chats, always in one order; SQLite has one writer anyhow."""
    if dialects.is_sqlite(tx):
        return
    for line in sorted({chat % LOCKS for chat in chats}):
        tx.execute(_LOCK, {"ours": OURS, "line": line})


def standing(table: Table, names: Iterable[str]) -> Insert:
    """Return the insert of one row that stands in line first: its number is drawn when the lock is held."""
    columns = {name: bindparam(name, type_=table.c[name].type) for name in names}
    row = select(*columns.values()).select_from(_LOCK.cte("locked"))
    return insert(table).from_select(list(columns), row, include_defaults=False)


def add(tx: Transaction, row: Mapping[str, Any], plain: Insert, in_line: Insert) -> CursorResult[Any]:
    """Write one row of a chat by `plain`, or where there are several writers by `in_line`, which is `standing`."""
    if dialects.is_sqlite(tx):
        return tx.execute(plain, row)
    return tx.execute(in_line, {**row, "ours": OURS, "line": row["chat"] % LOCKS})
