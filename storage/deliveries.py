"""What was pushed about an appeal: to whom, when, and whether it arrived."""

from datetime import datetime

from sqlalchemy import func, select

from bot.domain.notice import Delivery
from bot.domain.people import Role
from storage.database import Transaction
from storage.outbox import PUSH, Kind, Status
from storage.schema import outbox, person

SHOWN = 20
ARRIVED = {Status.SENT: True, Status.MERGED: True, Status.DEAD: False}
OVER = frozenset({Status.SUPERSEDED, Status.EXPIRED})


def of_appeal(tx: Transaction, appeal: int) -> tuple[tuple[Delivery, ...], int]:
    """Return the newest pushes about an appeal, newest first, and how many there are."""
    which = (outbox.c.appeal == appeal, outbox.c.kind == Kind.MESSAGE, outbox.c.rank == PUSH)
    when = func.coalesce(outbox.c.sent_at, outbox.c.written_at).label("at")
    found = select(outbox.c.state, when, person.c.role, person.c.department)
    found = found.outerjoin(person, person.c.chat == outbox.c.chat).where(*which)
    rows = tx.execute(found.order_by(outbox.c.id.desc()).limit(SHOWN)).all()
    total = tx.execute(select(func.count()).select_from(outbox).where(*which)).scalar_one()
    return tuple(_delivery(row.state, row.at, row.role, row.department) for row in rows), int(total)


def _delivery(state: str, at: datetime, role: str | None, department: str | None) -> Delivery:
    status = Status(state)
    return Delivery(Role(role) if role else None, department, at, ARRIVED.get(status), status in OVER)
