"""Keeps the log of the escalation ladder: which appeal reached which level when, and whether the messages arrived."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, insert, or_, select

from bot.domain.appeals.appeal import State
from bot.domain.appeals.ladder import LATE_AT_DESK, LATE_BY_DUE, Escalation, Level
from bot.domain.base.ids import PersonId
from bot.domain.base.page import PAGE
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.mail.outbox import Status
from storage.schema import appeal, escalation, outbox


def add(tx: Transaction, appeal_id: int, round_: int, level: Level, at: datetime, by: PersonId | None = None) -> int:
    """Enter that an appeal has reached a level; return the number of the entry."""
    row = insert(escalation).values(appeal=appeal_id, round=round_, level=level, at=at, person=by)
    return int(tx.execute(row.returning(escalation.c.id)).scalar_one())


@dataclass(frozen=True, slots=True)
class Told:
    """How many messages an escalation led to, and how many of them have arrived."""

    count: int
    arrived: int


def _still_late() -> ColumnElement[bool]:
    """Return the condition that an escalation is about the present step.

    One by hand (督办) counts while anybody on the staff has to act.
    """
    by_due = and_(appeal.c.state.in_(LATE_BY_DUE), escalation.c.at >= appeal.c.due_at)
    unclaimed = and_(appeal.c.state == State.ASSIGNED, escalation.c.at > appeal.c.clock_from)
    silent = and_(appeal.c.state == State.HANDLING, appeal.c.contacted_at.is_(None))
    at_desk = and_(appeal.c.state.in_(LATE_AT_DESK), escalation.c.at > appeal.c.clock_from)
    by_hand = and_(appeal.c.state.in_(LATE_BY_DUE | LATE_AT_DESK), escalation.c.person.is_not(None))
    return and_(escalation.c.round == appeal.c.round, or_(by_due, unclaimed, silent, at_desk, by_hand))


def standing(tx: Transaction, page: int = 0) -> tuple[list[Escalation], int]:
    """Return a page of the newest escalation of each appeal that is late now, and how many there are.

    They are grouped by department, the coordinators' own first; of each, what is late longest comes first.
    """
    climbs = select(func.min(escalation.c.at).label("since"), func.max(escalation.c.id).label("newest"))
    late = climbs.join(appeal).where(_still_late()).group_by(escalation.c.appeal).subquery()
    found = select(escalation).join(late, late.c.newest == escalation.c.id).join(appeal)
    found = found.order_by(func.coalesce(appeal.c.lead, ""), late.c.since, escalation.c.appeal)
    rows = found.limit(PAGE).offset(page * PAGE)
    total = tx.execute(select(func.count()).select_from(late)).scalar_one()
    return [to(Escalation, row) for row in tx.execute(rows).mappings()], int(total)


def of_appeal(tx: Transaction, appeal_id: int) -> list[Escalation]:
    """Return the escalations of an appeal, oldest first."""
    found = select(escalation).where(escalation.c.appeal == appeal_id).order_by(escalation.c.id)
    return [to(Escalation, item) for item in tx.execute(found).mappings()]


def told(tx: Transaction, climbs: Iterable[int]) -> dict[int, Told]:
    """Return for each escalation how many messages it led to, and how many of them have arrived."""
    rows = select(outbox.c.escalates, outbox.c.state, func.count()).where(outbox.c.escalates.in_(list(climbs)))
    found: dict[int, Told] = {}
    for climb, state, number in map(tuple, tx.execute(rows.group_by(outbox.c.escalates, outbox.c.state))):
        before = found.get(climb, Told(0, 0))
        arrived = number if state in {Status.SENT, Status.MERGED} else 0
        found[climb] = Told(before.count + number, before.arrived + arrived)
    return found
