"""Gives back what went over when two records of an enterprise were made one by mistake."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, select, update

from bot.domain.people.merge import Merge, Parting
from bot.domain.sessions.booking import GONE, LIVE
from storage.engine.database import Transaction
from storage.schema import appeal, booked_appeal, booking, enterprise, fact, person
from storage.tenure.merging import OWNED, hand, key

Rows = dict[str, set[int]]


def returning(tx: Transaction, merge: Merge) -> Rows:
    """Return the rows that go back, by table.

    They are those that are still where they were moved to, and what the people who go back have filed and booked since.
    """
    rows = {table.name: _there(tx, merge, table.name) for table in (*OWNED, booking)}
    people = rows[person.name]
    by_them = appeal.c.filed_by.in_(people) & (appeal.c.filed_at >= merge.at)
    filed = _ids(tx, appeal.c.id, (appeal.c.enterprise == merge.kept) & by_them)
    rows[appeal.name] |= filed
    rows[fact.name] |= _ids(tx, fact.c.appeal, fact.c.appeal.in_(filed))
    taken = select(booking.c.session).where(booking.c.enterprise == merge.gone, booking.c.state.not_in(list(GONE)))
    booked = booking.c.booked_by.in_(people) & (booking.c.booked_at >= merge.at) & booking.c.session.not_in(taken)
    rows[booking.name] |= _ids(tx, booking.c.id, (booking.c.enterprise == merge.kept) & booked)
    return rows


def _there(tx: Transaction, merge: Merge, name: str) -> set[int]:
    table = next(table for table in (*OWNED, booking) if table.name == name)
    moved = key(table).in_(merge.moved.get(name, []))
    return _ids(tx, key(table), moved & (table.c.enterprise == merge.kept))


def _ids(tx: Transaction, column: ColumnElement[int], which: ColumnElement[bool]) -> set[int]:
    return set(tx.execute(select(column).where(which)).scalars())


def look(tx: Transaction, merge: Merge, rows: Rows) -> Parting:
    """Count what goes back and what stays."""
    later = appeal.c.filed_at >= merge.at
    staying = select(func.count()).where(appeal.c.enterprise == merge.kept, later, appeal.c.id.not_in(rows["appeal"]))
    came = (person.c.in_role_since >= merge.at) & person.c.id.not_in(rows["person"])
    return Parting(
        appeals=len(rows["appeal"]),
        filed_since=len(rows["appeal"] - set(merge.moved.get("appeal", []))),
        bookings=_count(tx, rows),
        people=len(rows["person"]),
        staying=int(tx.execute(staying).scalar_one()),
        joined=int(tx.execute(select(func.count()).where(person.c.enterprise == merge.kept, came)).scalar_one()),
    )


def _count(tx: Transaction, rows: Rows) -> int:
    """Count the bookings among the rows that are good still."""
    live = select(func.count()).where(booking.c.id.in_(rows["booking"]), booking.c.state.in_(LIVE))
    return int(tx.execute(live).scalar_one())


def seated_together(tx: Transaction, merge: Merge, rows: Rows) -> Sequence[str]:
    """Return the numbers of appeals that would go one way while the seat to which they are brought goes the other."""
    apart = booked_appeal.c.appeal.in_(rows["appeal"]) != booked_appeal.c.booking.in_(rows["booking"])
    mixed = (
        select(appeal.c.number)
        .join(booked_appeal, booked_appeal.c.appeal == appeal.c.id)
        .join(booking, booking.c.id == booked_appeal.c.booking)
        .where(booking.c.enterprise == merge.kept, booking.c.state.in_(LIVE), apart)
    )
    return tx.execute(mixed.order_by(appeal.c.id)).scalars().all()


def give_back(tx: Transaction, merge: Merge, rows: Rows) -> None:
    for table in (*OWNED, booking):
        hand(tx, table, merge.kept, merge.gone, key(table).in_(rows[table.name]))
    tx.execute(update(enterprise).where(enterprise.c.id == merge.gone).values(merged_into=None))
