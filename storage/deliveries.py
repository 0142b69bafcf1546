"""What left about an appeal: to whom, when, and whether it arrived."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from bot.domain.people import Role
from storage.database import Transaction
from storage.outbox import Kind, Status
from storage.rows import to
from storage.schema import outbox, person

SHOWN = 20
REPLIES = ("CardShown", "HistoryShown", "PhoneShown", "SimilarShown", "DeliveriesShown", "Done")  # asked for, no pushes


@dataclass(frozen=True, slots=True)
class Delivery:
    """A push: what kind of notice it was, whose role and department it was for, how it stands."""

    what: str
    role: Role | None
    department: str | None
    state: Status
    written_at: datetime
    sent_at: datetime | None


def of_appeal(tx: Transaction, appeal: int) -> tuple[list[Delivery], int]:
    """Return the newest pushes about an appeal, newest first, and how many there are."""
    which = (outbox.c.appeal == appeal, outbox.c.kind == Kind.MESSAGE, outbox.c.what.not_in(REPLIES))
    columns = (outbox.c.what, outbox.c.state, outbox.c.written_at, outbox.c.sent_at, person.c.role, person.c.department)
    found = select(*columns).outerjoin(person, person.c.chat == outbox.c.chat).where(*which)
    rows = tx.execute(found.order_by(outbox.c.id.desc()).limit(SHOWN)).mappings()
    total = tx.execute(select(func.count()).select_from(outbox).where(*which)).scalar_one()
    return [to(Delivery, row) for row in rows], int(total)
