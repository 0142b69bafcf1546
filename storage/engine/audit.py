"""Writes the audit log: who saw or changed something that is no move of a table; each row is chained to the former."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, select

from bot.domain.base.ids import PersonId
from storage.engine import chain, settings
from storage.engine.database import Transaction
from storage.schema import audit

HEAD = "audit_head"
RETENTION, ITSELF = "retention", "audit"
_NOTE = insert(audit).returning(audit.c.id)  # put together once: a whole table of people is noted row by row


@dataclass(frozen=True, slots=True)
class Head:
    """The newest row. It is stored apart from the rows, so that a loss of the newest ones is noticed."""

    row: int = 0
    hash: str = chain.START


def head(tx: Transaction) -> Head:
    entry, _, hashed = (settings.get(tx, HEAD) or "").partition(":")
    return Head(int(entry), hashed) if entry else Head()


def note(tx: Transaction, person: PersonId | None, action: str, subject: str, now: datetime, **details: object) -> None:
    """Add a row: `person` did `action` to `subject` (such as "person:7").

    Others who add at the same time wait until this transaction ends.
    """
    settings.lock(tx, HEAD)
    prior = head(tx).hash
    hashed = chain.link(prior, now, person, (action, subject), details)
    values = {"at": now, "person": person, "action": action, "subject": subject, "details": details}
    row = tx.execute(_NOTE, values | {"prior": prior, "hash": hashed}).scalar_one()
    settings.put(tx, HEAD, f"{row}:{hashed}")


def may_drop(tx: Transaction) -> bool:
    """Whether the database lets this process delete rows. On PostgreSQL the bot's role may be one that can only add."""
    if tx.connection.dialect.name != "postgresql":
        return True
    return bool(tx.execute(select(func.has_table_privilege(audit.name, "DELETE"))).scalar())


def drop_before(tx: Transaction, before: datetime, limit: int, now: datetime) -> int:
    """Delete up to `limit` of the oldest rows before `before`; return how many.

    A new row says with which hash the chain goes on.
    """
    settings.lock(tx, HEAD)
    first = tx.execute(select(audit.c.id, audit.c.at, audit.c.hash).order_by(audit.c.id).limit(limit)).all()
    young = next((number for number, row in enumerate(first) if row.at >= before), len(first))
    if not young:
        return 0
    last = first[young - 1]
    tx.execute(delete(audit).where(audit.c.id <= last.id))
    kept = {"count": young, "before": before.isoformat(), "through": last.id, "hash": last.hash}
    note(tx, None, RETENTION, ITSELF, now, **kept)
    return young
