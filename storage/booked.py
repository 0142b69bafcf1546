"""Which appeals a booking is about."""

from collections.abc import Iterable

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.domain.appeal import Appeal, AppealId
from bot.domain.booking import BROUGHT, LIVE, Booking
from storage.database import Transaction
from storage.rows import to
from storage.schema import appeal, booked_appeal, booking


def link(tx: Transaction, row: int, appeals: Iterable[AppealId]) -> None:
    dialect = sqlite if tx.connection.dialect.name == "sqlite" else postgresql
    for one in appeals:
        tx.execute(dialect.insert(booked_appeal).values(booking=row, appeal=one).on_conflict_do_nothing())


def unlink(tx: Transaction, row: int, appeals: Iterable[AppealId]) -> None:
    gone = booked_appeal.c.appeal.in_(list(appeals))
    tx.execute(delete(booked_appeal).where(booked_appeal.c.booking == row, gone))


def of(tx: Transaction, row: int) -> tuple[Appeal, ...]:
    """Return the booking's appeals, oldest first."""
    return of_each(tx, [row]).get(row, ())


def of_each(tx: Transaction, rows: Iterable[int]) -> dict[int, tuple[Appeal, ...]]:
    """Return the appeals of each booking that has any."""
    wanted = select(booked_appeal.c.booking, appeal).join(appeal, appeal.c.id == booked_appeal.c.appeal)
    found: dict[int, tuple[Appeal, ...]] = {}
    for one in tx.execute(wanted.where(booked_appeal.c.booking.in_(list(rows))).order_by(appeal.c.id)).mappings():
        found[one["booking"]] = (*found.get(one["booking"], ()), to(Appeal, one))
    return found


def to_choose(tx: Transaction, held: Booking, most: int) -> list[Appeal]:
    """Return the enterprise's newest appeals that the booking may be about: unanswered, and in no other booking."""
    elsewhere = (
        select(booked_appeal.c.appeal)
        .join(booking, booking.c.id == booked_appeal.c.booking)
        .where(booking.c.state.in_(LIVE), booking.c.id != held.id)
    )
    wanted = select(appeal).where(
        appeal.c.enterprise == held.enterprise, appeal.c.state.in_(BROUGHT), appeal.c.id.not_in(elsewhere)
    )
    rows = tx.execute(wanted.order_by(appeal.c.id.desc()).limit(most)).mappings()
    return [to(Appeal, row) for row in rows]
