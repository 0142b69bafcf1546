"""Whether other processes of this program have the database open: what they have in hand is theirs."""

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
    """Return what a process's sessions are called; no two processes' are called the same."""
    return f"{PROGRAM} {secrets.token_hex(8)}"


def is_alone(tx: Transaction) -> bool:
    """A SQLite file has one process."""
    if dialects.is_sqlite(tx):
        return True
    return tx.execute(_OTHERS, {"program": f"{PROGRAM} %"}).scalar() == 0
