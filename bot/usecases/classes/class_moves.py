"""One way to move a class issue: ask the table, change the row, write history and timers, tell whom the row names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.base.errors import NotFound
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.classes import times
from bot.domain.classes.class_issue import (
    TABLE,
    ClassAction,
    ClassId,
    ClassIssue,
    ClassMove,
    ClassSituation,
    ClassState,
    MemberStanding,
)
from bot.domain.classes.errors import ClassRefused
from bot.domain.classes.history import ClassEvent
from bot.domain.classes.notices import ClassMoved
from bot.domain.people.person import Actor, Person, Role
from bot.domain.time.timers import Subject
from bot.usecases.appeals import audience
from bot.usecases.classes import guard
from storage.classes import classes, measures, members
from storage.engine.database import Transaction
from storage.people import people
from storage.time import timers


@dataclass(frozen=True, slots=True)
class Made:
    """What a move comes with: the columns that it changes, what its history says, and another class that it made.

    `told` is what the move did to a class that is there already.
    """

    values: Mapping[str, object] = field(default_factory=dict)
    words: str = ""
    other: ClassId | None = None
    told: tuple[Notice, ...] = ()


def load(tx: Transaction, who: Actor, class_id: ClassId) -> ClassIssue:
    """Return the class locked; whose it is not learns no more than that there is none."""
    issue = classes.load(tx, class_id)
    if issue is None or not issue.parties(who) or (isinstance(who, Person) and not guard.sees(who, issue)):
        raise NotFound
    return issue


def situation(tx: Transaction, issue: ClassIssue) -> ClassSituation:
    """Gather what the guards look at."""
    planned = measures.of(tx, issue.id)
    done = sum(measure.done_at is not None for measure in planned)
    return ClassSituation(
        members=len(members.of(tx, issue.id, MemberStanding.IN)),
        led=issue.lead is not None,
        open_measures=len(planned) - done,
        done_measures=done,
    )


def allowed(tx: Transaction, who: Person, issue: ClassIssue) -> tuple[ClassAction, ...]:
    return TABLE.allowed(issue.state, issue.parties(who), situation(tx, issue))


def check(tx: Transaction, who: Actor, issue: ClassIssue, action: ClassAction, class_state: ClassState) -> ClassMove:
    """Return the row that lets somebody act; raise ClassRefused when there is none, or it is as `shown` no more."""
    found_move = TABLE.find(issue.state, action, issue.parties(who), situation(tx, issue))
    if found_move is None or class_state is not issue.state:
        raise ClassRefused(issue.id, action, issue.state)
    return found_move


def move(  # who moves which class, how and with what, when
    tx: Transaction, who: Actor, issue: ClassIssue, row: ClassMove, made: Made, *, now: datetime
) -> tuple[ClassIssue, list[Notice]]:
    """Make the move that the table's row lets somebody make; return the class after it, and who hears of it."""
    to = row.end(issue.state)
    settled = {"settled_at": now} if to in TABLE.settled and to is not issue.state else {}
    changed = classes.change(tx, issue.id, {**made.values, **settled, "state": to})
    person = who.id if isinstance(who, Person) else None
    classes.append(tx, issue.id, ClassEvent(now, person, row.action, issue.state, changed.state, made.words))
    set_timers(tx, changed, now)
    return changed, list(_told(tx, who, (issue, changed), row, made.words))


def set_timers(tx: Transaction, issue: ClassIssue, now: datetime) -> None:
    wanted = times.timers(issue, tx.programme.calendar, tx.programme.pack.limits, now)
    timers.replace_of(tx, Subject.CLASS, issue.id, wanted)


def note_by(tx: Transaction, issue: ClassIssue) -> datetime | None:
    return times.note_by(issue, tx.programme.calendar, tx.programme.pack.limits)


def _told(
    tx: Transaction, who: Actor, both: tuple[ClassIssue, ClassIssue], row: ClassMove, words: str
) -> Iterator[Notice]:
    before, after = both
    persons = [member for party in row.tells for member in people_of(tx, after, party)]
    if Party.FORMER in row.tells:
        persons += [member for party in (Party.LEAD, Party.ASSISTING) for member in people_of(tx, before, party)]
    count = len(members.of(tx, after.id, MemberStanding.IN))
    for person in dict.fromkeys(persons):
        if person != who:
            yield ClassMoved(to=person.chat, issue=after, action=row.action, members=count, words=words)


def people_of(tx: Transaction, issue: ClassIssue, party: Party) -> list[Person]:
    """Return the people of a party of the class."""
    if party in {Party.COORDINATOR, Party.SUPERVISOR}:
        return people.of_role(tx, Role(party.value))
    role = Role.HEAD if party is Party.HEAD else Role.CONTACT
    names = issue.assisting if party is Party.ASSISTING else (issue.lead,) if party is not Party.FORMER else ()
    return [person for name in names if name for person in audience.at_work(tx, role, name)]
