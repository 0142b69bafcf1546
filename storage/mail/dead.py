"""Lists dead letters and replays them.

A dead letter is an update, a timer or a message that failed so often that it was put aside.
"""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, Select, Table, func, literal, select, union_all, update

from bot.domain.base.dead_letter import Letter, Source, short
from bot.domain.base.page import PAGE
from storage.engine.database import Transaction
from storage.mail.parcels import Kind, Parcel, parcel_of
from storage.schema import inbox, outbox, timer

_DEAD: Mapping[Source, tuple[Table, ColumnElement[bool]]] = {
    Source.INBOX: (inbox, inbox.c.done_at.is_not(None) & inbox.c.error.is_not(None)),
    Source.TIMER: (timer, timer.c.done_at.is_not(None) & timer.c.error.is_not(None)),
    Source.OUTBOX: (outbox, outbox.c.state == literal("DEAD", literal_execute=True)),
}
_SINCE = {Source.INBOX: inbox.c.arrived_at, Source.TIMER: timer.c.fire_at, Source.OUTBOX: outbox.c.written_at}
_AGAIN: Mapping[Source, Mapping[str, object]] = {
    Source.INBOX: {"done_at": None, "lease_until": 0},
    Source.TIMER: {"done_at": None, "try_at": 0},
    Source.OUTBOX: {"state": "WAITING", "lease_until": 0, "try_at": 0},
}


def _of(source: Source) -> Select[tuple[object, ...]]:
    table, dead = _DEAD[source]
    since = _SINCE[source].label("at")
    return select(literal(source.value).label("source"), table.c.id, since, table.c.attempts, table.c.error).where(dead)


def counts(tx: Transaction) -> dict[Source, int]:
    return {
        source: tx.execute(select(func.count()).select_from(table).where(dead)).scalar_one()
        for source, (table, dead) in _DEAD.items()
    }


def letters(tx: Transaction, page: int = 0, size: int = PAGE) -> tuple[list[Letter], int]:
    """Return a page of the dead letters, oldest first, and how many there are in all."""
    every = union_all(*map(_of, Source)).subquery()
    wanted = select(every).order_by(every.c.at, every.c.source, every.c.id).limit(size).offset(page * size)
    total = tx.execute(select(func.count()).select_from(every)).scalar_one()
    found = tx.execute(wanted).all()
    return [
        Letter(Source(item.source), item.id, item.at, item.attempts, short(item.error or "")) for item in found
    ], total


def papers(tx: Transaction) -> list[Parcel]:
    """Return the files that could not be sent and were given up, oldest first."""
    _, given_up = _DEAD[Source.OUTBOX]
    wanted = select(outbox).where(given_up, outbox.c.kind == Kind.PAPER).order_by(outbox.c.id)
    return [parcel_of(row) for row in tx.execute(wanted).mappings()]


def replay(tx: Transaction, source: Source, table_id: int) -> bool:
    """Make a dead letter wait again as if it were new; return False if it is no dead letter (any more)."""
    table, dead = _DEAD[source]
    again = update(table).where(table.c.id == table_id, dead).values(**_AGAIN[source], error=None, attempts=0)
    return tx.execute(again).rowcount == 1
