"""Hides the few differences between the SQL of SQLite and PostgreSQL."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from storage.engine.transaction import Transaction

Insert = sqlite.Insert | postgresql.Insert
T = TypeVar("T")


def is_sqlite(tx: Transaction) -> bool:
    """Whether the database is SQLite, which has one writer only."""
    return tx.connection.dialect.name == "sqlite"


def insert(tx: Transaction, table: Table) -> Insert:
    """Return an insert that can say what happens when the row exists (ON CONFLICT)."""
    return sqlite.insert(table) if is_sqlite(tx) else postgresql.insert(table)


def put_together(table: Table, end: Callable[[Insert], T]) -> dict[str, T]:
    """Return by the database's name what `end` makes of an insert into the table: for what runs again and again."""
    return {"sqlite": end(sqlite.insert(table)), "postgresql": end(postgresql.insert(table))}
