"""The list of mechanisms: who may have it, and what stands in it when it is sent."""

from datetime import datetime

from bot.domain.base.notice import Notice
from bot.domain.classes.class_issue import HELPING, ClassIssue, MemberStanding
from bot.domain.people.person import Person
from bot.domain.reports.mechanisms import Mechanisms, MechanismsOrder, MechanismsSent, NoMechanisms, Solved
from bot.usecases.classes import following
from bot.usecases.reports import guard
from storage.classes import classes, effects, measures, members, spared
from storage.engine.database import Transaction


def send(tx: Transaction, who: Person, *, now: datetime) -> list[Notice]:
    """Send the list to a coordinator or supervisor."""
    guard.circular(who)
    count = len(_rows(tx, now))
    return [MechanismsSent(to=who.chat, count=count) if count else NoMechanisms(to=who.chat)]


def gather(tx: Transaction, _: MechanismsOrder, *, now: datetime) -> Mechanisms:
    """Return what stands in the list now."""
    return Mechanisms(_rows(tx, now), tx.programme.pack.name, now)


def _rows(tx: Transaction, now: datetime) -> tuple[Solved, ...]:
    """Return the classes with measures in force, those of most appeals first."""
    found = (_solved(tx, issue, now) for issue in classes.in_states(tx, HELPING))
    return tuple(sorted((solved for solved in found if solved), key=lambda solved: (-solved.appeals, solved.issue.id)))


def _solved(tx: Transaction, issue: ClassIssue, now: datetime) -> Solved | None:
    course = following.course(tx, issue, now=now)
    if course is None:
        return None
    done = tuple(measure for measure in measures.of(tx, issue.id) if measure.done_at is not None)
    count = len(members.of(tx, issue.id, MemberStanding.IN))
    there = tuple(effect for effect in effects.of(tx, issue.id) if effect.in_force)
    return Solved(issue, done, course, count, spared.count(tx, issue.id), there)
