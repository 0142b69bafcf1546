"""Moves what belongs to one record of an enterprise to another."""

from datetime import datetime

from sqlalchemy import Column, ColumnElement, Table, func, insert, select, update

from bot.domain.base.ids import PersonId
from bot.domain.people.merge import Merge
from bot.domain.sessions.booking import GONE, LIVE
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import (
    appeal,
    booking,
    class_spared,
    enterprise,
    enterprise_merge,
    fact,
    join_request,
    person,
    phone_call,
)

OWNED = (person, appeal, fact, phone_call, join_request, class_spared)


def both_seated(tx: Transaction, enterprise_id: int, other: int) -> int:
    """Count the sessions at which both have a seat, or wait for one."""
    theirs = select(booking.c.session).where(booking.c.enterprise == other, booking.c.state.in_(LIVE))
    both = booking.c.state.in_(LIVE) & booking.c.session.in_(theirs)
    found = select(func.count()).select_from(booking).where(booking.c.enterprise == enterprise_id, both)
    return int(tx.execute(found).scalar_one())


def move(tx: Transaction, gone: int, kept: int) -> dict[str, list[int]]:
    """Give what one has to the other; return the rows. Where both were at a session, its bookings stay as they are."""
    there = select(booking.c.session).where(booking.c.enterprise == kept, booking.c.state.not_in(list(GONE)))
    moved = {table.name: hand(tx, table, gone, kept, key(table).is_not(None)) for table in OWNED}
    moved[booking.name] = hand(tx, booking, gone, kept, booking.c.session.not_in(there))
    tx.execute(update(enterprise).where(enterprise.c.id == gone).values(merged_into=kept))
    return moved


def key(table: Table) -> Column[int]:
    (key,) = table.primary_key.columns
    return key


def hand(tx: Transaction, table: Table, owner: int, to_whom: int, which: ColumnElement[bool]) -> list[int]:
    theirs = select(key(table)).where(table.c.enterprise == owner, which).order_by(key(table)).with_for_update()
    rows = list(tx.execute(theirs).scalars())
    tx.execute(update(table).where(key(table).in_(rows)).values(enterprise=to_whom))
    return rows


def note(  # which two, what moved, by whom and when
    tx: Transaction, both: tuple[int, int], moved: dict[str, list[int]], by: PersonId, now: datetime
) -> int:
    gone, kept = both
    given = {"gone": gone, "kept": kept, "moved": moved, "by": by, "at": now}
    return int(tx.execute(insert(enterprise_merge).values(given).returning(enterprise_merge.c.id)).scalar_one())


def load(tx: Transaction, merge_id: int) -> Merge | None:
    """Return the merge, locked until the transaction ends."""
    found = tx.execute(select(enterprise_merge).where(enterprise_merge.c.id == merge_id).with_for_update())
    item = found.mappings().first()
    return to(Merge, item) if item else None


def undone(tx: Transaction, merge_id: int, now: datetime) -> None:
    tx.execute(update(enterprise_merge).where(enterprise_merge.c.id == merge_id).values(undone_at=now))
