"""Deletes at night, in small steps, what has been kept as long as was promised (保存期限), and logs it."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.domain.base.ids import PersonId
from bot.domain.base.notice import Notice
from bot.domain.people.notices import KeptLongEnough
from bot.domain.people.person import Person
from bot.domain.tenure.keeping import Expired, Kept, Whose, months_before, next_night
from bot.domain.time.timers import Subject
from bot.usecases.tenure import forgetting
from storage.engine import audit
from storage.engine.database import Transaction
from storage.people import licences
from storage.reach import bubbles
from storage.tenure import cleaning, erasure, expired
from storage.time import timers
from storage.time.timers import DueTimer

GAP = timedelta(seconds=5)  # between two steps of a night
AT_ONCE = 20  # people a step: all that was said in a chat is looked for
NOTES = 500
Step = Callable[[Transaction, int, datetime], tuple[int | None, list[Notice]]]


def plan(tx: Transaction, *, now: datetime) -> None:
    """Set the timers for the next night; a pass that is under way continues."""
    for what in Kept:
        if not timers.waits_of(tx, Subject.KEEPING, what):
            timers.add(tx, Subject.KEEPING, 0, what, next_night(now))


def about_keeping(tx: Transaction, timer: DueTimer, *, now: datetime) -> list[Notice]:
    """Work through the next rows, and set the timer for those after them or for the next night."""
    what = Kept(timer.kind)
    up_to, notices = STEPS[what](tx, timer.row, now)
    timers.add(tx, Subject.KEEPING, up_to or 0, what, next_night(now) if up_to is None else now + GAP)
    return notices


def look(tx: Transaction, *, now: datetime) -> Expired:
    """Count what has been kept long enough; nothing is changed."""
    contacts, notes = _dates(tx, now)
    people = expired.counts(tx, contacts)
    return Expired(people, expired.requests(tx, contacts), expired.records(tx, notes))


def _dates(tx: Transaction, now: datetime) -> tuple[datetime, datetime]:
    keep = tx.programme.pack.keep
    return months_before(now, keep.contact_months), months_before(now, keep.record_months)


def _people(tx: Transaction, after: int, now: datetime) -> tuple[int | None, list[Notice]]:
    """Erase who somebody was; members are told so in the last message to their chat."""
    contacts, _ = _dates(tx, now)
    found = expired.people(tx, contacts, PersonId(after), AT_ONCE)
    notices = [notice for who, whose in found for notice in _let_go(tx, who, whose, now)]
    if after == 0 and (requests := expired.drop_requests(tx, contacts)):
        audit.note(tx, None, "retention", "join_request", now, count=requests)
    return (found[-1][0].id if len(found) == AT_ONCE else None), notices


def _let_go(tx: Transaction, who: Person, whose: Whose, now: datetime) -> list[Notice]:
    months = tx.programme.pack.keep.contact_months
    forgetting.take_away(tx, who, keeps_number=whose is Whose.COUNTER)
    audit.note(tx, None, "retention", f"person:{who.id}", now, whose=whose.value, months=months)
    if whose is Whose.MEMBER:
        return [KeptLongEnough(to=who.chat, person=who.id, months=months)]
    if whose is Whose.NOBODY:
        erasure.erase(tx, who.chat, who.id, last=0)
    return []


def _records(tx: Transaction, _: int, now: datetime) -> tuple[int | None, list[Notice]]:
    """Let the oldest notes go, where this role of the database may."""
    count = audit.drop_before(tx, _dates(tx, now)[1], NOTES, now) if audit.may_drop(tx) else 0
    return (1 if count == NOTES else None), []


def _licences(tx: Transaction, _: int, now: datetime) -> tuple[int | None, list[Notice]]:
    """Let the pictures of licences go on which nobody decided; the enterprises stay as they are."""
    for enterprise_id in licences.undecided(tx, now - timedelta(days=tx.programme.pack.keep.licence_days)):
        licences.drop(tx, enterprise_id)
        audit.note(tx, None, "retention", f"enterprise:{enterprise_id}", now)
    return None, []


def _files(tx: Transaction, _: int, now: datetime) -> tuple[int | None, list[Notice]]:
    """Let the files go that people sent or were sent on the page; what stands beside an appeal stays."""
    before = now - timedelta(days=tx.programme.pack.keep.line_days)
    return (1 if bubbles.let_files_go(tx, before, NOTES) == NOTES else None), []


def _lines(what: Kept) -> Step:
    def step(tx: Transaction, after: int, now: datetime) -> tuple[int | None, list[Notice]]:
        keep = tx.programme.pack.keep
        days = keep.draft_days if what is Kept.DRAFTS else keep.line_days
        return cleaning.sweep(tx, what, after, now - timedelta(days=days)).up_to, []

    return step


STEPS: dict[Kept, Step] = {what: _lines(what) for what in Kept} | {
    Kept.PEOPLE: _people,
    Kept.RECORDS: _records,
    Kept.LICENCES: _licences,
    Kept.FILES: _files,
}
