"""Links bookings with the appeals that they are about."""

from collections.abc import Iterable

from sqlalchemy import case, delete, func, select

from bot.domain.appeals.appeal import Appeal
from bot.domain.base.ids import AppealId
from bot.domain.base.page import PAGE
from bot.domain.sessions.booking import BROUGHT, GONE, LIVE, SEATED, Booking, BookingState
from bot.domain.sessions.service_list import Item
from storage.engine import dialects
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import appeal, booked_appeal, booking, enterprise


def link(tx: Transaction, booking_id: int, appeals: Iterable[AppealId]) -> None:
    for matter in appeals:
        tx.execute(
            dialects.insert(tx, booked_appeal).values(booking=booking_id, appeal=matter).on_conflict_do_nothing()
        )


def unlink(tx: Transaction, booking_id: int, appeals: Iterable[AppealId]) -> None:
    gone = booked_appeal.c.appeal.in_(list(appeals))
    tx.execute(delete(booked_appeal).where(booked_appeal.c.booking == booking_id, gone))


def of(tx: Transaction, booking_id: int) -> tuple[Appeal, ...]:
    """Return the appeals of the booking, oldest first."""
    return of_each(tx, [booking_id]).get(booking_id, ())


def of_each(tx: Transaction, rows: Iterable[int]) -> dict[int, tuple[Appeal, ...]]:
    """Return the appeals by booking; bookings without appeals are left out."""
    wanted = select(booked_appeal.c.booking, appeal).join(appeal, appeal.c.id == booked_appeal.c.appeal)
    found: dict[int, tuple[Appeal, ...]] = {}
    for row in tx.execute(wanted.where(booked_appeal.c.booking.in_(list(rows))).order_by(appeal.c.id)).mappings():
        found[row["booking"]] = (*found.get(row["booking"], ()), to(Appeal, row))
    return found


def page(tx: Transaction, session_id: int, number: int) -> tuple[list[tuple[Booking, str]], int]:
    """Return one page of a session's bookings by slot number, with enterprises' names, and how many there are."""
    which = (booking.c.session == session_id) & booking.c.state.not_in(list(GONE))
    total = tx.execute(select(func.count()).select_from(booking).where(which)).scalar_one()
    wanted = select(booking, enterprise.c.name).join(enterprise, enterprise.c.id == booking.c.enterprise).where(which)
    order = (case((booking.c.slot.is_(None), 1), else_=0), booking.c.slot, booking.c.id)
    rows = tx.execute(wanted.order_by(*order).limit(PAGE).offset(number * PAGE)).mappings()
    return [(to(Booking, row), row["name"]) for row in rows], int(total)


def of_session(tx: Transaction, session_id: int) -> list[Item]:
    """Return what enterprises with a seat bring to the session, in the order of their slot numbers."""
    states = [*SEATED, BookingState.ATTENDED, BookingState.NO_SHOW]
    wanted = (
        select(booking, enterprise.c.name, booked_appeal.c.appeal)
        .join(enterprise, enterprise.c.id == booking.c.enterprise)
        .join(booked_appeal, booked_appeal.c.booking == booking.c.id)
        .where(booking.c.session == session_id, booking.c.state.in_(states))
        .order_by(booking.c.slot, booked_appeal.c.appeal)
    )
    rows = list(tx.execute(wanted).mappings())
    brought = {matter.id: matter for found in of_each(tx, {row["id"] for row in rows}).values() for matter in found}
    return [Item(brought[row["appeal"]], to(Booking, row), row["name"]) for row in rows]


def to_choose(tx: Transaction, held: Booking, most: int) -> list[Appeal]:
    """Return the enterprise's newest unanswered appeals that are in no other booking, at most `most`."""
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


def link_to(tx: Transaction, session_id: int, brought: Appeal) -> None:
    """Link the appeal to its enterprise's booking at the session."""
    seats = select(booking.c.id).where(
        booking.c.session == session_id,
        booking.c.enterprise == brought.enterprise,
        booking.c.state.in_((*SEATED, BookingState.ATTENDED)),
    )
    for row in tx.execute(seats).scalars():
        link(tx, row, [brought.id])


def unlink_from(tx: Transaction, session_id: int, brought: Appeal) -> None:
    """Take the appeal off its enterprise's booking at the session."""
    seats = select(booking.c.id).where(booking.c.session == session_id, booking.c.enterprise == brought.enterprise)
    for row in tx.execute(seats).scalars().all():
        unlink(tx, row, [brought.id])
