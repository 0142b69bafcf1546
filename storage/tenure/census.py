"""Which posts are held, which invites were never used, who was not seen for long, and what is past its date."""

from datetime import datetime

from sqlalchemy import func, or_, select

from bot.domain.people.person import OF_DEPARTMENT, STAFF, Role
from bot.domain.tenure.census import Lying, NotCome, Silent
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import appeal, invite, person

_STAFF = [role.value for role in sorted(STAFF)]


def held(tx: Transaction) -> dict[tuple[Role, str], int]:
    """Count who is in office, by role and department."""
    columns = (person.c.role, person.c.department)
    found = select(*columns, func.count()).where(person.c.role.in_([role.value for role in sorted(OF_DEPARTMENT)]))
    return {(Role(role), place): int(count) for role, place, count in map(tuple, tx.execute(found.group_by(*columns)))}


def not_come(tx: Transaction, since: datetime, now: datetime) -> list[NotCome]:
    """Return the staff's invites made since then that ran out unused, oldest first."""
    unused = invite.c.used_at.is_(None) & invite.c.ended_at.is_(None) & invite.c.enterprise.is_(None)
    wanted = select(invite.c.role, invite.c.department, invite.c.made_at, invite.c.name).where(
        unused, invite.c.made_at >= since, invite.c.expires_at < now
    )
    rows = tx.execute(wanted.order_by(invite.c.made_at, invite.c.code_hash)).mappings()
    return [to(NotCome, row) for row in rows]


def silent(tx: Transaction, before: datetime) -> list[Silent]:
    """Return who is in office since before then and was not seen after, longest first."""
    there = func.coalesce(person.c.in_role_since, person.c.since) < before
    unseen = or_(person.c.seen_at.is_(None), person.c.seen_at < before)
    columns = (person.c.name, person.c.role, person.c.department, person.c.seen_at)
    wanted = select(*columns).where(person.c.role.in_(_STAFF), there, unseen)
    order = (func.coalesce(person.c.seen_at, person.c.since), person.c.id)
    return [to(Silent, row) for row in tx.execute(wanted.order_by(*order)).mappings()]


def lying(tx: Transaction, states: list[str], now: datetime) -> list[Lying]:
    """Return whose appeals are past their date, the most first."""
    late = (appeal.c.due_at < now) & appeal.c.state.in_(states) & appeal.c.lead.is_not(None)
    name = func.coalesce(person.c.name, "").label("name")
    wanted = select(name, appeal.c.lead.label("department"), func.count().label("count"))
    wanted = wanted.select_from(appeal).outerjoin(person, person.c.id == appeal.c.handler).where(late)
    grouped = wanted.group_by(person.c.name, appeal.c.lead)
    grouped = grouped.order_by(func.count().desc(), appeal.c.lead, person.c.name)
    return [to(Lying, row) for row in tx.execute(grouped).mappings()]
