"""Keeps what was changed over the pack in chat as one fact, which every process reads in its next transaction."""

from bot.config.changes import Changes
from storage.engine import settings
from storage.engine.database import Transaction
from storage.engine.transaction import CHANGES


def hold(tx: Transaction) -> Changes:
    """Return the changes in force and lock them until the transaction ends.

    Another transaction may have changed them while this one waited for the lock, so the programme is read anew.
    """
    settings.lock(tx, CHANGES)
    tx.read_programme_anew()
    return read(tx)


def read(tx: Transaction) -> Changes:
    """Return the changes in force."""
    return Changes.of(settings.get(tx, CHANGES) or "")


def put(tx: Transaction, changes: Changes) -> None:
    """Put the changes in force, for this transaction and all later ones."""
    settings.put(tx, CHANGES, changes.as_text())
    tx.read_programme_anew()
