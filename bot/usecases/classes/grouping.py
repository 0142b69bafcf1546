"""Groups similar appeals at night, and proposes in the morning what may be classes."""

from datetime import datetime, timedelta

from bot.classifier.sharing import shared
from bot.domain.base.ids import AppealId
from bot.domain.base.notice import Notice
from bot.domain.classes.class_issue import ClassIssue
from bot.domain.classes.grouping import GroupingTimer, next_time
from bot.domain.time.timers import Subject
from bot.usecases.classes import listing
from storage.classes import classes, likeness
from storage.engine import settings
from storage.engine.database import Transaction
from storage.time import timers
from storage.time.timers import DueTimer

WANTED, RENEWED = "grouping wanted", "all appeals grouped"
PROPOSED, COMPARED = 10, 200  # a morning; the newest appeals of a group that are compared


def plan(tx: Transaction, *, now: datetime) -> None:
    """Set the timers for the next night and morning, once."""
    for kind in GroupingTimer:
        timers.add(tx, Subject.GROUPING, 0, kind, next_time(kind, now))


def about_grouping(tx: Transaction, timer: DueTimer, *, now: datetime) -> list[Notice]:
    """Ask for grouping, which takes longer than a transaction may, or propose what was found."""
    plan(tx, now=now)
    if timer.kind == GroupingTimer.MORNING:
        return listing.proposed(tx, propose(tx, now=now), now=now)
    settings.put(tx, WANTED, now.isoformat())
    return []


def is_wanted(tx: Transaction) -> bool:
    return settings.get(tx, WANTED) is not None


def take_up(tx: Transaction) -> bool:
    """Return whether grouping is wanted; of several processes only one gets True."""
    return settings.drop(tx, WANTED)


def is_worth_it(tx: Transaction) -> bool:
    """Whether there are appeals that no grouping has seen, and enough in all for a group."""
    return likeness.is_any_uncut(tx) and likeness.are_enough(tx, tx.programme.pack.likeness.least)


def is_renewal_due(tx: Transaction, *, now: datetime) -> bool:
    """Whether all appeals are to be grouped anew; the first time, they are."""
    last = settings.get(tx, RENEWED)
    days = timedelta(days=tx.programme.pack.likeness.renew_days)
    return not last or not timedelta(0) <= now - datetime.fromisoformat(last) < days


def renewed(tx: Transaction, *, now: datetime) -> None:
    settings.put(tx, RENEWED, now.isoformat())


def propose(tx: Transaction, *, now: datetime) -> list[ClassIssue]:
    """Propose the largest groups of which some appeals stand in no class yet."""
    found = likeness.worth_proposing(tx, tx.programme.pack.likeness.least, PROPOSED)
    made = (_propose(tx, group, now) for group in found)
    return [issue for issue in made if issue is not None]


def _propose(tx: Transaction, group: AppealId, now: datetime) -> ClassIssue | None:
    traits = tx.programme.live.kindred(tx.programme.pack).traits
    lines = {member.appeal: member.line for member in likeness.members(tx, group, COMPARED)}
    said = shared(traits, lines)
    ordered = sorted(said.likeness.items(), key=lambda member: (-member[1], member[0]))
    return classes.propose(tx, ordered, said.words, now)
