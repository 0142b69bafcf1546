"""What the two engines say in their own ways, and which of them is asked."""

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from storage.engine.transaction import Transaction

Insert = sqlite.Insert | postgresql.Insert


def is_sqlite(tx: Transaction) -> bool:
    """Whether there is one writer only, which waits for nobody."""
    return tx.connection.dialect.name == "sqlite"


def insert(tx: Transaction, table: Table) -> Insert:
    """Return an insert that can say what to do when the row is there."""
    return sqlite.insert(table) if is_sqlite(tx) else postgresql.insert(table)
