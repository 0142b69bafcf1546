"""Renames, merges and ends departments, at once or on a date that is planned."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time

from bot.config.naming import called_now
from bot.domain.base.errors import BadInput, NotFound
from bot.domain.base.ids import PersonId
from bot.domain.base.notice import Notice
from bot.domain.people.person import Person, Role
from bot.domain.tenure.department import ChangeState, DepartmentChange, Fate, Following, Succession
from bot.domain.tenure.department_notices import (
    DepartmentCalledOff,
    DepartmentChanged,
    DepartmentKept,
    DepartmentPlanned,
    DepartmentsShown,
)
from bot.domain.time.calendar import DAY, SHANGHAI, shanghai_date
from bot.domain.time.timers import Subject
from bot.usecases.appeals import audience
from bot.usecases.forms.record import Filled
from bot.usecases.tenure import census, guard, staff
from bot.usecases.tenure.filled import DepartmentsFate
from storage.engine import audit, programme_changes
from storage.engine.database import Transaction
from storage.people import people
from storage.tenure import departments
from storage.time import timers
from storage.time.timers import DueTimer

SHOWN = 8  # changes of each kind
KIND = "CHANGE"
S = ChangeState


def may(_: Transaction, who: Person, __: Filled, *, now: datetime) -> None:
    guard.administers(who)


def show(tx: Transaction, who: Person, *, now: datetime) -> list[Notice]:
    """Show what is planned and what was done, and whom nobody serves."""
    may(tx, who, {}, now=now)
    planned, done = (tuple(departments.in_state(tx, state, SHOWN)) for state in (S.PLANNED, S.DONE))
    pack, lacks = tx.programme.pack, census.unserved(tx)
    count, places = len(pack.departments), len(pack.assignees) - len(pack.departments)
    return [DepartmentsShown(to=who.chat, count=count, places=places, planned=planned, done=done, unserved=lacks)]


def check(tx: Transaction, wanted: DepartmentsFate, now: datetime) -> Following:
    """Return what would move; raise BadInput for what can't be done."""
    old, fate, new = wanted.department, wanted.fate, wanted.new
    if _present(tx, old, fate, new) is None:
        raise BadInput("department_gone", {"name": old})
    moved = departments.following(tx, old)
    if fate is Fate.END and moved.is_busy and wanted.at <= shanghai_date(now):
        raise BadInput("department_busy", {"name": old, "appeals": moved.appeals, "sessions": moved.sessions})
    return moved


def _present(tx: Transaction, old: str, fate: Fate, new: str) -> tuple[str, str] | None:
    """Return both names as they are now; None if the change is no longer possible."""
    pack = tx.programme.pack
    before, after = pack.find_department(old), pack.find_assignee(new) if new else None
    if before is None or (before is after and fate is Fate.MERGE):
        return None
    if fate is Fate.MERGE:
        return (before.name, after.name) if after is not None and not pack.is_place(after.name) else None
    return (before.name, new) if after is None or after is before else None


def make(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
    """Carry the change out, or plan it for its date."""
    may(tx, who, data, now=now)
    programme_changes.hold(tx)
    wanted = DepartmentsFate.from_draft(data)
    _as_seen(tx, wanted)
    check(tx, wanted, now)
    at = datetime.combine(wanted.at, time(), SHANGHAI)
    given = {"old": wanted.department, "fate": wanted.fate, "new": wanted.new}
    change = departments.plan(tx, {**given, "at": at, "made_by": who.id, "made_at": now})
    if wanted.at <= shanghai_date(now):
        return _carry_out(tx, change, now)
    timers.add(tx, Subject.DEPARTMENT, change.id, KIND, at)
    audit.note(tx, who.id, "department_planned", _subject(change), now, **_facts(change))
    return [DepartmentPlanned(to=admin.chat, change=change) for admin in people.of_role(tx, Role.ADMIN)]


def successions(tx: Transaction) -> tuple[Succession, ...]:
    """Return all that became of departments."""
    return programme_changes.read(tx).departments


def _as_seen(tx: Transaction, wanted: DepartmentsFate) -> None:
    """Refuse if one of the two departments has changed since the last question was put."""
    every = successions(tx)
    for since in every[len(every) if wanted.seen is None else wanted.seen :]:
        if {since.old, since.new} & {wanted.department, wanted.new or None}:
            raise BadInput("department_meanwhile", {"old": since.old, "new": since.new})


def _subject(change: DepartmentChange) -> str:
    return f"department_change:{change.id}"


def _facts(change: DepartmentChange) -> dict[str, object]:
    return {"fate": change.fate.value, "old": change.old, "new": change.new, "at": change.at.isoformat()}


def call_off(tx: Transaction, who: Person, change_id: int, *, now: datetime) -> list[Notice]:
    may(tx, who, {}, now=now)
    change = departments.load(tx, change_id)
    if change is None or change.state is not S.PLANNED:
        raise NotFound
    departments.settle(tx, change_id, S.CANCELLED, now)
    timers.drop(tx, Subject.DEPARTMENT, change_id)
    audit.note(tx, who.id, "department_called_off", _subject(change), now, **_facts(change))
    return [DepartmentCalledOff(to=admin.chat, change=change) for admin in people.of_role(tx, Role.ADMIN)]


def about_department(tx: Transaction, timer: DueTimer, *, now: datetime) -> list[Notice]:
    """Carry out a planned change. A department that is to end and still has work stays for another day."""
    programme_changes.hold(tx)
    change = departments.load(tx, timer.row)
    if change is None or change.state is not S.PLANNED:
        return []
    names = _present(tx, change.old, change.fate, change.new)
    if names is None:
        departments.settle(tx, change.id, S.CANCELLED, now)
        return _to_all(tx, DepartmentCalledOff(to=0, change=change), Role.ADMIN)
    change = replace(change, old=names[0], new=names[1])
    left = departments.following(tx, change.old)
    if change.fate is Fate.END and left.is_busy:
        timers.add(
            tx, Subject.DEPARTMENT, change.id, KIND, datetime.combine(shanghai_date(now) + DAY, time(), SHANGHAI)
        )
        return _to_all(tx, DepartmentKept(to=0, change=change, left=left), Role.ADMIN)
    return _carry_out(tx, change, now)


def adopt(tx: Transaction) -> None:
    """Let what belongs to a department that the pack's files renamed or merged follow it."""
    pack = tx.programme.pack
    for name in departments.in_use(tx, (name for department in pack.departments for name in department.former)):
        now = called_now(pack, name)
        if now is not None and now != name and not pack.is_assignee(name):
            departments.follow(tx, Succession(name, Fate.RENAME, now))


def _to_all(tx: Transaction, notice: Notice, *roles: Role) -> list[Notice]:
    return [notice.told_to(person.chat) for role in roles for person in people.of_role(tx, role)]


def _carry_out(tx: Transaction, change: DepartmentChange, now: datetime) -> list[Notice]:
    """Put the change in force and let all that belongs to the department follow."""
    moved, those = departments.following(tx, change.old), departments.people_of(tx, change.old)
    notices = _end_posts(tx, those, now) if change.fate is Fate.END else []
    before = programme_changes.hold(tx)
    programme_changes.put(tx, replace(before, departments=(*before.departments, change.succession)))
    if change.fate is not Fate.END:
        open_rows = departments.follow(tx, change.succession)
        mine = DepartmentChanged(to=0, change=change, moved=moved, mine=True)
        notices = [mine.told_to(people.by_id(tx, person_id).chat) for person_id in those]
        notices += [card for appeal_id in open_rows for card in audience.stale_cards(tx, appeal_id, buttons=False)]
    departments.settle(tx, change.id, S.DONE, now)
    audit.note(tx, change.made_by, "department_changed", _subject(change), now, **_facts(change))
    done = DepartmentChanged(to=0, change=change, moved=moved)
    return [*_to_all(tx, done, Role.ADMIN, Role.COORDINATOR), *notices]


def _end_posts(tx: Transaction, those: Iterable[PersonId], now: datetime) -> list[Notice]:
    """End the posts of a department's people."""
    return [notice for person_id in those for notice in staff.end(tx, people.by_id(tx, person_id), now=now)]
