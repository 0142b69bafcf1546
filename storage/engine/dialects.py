"""Hides the few differences between the SQL of SQLite and PostgreSQL."""

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from storage.engine.transaction import Transaction

Insert = sqlite.Insert | postgresql.Insert


def is_sqlite(tx: Transaction) -> bool:
    """Whether the database is SQLite, which has one writer only."""
    return tx.connection.dialect.name == "sqlite"


def insert(tx: Transaction, table: Table) -> Insert:
    """Return an insert that can say what happens when the row exists (ON CONFLICT)."""
    return sqlite.insert(table) if is_sqlite(tx) else postgresql.insert(table)
