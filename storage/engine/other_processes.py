"""Tells whether other processes of this program have the database open.

What they claimed must not be taken from them.
"""

import secrets

from sqlalchemy import text

from storage.engine import dialects
from storage.engine.transaction import Transaction

PROGRAM = "zuozhen"

# PostgreSQL ends the session of a process that was killed at once; that of a lost host when TCP gives it up.
_OTHERS = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND application_name LIKE :program AND application_name <> current_setting('application_name')"
)


def name() -> str:
    """Return the unique name under which this process's sessions appear in PostgreSQL."""
    return f"{PROGRAM} {secrets.token_hex(8)}"


def is_alone(tx: Transaction) -> bool:
    """Whether no other process of this program has the database open; always true for SQLite."""
    if dialects.is_sqlite(tx):
        return True
    return tx.execute(_OTHERS, {"program": f"{PROGRAM} %"}).scalar() == 0
