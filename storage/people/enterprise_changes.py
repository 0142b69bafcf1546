"""The history of enterprises' names and regions, and the names that a coordinator has yet to agree to."""

from datetime import datetime

from sqlalchemy import insert, select, update

from bot.domain.base.ids import PersonId
from bot.domain.people.details import Detail, EnterpriseChange
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import enterprise_change

_WAITS = enterprise_change.c.agreed.is_(None)


def add(  # what of which enterprise, from and to what, by whom and when
    tx: Transaction, enterprise_id: int, detail: Detail, values: tuple[str, str], by: PersonId, now: datetime
) -> int:
    before, after = values
    given = {
        "enterprise": enterprise_id,
        "detail": detail,
        "before": before,
        "after": after,
        "asked_by": by,
        "asked_at": now,
    }
    return int(tx.execute(insert(enterprise_change).values(given).returning(enterprise_change.c.id)).scalar_one())


def load(tx: Transaction, change_id: int) -> EnterpriseChange | None:
    """Return the change, locked until the transaction ends."""
    found = tx.execute(select(enterprise_change).where(enterprise_change.c.id == change_id).with_for_update())
    item = found.mappings().first()
    return to(EnterpriseChange, item) if item else None


def decide(tx: Transaction, change_id: int, by: PersonId, *, agreed: bool, now: datetime) -> None:
    decided = {"agreed": agreed, "decided_by": by, "decided_at": now}
    tx.execute(update(enterprise_change).where(enterprise_change.c.id == change_id).values(decided))


def end_waiting(tx: Transaction, enterprise: int, by: PersonId, now: datetime) -> None:
    """Let nothing of an enterprise wait for a coordinator any more."""
    which = (enterprise_change.c.enterprise == enterprise) & _WAITS
    tx.execute(update(enterprise_change).where(which).values(agreed=False, decided_by=by, decided_at=now))


def waiting(tx: Transaction, enterprise: int) -> EnterpriseChange | None:
    """Return the change of an enterprise that waits for a coordinator."""
    found = tx.execute(select(enterprise_change).where(enterprise_change.c.enterprise == enterprise, _WAITS))
    row = found.mappings().first()
    return to(EnterpriseChange, row) if row else None


def former_names(tx: Transaction, enterprise: int) -> tuple[str, ...]:
    """Return what an enterprise was called before, oldest first."""
    which = (enterprise_change.c.enterprise == enterprise) & (enterprise_change.c.detail == Detail.NAME)
    found = select(enterprise_change.c.before).where(which, enterprise_change.c.agreed.is_(True))
    return tuple(tx.execute(found.order_by(enterprise_change.c.id)).scalars())
