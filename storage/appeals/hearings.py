"""Tells an appeal about the session at which it is, or could be, heard.

The wing of the sessions stands above that of the appeals; these few queries are all that appeals know of it.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Executable, and_, bindparam, case, exists, or_, select

from bot.domain.appeals.appeal import Appeal
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import booked_appeal, booking, session

# By the names that sessions and bookings give their states: a test compares.
RUNNING = "RUNNING"
SEATED = ("BOOKED", "CALLED", "CONFIRMED")
HEARD = (*SEATED, "ATTENDED")


@dataclass(frozen=True, slots=True)
class Hearing:
    """A session as far as an appeal needs it: its row, its day, and the departments that sit there."""

    id: int
    held_at: datetime | None
    departments: tuple[str, ...]


def _ahead() -> Executable:
    to_come = and_(booking.c.state.in_(SEATED), session.c.held_at > bindparam("now"))
    there = and_(booking.c.state.in_(HEARD), session.c.state == RUNNING)
    about = exists().where(booked_appeal.c.booking == booking.c.id, booked_appeal.c.appeal == bindparam("appeal"))
    return (
        select(session.c.id, session.c.held_at, session.c.departments)
        .join(booking, booking.c.session == session.c.id)
        .where(booking.c.enterprise == bindparam("enterprise"), or_(to_come, there))
        .order_by(case((about, 0), else_=1), session.c.held_at)
        .limit(1)
    )


def _under_way() -> Executable:
    own = session.c.id == bindparam("session")
    linked = select(booking.c.session).join(booked_appeal, booked_appeal.c.booking == booking.c.id)
    brought = linked.where(booked_appeal.c.appeal == bindparam("appeal"), booking.c.state.in_(HEARD))
    running = select(session.c.id).where(session.c.state == RUNNING, or_(own, session.c.id.in_(brought)))
    return running.order_by(case((own, 0), else_=1)).limit(1)


_AHEAD, _UNDER_WAY = _ahead(), _under_way()  # put together once: both are asked for each card that is shown


def ahead(tx: Transaction, brought: Appeal, now: datetime) -> Hearing | None:
    """Return the next session, running or to come, at which the enterprise has a seat; the appeal's own comes first."""
    given = {"appeal": brought.id, "enterprise": brought.enterprise, "now": now}
    found = tx.execute(_AHEAD, given).mappings().first()
    return to(Hearing, found) if found else None


def departments(tx: Transaction, appeal: Appeal) -> tuple[str, ...]:
    """Return the codes of the departments that sit at the session for which the appeal waits."""
    found = tx.execute(select(session.c.departments).where(session.c.id == appeal.session)).scalar()
    return tuple(found or ())


def under_way(tx: Transaction, appeal: Appeal) -> int | None:
    """Return the row of the appeal's session if it has begun and is not over; None otherwise."""
    return tx.execute(_UNDER_WAY, {"appeal": appeal.id, "session": appeal.session}).scalar()
