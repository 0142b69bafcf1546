"""Lets transactions that do the same thing on PostgreSQL wait for one another; SQLite has one writer anyway."""

from sqlalchemy import Integer, bindparam, func, select

from storage.engine import dialects
from storage.engine.transaction import Transaction

CHATS, NUMBERS = 1, 2  # what is waited for: a chat's rows in inbox and outbox, the next number of a range
LOCK = select(func.pg_advisory_xact_lock(bindparam("ours", type_=Integer()), bindparam("line", type_=Integer())))


def wait(tx: Transaction, what: int, line: int) -> None:
    """Wait until no other transaction is in this line, and stand there until this one ends."""
    if not dialects.is_sqlite(tx):
        tx.execute(LOCK, {"ours": what, "line": line})
