"""Keeps what becomes of departments, and moves what belongs to one under another name."""

import json
from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import Column, ColumnElement, String, Table, and_, cast, func, insert, select, update

from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.template import TITLE
from bot.domain.base.ids import AppealId, PersonId
from bot.domain.people.person import Role
from bot.domain.sessions.session import SessionState
from bot.domain.tenure.department import ChangeState, DepartmentChange, Following, Succession
from storage.appeals import finding
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import (
    appeal,
    assisting,
    class_issue,
    class_measure,
    class_reply,
    department_change,
    draft,
    fact,
    invite,
    lesson,
    person,
    session,
    survey,
    template,
    wordbook,
)

AnyColumn = Column[object]
PAST = (SessionState.ARCHIVED, SessionState.CANCELLED)
_NAMED: tuple[AnyColumn, ...] = (
    fact.c.department,
    survey.c.department,
    lesson.c.department,
    person.c.department,
    person.c.held_department,
    invite.c.department,
    class_issue.c.lead,
    class_measure.c.responsible,
    class_reply.c.told,
)
# Lists and tables of names; of events and circulars nothing is changed, since they say what it was called then.
_NAMING: tuple[AnyColumn, ...] = (
    class_issue.c.assisting,
    wordbook.c.content,
    wordbook.c.facts,
    draft.c.data,
)
_OF_SESSION = (session.c.departments, session.c.rooms, session.c.heads)
_OF_APPEAL = (appeal.c.assisting, appeal.c.awaited, appeal.c.verdict)


def plan(tx: Transaction, values: dict[str, object]) -> DepartmentChange:
    made = insert(department_change).values(state=ChangeState.PLANNED, **values).returning(*department_change.c)
    return to(DepartmentChange, tx.execute(made).mappings().one())


def load(tx: Transaction, change_id: int) -> DepartmentChange | None:
    """Return the change, locked until the transaction ends."""
    found = tx.execute(select(department_change).where(department_change.c.id == change_id).with_for_update())
    item = found.mappings().first()
    return to(DepartmentChange, item) if item else None


def settle(tx: Transaction, change_id: int, state: ChangeState, now: datetime) -> None:
    changing = update(department_change).where(department_change.c.id == change_id)
    tx.execute(changing.values(state=state, settled_at=now))


def in_state(tx: Transaction, state: ChangeState, most: int) -> list[DepartmentChange]:
    """Return the newest changes in a state, newest first."""
    wanted = select(department_change).where(department_change.c.state == state)
    rows = tx.execute(wanted.order_by(department_change.c.id.desc()).limit(most)).mappings()
    return [to(DepartmentChange, row) for row in rows]


def following(tx: Transaction, name: str) -> Following:
    """Count what belongs to a department."""
    posts = dict(
        map(
            tuple,
            tx.execute(select(person.c.role, func.count()).where(person.c.department == name).group_by(person.c.role)),
        )
    )
    helps = select(assisting.c.appeal).where(assisting.c.department == name)
    theirs = appeal.c.settled_at.is_(None) & ((appeal.c.lead == name) | appeal.c.id.in_(helps))
    return Following(
        contacts=int(posts.get(Role.CONTACT, 0)),
        heads=int(posts.get(Role.HEAD, 0)),
        appeals=_count(tx, appeal, theirs),
        templates=_count(tx, template, template.c.department == name),
        sessions=_count(tx, session, and_(session.c.state.not_in(PAST), _holds(session.c.departments, name))),
    )


def _count(tx: Transaction, table: Table, which: ColumnElement[bool]) -> int:
    return int(tx.execute(select(func.count()).select_from(table).where(which)).scalar_one())


def in_use(tx: Transaction, once: Iterable[str]) -> list[str]:
    """Return the names under which people serve and open appeals are led.

    Of the names that departments `once` had, those are returned, too, under which figures or templates are kept.
    """
    names = sorted(once)
    counted = select(fact.c.department).where(fact.c.department.in_(names))
    kept = select(template.c.department).where(template.c.department.in_(names))
    serving = select(person.c.department).where(person.c.department.is_not(None))
    leading = select(appeal.c.lead).where(appeal.c.lead.is_not(None), appeal.c.settled_at.is_(None))
    return sorted(tx.execute(serving.union(leading, counted, kept)).scalars())


def people_of(tx: Transaction, name: str) -> list[PersonId]:
    """Return who belongs to a department, in the order in which they are locked."""
    return list(tx.execute(select(person.c.id).where(person.c.department == name).order_by(person.c.id)).scalars())


def follow(tx: Transaction, succession: Succession) -> list[AppealId]:
    """Let all that belongs to a department belong to the new name; return its open appeals."""
    for column in _NAMED:
        tx.execute(update(column.table).where(column == succession.old).values({column.name: succession.new}))
    _templates(tx, succession)
    for column in _NAMING:
        _rename(tx, column, succession)
    for column in _OF_SESSION:
        _rename(tx, column, succession, session.c.state.not_in(PAST))
    return _appeals(tx, succession)


def _templates(tx: Transaction, succession: Succession) -> None:
    """Move the templates; one whose title the other department has, too, says whose it was."""
    taken = set(tx.execute(select(template.c.title).where(template.c.department == succession.new)).scalars())
    for row, title in map(
        tuple, tx.execute(select(template.c.id, template.c.title).where(template.c.department == succession.old))
    ):
        free = _free(title, succession.old, taken)
        taken.add(free)
        tx.execute(update(template).where(template.c.id == row).values(department=succession.new, title=free))


def _free(title: str, owner: str, taken: Collection[str]) -> str:
    """Return the title, or one that nobody has yet and that names the owner."""
    mark = f" {owner[: TITLE // 2]}"
    ends = ("", mark, *(f"{mark}{number}" for number in range(2, len(taken) + 3)))
    titles = (title[: TITLE - len(end)] + end for end in ends)
    return next(each for each in titles if each not in taken)


def _appeals(tx: Transaction, succession: Succession) -> list[AppealId]:
    helps = list(tx.execute(select(assisting.c.appeal).where(assisting.c.department == succession.old)).scalars())
    wanted = select(appeal).where((appeal.c.lead == succession.old) | appeal.c.id.in_(helps)).order_by(appeal.c.id)
    rows = list(tx.execute(wanted.with_for_update()).mappings())
    tx.execute(update(appeal).where(appeal.c.lead == succession.old).values(lead=succession.new))
    both = select(assisting.c.appeal).where(assisting.c.department == succession.new)
    old = assisting.c.department == succession.old
    tx.execute(assisting.delete().where(old, assisting.c.appeal.in_(both.scalar_subquery())))
    tx.execute(update(assisting).where(old).values(department=succession.new))
    for column in _OF_APPEAL:
        _rename(tx, column, succession, appeal.c.settled_at.is_(None) | appeal.c.id.in_(helps))
    theirs = tx.execute(select(appeal).where(appeal.c.id.in_([row["id"] for row in rows]))).mappings()
    now = [finding.follow(tx, to(Appeal, row)) for row in theirs]
    return [each.id for each in now if each.settled_at is None]


def _rename(tx: Transaction, column: AnyColumn, succession: Succession, *which: ColumnElement[bool]) -> None:
    """Put the new name in the place of the old one in a column of JSON."""
    table = column.table
    (key,) = table.primary_key.columns
    for row, value in map(tuple, tx.execute(select(key, column).where(_holds(column, succession.old), *which))):
        tx.execute(update(table).where(key == row).values({column.name: renamed(value, succession)}))


def _holds(column: AnyColumn, name: str) -> ColumnElement[bool]:
    """Return the condition that a column of JSON has the name as a whole text."""
    return cast(column, String).contains(json.dumps(name), autoescape=True)


def renamed(value: object, succession: Succession) -> object:
    """Return the value with the new name wherever the old one stood alone; in a list it stands once."""
    if isinstance(value, dict):
        return {
            (succession.new if key == succession.old else key): renamed(inner, succession)
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return _once([renamed(inner, succession) for inner in value], succession.new)
    return succession.new if value == succession.old else value


def _once(values: list[object], name: str) -> list[object]:
    first = next((n for n, value in enumerate(values) if value == name), None)
    return [value for n, value in enumerate(values) if value != name or n == first]
