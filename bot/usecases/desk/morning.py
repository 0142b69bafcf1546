"""Sends the morning message of a working day.

Everybody with waiting work is told what is new, due and late; others get nothing.
"""

from collections import Counter
from datetime import UTC, datetime, timedelta

from bot.domain.appeals.action import State
from bot.domain.base.errors import NotFound
from bot.domain.base.notice import Notice
from bot.domain.base.page import PAGE
from bot.domain.base.press import Menu
from bot.domain.classes import times
from bot.domain.classes.class_issue import KEEPS, ClassState
from bot.domain.desk.list_notices import ListShown
from bot.domain.desk.morning import SOON_DAYS, MorningTimer, Wait, next_morning
from bot.domain.desk.morning_notices import Morning
from bot.domain.people.person import OF_DEPARTMENT, Person, Role
from bot.domain.time.timers import Subject
from bot.usecases.appeals import calendars, viewing
from bot.usecases.counter import phoning
from bot.usecases.desk import guard, requests
from bot.usecases.reach import phone_list
from bot.usecases.reports import circulars
from bot.usecases.sessions.phone_calls import still
from bot.usecases.tenure import census
from storage.appeals import appeals
from storage.appeals.appeals import Found
from storage.classes import classes, replies
from storage.desk import auto_assigned, waiting
from storage.desk.waiting import Waiting
from storage.engine.database import Transaction
from storage.people import enterprises, people
from storage.time import timers
from storage.time.timers import DueTimer

OWN: dict[Role, dict[State, Wait]] = {
    Role.CONTACT: {State.ASSIGNED: Wait.NEW},
    Role.HEAD: {State.SIGN_OFF: Wait.SIGN_OFF},
    Role.COORDINATOR: {State.TRIAGE: Wait.TRIAGE, State.REVIEW: Wait.REVIEW, State.VISIT: Wait.VISIT},
}
ROLES = (*OWN, Role.SUPERVISOR)
DATED = (State.TRIAGE, State.SCHEDULED, State.ASSIGNED, State.HANDLING, State.SIGN_OFF)
EVER = datetime(2000, 1, 1, tzinfo=UTC), datetime(3000, 1, 1, tzinfo=UTC)
INSTANT = timedelta(seconds=1)
Dated = tuple[Waiting, Wait | None]
Counts = dict[Role, dict[str | None, Counter[Wait]]]


def plan(tx: Transaction, *, now: datetime) -> None:
    """Set the timer for the next morning, once."""
    at = next_morning(now, tx.programme.calendar)
    timers.add(tx, Subject.MORNING, 0, MorningTimer.MORNING, at)


def about_morning(tx: Transaction, _: DueTimer, *, now: datetime) -> list[Notice]:
    """Tell everybody what waits, and set the next timer.

    If the timer fires hours late, it is still the message of this day.
    """
    plan(tx, now=now)
    dated = [(item, _by_date(tx, item, now)) for item in waiting.open_by_due(tx, now)]
    counts: Counts = {role: _counts(role, dated) for role in OWN}
    unsigned = +Counter({Wait.UNSIGNED: int(circulars.unsigned(tx, now=now))})
    counts[Role.COORDINATOR].setdefault(None, Counter()).update(_of_desk(tx, now) + unsigned)
    counts[Role.SUPERVISOR] = {None: unsigned + _of_supervisors(tx, now)}
    _count_classes(tx, counts, now)
    notices: list[Notice] = [
        Morning(to=person.chat, role=role, counts=waits, now=now)
        for role in ROLES
        for person in people.of_role(tx, role)
        if not person.away and (waits := counts[role].get(person.department))
    ]
    return [*notices, *circulars.remind(tx, now=now), *calendars.alarm(tx, now=now), *census.monthly(tx, now=now)]


def _counts(role: Role, dated: list[Dated]) -> dict[str | None, Counter[Wait]]:
    """Count what waits for people of a role, by department; None stands for the coordinators."""
    counts: dict[str | None, Counter[Wait]] = {}
    for item, date in dated:
        whose = None if role is Role.COORDINATOR else item.lead
        theirs = date if role is Role.COORDINATOR or item.state in DATED else None
        counts.setdefault(whose, Counter()).update(_waits(role, item.state, theirs))
    return counts


def _of_desk(tx: Transaction, now: datetime) -> Counter[Wait]:
    """Return the coordinators' further counts.

    They are calls to make, late calls, recent automatic assignments, a missing circular, requests of departments, and
    enterprises about which something has to be decided.
    """
    due = [call for call in phone_list.open_ones(tx, still, now) if call.call_from <= now]
    late = sum(phoning.is_late(tx, call, now) for call in due)
    missed = circulars.missing(tx, now=now) > 0
    waits = {Wait.CALLS: len(due), Wait.CALLS_LATE: late, Wait.CIRCULAR: int(missed)}
    before = tx.programme.calendar.before(now, 1)
    waits |= {Wait.ALONE: auto_assigned.count_since(tx, before), Wait.ENTERPRISES: enterprises.waiting(tx, before)[1]}
    return +Counter(waits | {Wait.REQUESTS: len(requests.undecided(tx, Role.COORDINATOR, now))})


def _count_classes(tx: Transaction, counts: Counts, now: datetime) -> None:
    """Count the classes that wait to be confirmed, for coordinators, and the late ones, for who leads them as well.

    Contacts hear of the answers to all members that their department has to confirm.
    """
    for lead, count in replies.waiting(tx).items():
        counts[Role.CONTACT].setdefault(lead, Counter())[Wait.CLASS_DRAFTS] += count
    for issue in classes.in_states(tx, KEEPS):
        due = times.deadline(issue, tx.programme.calendar, tx.programme.pack.limits)
        note = times.note_by(issue, tx.programme.calendar, tx.programme.pack.limits)
        late = any(date is not None and date < now for date in (due, note))
        waits = [Wait.CLASSES] * (issue.state is ClassState.DRAFT) + [Wait.CLASSES_LATE] * late
        leads = [(role, issue.lead) for role in OF_DEPARTMENT if issue.lead is not None]
        for role, whose in ((Role.COORDINATOR, None), *leads):
            counts[role].setdefault(whose, Counter()).update(waits)


def _of_supervisors(tx: Transaction, now: datetime) -> Counter[Wait]:
    """Return what waits for supervisors: requests that they decide, and what coordinators are late with."""
    late = enterprises.late(tx, tx.programme.calendar.before(now, tx.programme.pack.limits.triage_days + 1))
    wanted = len(requests.undecided(tx, Role.SUPERVISOR, now))
    return +Counter({Wait.REQUESTS: wanted, Wait.ENTERPRISES_LATE: late})


def _waits(role: Role, state: State, date: Wait | None) -> list[Wait]:
    """Return the groups of an appeal for a role: contacts are told every date, others only those that have passed."""
    own = OWN[role].get(state)
    items = date if role is Role.CONTACT or date is Wait.OVERDUE else None
    return [wait for wait in (own, items) if wait is not None]


def _by_date(tx: Transaction, item: Waiting, now: datetime) -> Wait | None:
    """Return the group of an appeal: late, or when its answer is due; one that waits for the enterprise has none."""
    if item.late:
        return Wait.OVERDUE
    if item.due_at is None or item.state not in DATED:
        return None
    spans = _spans(tx, now).items()
    return next((wait for wait, (first, last) in spans if first <= item.due_at <= last), None)


def _spans(tx: Transaction, now: datetime) -> dict[Wait, tuple[datetime, datetime]]:
    """Return for each group of what is not late from when until when its answers are due."""
    today, soon = (tx.programme.calendar.due(now, days) for days in (0, SOON_DAYS))
    return {Wait.TODAY: (now, today), Wait.SOON: (today + INSTANT, soon)}


def listed(tx: Transaction, who: Person, wait: Wait, page: int = 0, *, now: datetime) -> list[Notice]:
    """Show the list behind a line of the morning message, with its present content."""
    if wait is Wait.REQUESTS:
        return _requests(tx, who, page, now)
    found, total = _behind(tx, who, wait, page, now)
    views = tuple(viewing.view(tx, appeal, who, now) for appeal in found)
    return [ListShown(to=who.chat, title=Menu.TODO, views=views, total=total, page=page, now=now, wait=wait)]


def _behind(tx: Transaction, who: Person, wait: Wait, page: int, now: datetime) -> Found:
    """Return a page of what the line counts for the person's department."""
    spans, department = _spans(tx, now), who.department
    states = [state for state, own in OWN[guard.of_department(who)].items() if own is wait]
    if states:
        return appeals.led_by_due(tx, department, states, EVER, page)
    if wait is Wait.OVERDUE:
        return waiting.late_of(tx, department, DATED, now, page)
    if wait not in spans:
        raise NotFound
    return waiting.in_time_of(tx, department, DATED, spans[wait], now=now, page=page)


def _requests(tx: Transaction, who: Person, page: int, now: datetime) -> list[Notice]:
    found = requests.undecided(tx, guard.decides_requests(who), now)
    views = tuple(viewing.view(tx, appeal, who, now) for appeal in found[page * PAGE : (page + 1) * PAGE])
    total = len(found)
    return [ListShown(to=who.chat, title=Menu.TODO, views=views, total=total, page=page, now=now, wait=Wait.REQUESTS)]
