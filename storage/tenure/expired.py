"""Finds and deletes personal data and audit entries whose promised time of keeping is over.

Nothing that belongs to an open appeal is touched.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, case, delete, exists, func, or_, select

from bot.domain.appeals.action import SETTLED
from bot.domain.base.ids import PersonId
from bot.domain.people.person import STAND_INS, Person, Role
from bot.domain.tenure.keeping import Whose
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import appeal, audit, booking, join_request, person

_STANDS_IN = person.c.chat >= STAND_INS
_ENTERPRISE = func.coalesce(
    person.c.enterprise, person.c.held_enterprise, case((_STANDS_IN, person.c.chat - STAND_INS))
)
WHOSE = case(
    (_STANDS_IN, Whose.COUNTER.value), (person.c.role == Role.MEMBER, Whose.MEMBER.value), else_=Whose.NOBODY.value
).label("whose")


def _is_kept(before: datetime) -> ColumnElement[bool]:
    """Return the condition that an appeal or booking of the person or their enterprise is open, or was until lately."""
    theirs = or_(appeal.c.enterprise == _ENTERPRISE, appeal.c.filed_by == person.c.id, appeal.c.handler == person.c.id)
    running = or_(appeal.c.state.not_in(SETTLED), appeal.c.settled_at >= before)
    booked = and_(booking.c.enterprise == _ENTERPRISE, booking.c.booked_at >= before)
    asked_lately = and_(join_request.c.person == person.c.id, join_request.c.asked_at >= before)
    return or_(exists().where(theirs, running), exists().where(booked), exists().where(asked_lately))


def _is_due(before: datetime) -> ColumnElement[bool]:
    """Return the condition for people who are not on the staff, were here before, and whose data are still stored."""
    known = or_(person.c.user.between(1, STAND_INS - 1), person.c.name != "", person.c.phone != "")
    since = func.coalesce(person.c.consent_at, person.c.since)
    was = func.coalesce(person.c.role, person.c.held_role, Role.MEMBER.value)  # also who is suspended, or was once here
    return and_(was == Role.MEMBER, person.c.user > 0, known, since < before, ~_is_kept(before))


def people(tx: Transaction, before: datetime, after: PersonId, limit: int) -> list[tuple[Person, Whose]]:
    """Return up to `limit` people whose data have expired, with numbers above `after`."""
    wanted = select(person, WHOSE).where(_is_due(before), person.c.id > after).order_by(person.c.id).limit(limit)
    return [(to(Person, row), Whose(row["whose"])) for row in tx.execute(wanted).mappings()]


def counts(tx: Transaction, before: datetime) -> dict[Whose, int]:
    due = select(WHOSE).where(_is_due(before)).subquery()
    found = tx.execute(select(due.c.whose, func.count()).group_by(due.c.whose))
    return {Whose(whose): int(count) for whose, count in map(tuple, found)}


def requests(tx: Transaction, before: datetime) -> int:
    return _count(tx, join_request.c.asked_at < before)


def records(tx: Transaction, before: datetime) -> int:
    return _count(tx, audit.c.at < before)


def drop_requests(tx: Transaction, before: datetime) -> int:
    return tx.execute(delete(join_request).where(join_request.c.asked_at < before)).rowcount


def _count(tx: Transaction, which: ColumnElement[bool]) -> int:
    return int(tx.execute(select(func.count()).where(which)).scalar_one())
