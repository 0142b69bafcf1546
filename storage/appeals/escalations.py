"""Keeps the log of the escalation ladder: which appeal reached which level when, and whether the messages arrived."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, case, func, insert, or_, select

from bot.domain.appeals.action import State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.ladder import LATE_AT_DESK, LATE_BY_DUE, Escalation, Level
from bot.domain.base.ids import PersonId
from bot.domain.base.page import PAGE
from storage.appeals.late import is_late
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


@dataclass(frozen=True, slots=True)
class Ledger:
    """A page of the ledger: appeals, each with its newest escalation if it has climbed; how many are late, and all."""

    rows: list[tuple[Appeal, Escalation | None]]
    late: int
    total: int


def ledger(tx: Transaction, now: datetime, page: int = 0) -> Ledger:
    """Return a page of the appeals that are late now or whose escalation still stands.

    They are grouped by department, the coordinators' own first; of each, what climbed first comes first.
    """
    of_late = (escalation.c.appeal, func.min(escalation.c.at).label("since"), func.max(escalation.c.id).label("id"))
    standing = select(*of_late).join(appeal).where(_still_late()).group_by(escalation.c.appeal)
    climbs, passed = standing.subquery(), is_late(tx, now)
    listed = appeal.outerjoin(climbs, climbs.c.appeal == appeal.c.id)
    which = appeal.c.id.in_(select(appeal.c.id).where(passed).union(select(climbs.c.appeal)))
    order = (func.coalesce(appeal.c.lead, ""), climbs.c.since.is_(None), climbs.c.since, appeal.c.due_at, appeal.c.id)
    found = select(*appeal.c, climbs.c.id.label("climb")).select_from(listed).where(which).order_by(*order)
    rows = tx.execute(found.limit(PAGE).offset(page * PAGE)).mappings().all()
    newest = _named(tx, [row["climb"] for row in rows])
    counted = select(func.count(), func.count(case((passed, 1)))).select_from(appeal).where(which)
    total, late = tuple(tx.execute(counted).one())
    return Ledger([(to(Appeal, row), newest.get(row["climb"])) for row in rows], int(late), int(total))


def _named(tx: Transaction, ids: Iterable[int | None]) -> dict[int | None, Escalation]:
    found = select(escalation).where(escalation.c.id.in_([row for row in ids if row is not None]))
    return {row["id"]: to(Escalation, row) for row in tx.execute(found).mappings()}


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
