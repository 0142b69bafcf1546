"""Gives out leases for what only one process may do at a time: polling Telegram, and the tick."""

from datetime import datetime

from sqlalchemy import Executable, bindparam, or_, select

from storage.engine import dialects
from storage.engine.database import Transaction
from storage.schema import lease

POLL, TICK = "poll", "tick"


def _hold(row: dialects.Insert) -> Executable:
    at = bindparam("at", type_=lease.c.renewed_at.type)
    taken = row.values(name=bindparam("what"), holder=bindparam("who"), until=bindparam("runs_out"), renewed_at=at)
    mine = or_(lease.c.holder == row.excluded.holder, lease.c.until <= bindparam("machine"))
    new = {name: row.excluded[name] for name in ("holder", "until", "renewed_at")}
    return taken.on_conflict_do_update(index_elements=["name"], set_=new, where=mine).returning(lease.c.name)


_HOLD = dialects.put_together(lease, _hold)  # put together once: it runs with every look for updates


def hold(tx: Transaction, name: str, holder: str, machine: float, seconds: float, now: datetime) -> bool:
    """Take or renew the lease.

    Return False while another holder's lease has not run out at machine second `machine`.
    """
    given = {"what": name, "who": holder, "runs_out": machine + seconds, "at": now, "machine": machine}
    return tx.execute(_HOLD[tx.connection.dialect.name], given).first() is not None


def let_go(tx: Transaction, name: str, holder: str) -> None:
    """Give the lease back, so that another process need not wait until it runs out."""
    tx.execute(lease.delete().where(lease.c.name == name, lease.c.holder == holder))


def release(tx: Transaction) -> None:
    """Free the leases of processes that died. Call it only in a process that is alone."""
    tx.execute(lease.update().values(until=0))


def renewed_at(tx: Transaction, name: str) -> datetime | None:
    """Return when the lease was last taken or renewed, in people's time."""
    return tx.execute(select(lease.c.renewed_at).where(lease.c.name == name)).scalar()
