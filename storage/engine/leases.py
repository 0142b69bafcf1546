"""Gives out leases for what only one process may do at a time: polling Telegram, and the tick."""

from datetime import datetime

from sqlalchemy import or_, select

from storage.engine import dialects
from storage.engine.database import Transaction
from storage.schema import lease

POLL, TICK = "poll", "tick"


def hold(tx: Transaction, name: str, holder: str, machine: float, seconds: float, now: datetime) -> bool:
    """Take or renew the lease.

    Return False while another holder's lease has not run out at machine second `machine`.
    """
    values = {"holder": holder, "until": machine + seconds, "renewed_at": now}
    row = dialects.insert(tx, lease).values(name=name, **values)
    mine = or_(lease.c.holder == holder, lease.c.until <= machine)
    taken = row.on_conflict_do_update(index_elements=["name"], set_=values, where=mine)
    return tx.execute(taken.returning(lease.c.name)).first() is not None


def let_go(tx: Transaction, name: str, holder: str) -> None:
    """Give the lease back, so that another process need not wait until it runs out."""
    tx.execute(lease.delete().where(lease.c.name == name, lease.c.holder == holder))


def release(tx: Transaction) -> None:
    """Free the leases of processes that died. Call it only in a process that is alone."""
    tx.execute(lease.update().values(until=0))


def renewed_at(tx: Transaction, name: str) -> datetime | None:
    """Return when the lease was last taken or renewed, in people's time."""
    return tx.execute(select(lease.c.renewed_at).where(lease.c.name == name)).scalar()
