"""Stores lessons for the classifier, and decides when it learns.

Lessons come from closed appeals, corrections, returns and rulings.
"""

from datetime import datetime, time

from bot.classifier.learning import Example
from bot.classifier.study import Material
from bot.classifier.wordbook import Wordbook
from bot.domain.appeals.action import State
from bot.domain.appeals.appeal import Appeal
from bot.domain.base.notice import Notice
from bot.domain.time.calendar import DAY, SHANGHAI, shanghai_date
from bot.domain.time.timers import Subject
from bot.domain.words.wordbook import STRENGTH, Ground, LearningTimer
from storage.engine import settings
from storage.engine.database import Transaction
from storage.time import timers
from storage.time.timers import DueTimer
from storage.words import lessons, wordbooks

NIGHT = time(2, 30)
WANTED = "learning wanted"


def assigned(tx: Transaction, before: Appeal, after: Appeal, now: datetime) -> None:
    """Store the lesson of an assignment: which department is the right one."""
    if after.lead is not None and (ground := _assigned(before, after.lead)):
        lessons.put(tx, after.id, after.lead, ground, now)


def closed(tx: Transaction, before: Appeal, after: Appeal, now: datetime) -> None:
    """Store which department closed the appeal, if the move closed it."""
    if after.lead is not None and after.state is State.CLOSED and before.state is not State.CLOSED:
        lessons.put(tx, after.id, after.lead, _closed(after, after.lead), now)


def _assigned(appeal: Appeal, lead: str) -> Ground | None:
    if appeal.returns:
        return Ground.RULED if appeal.returns > 1 else Ground.RETURNED
    return Ground.CORRECTED if _proposed(appeal) != lead else None


def _closed(appeal: Appeal, lead: str) -> Ground:
    """Return the lesson of a closed appeal.

    The enterprise's own choice becomes a lesson only when that department has closed it.
    """
    chosen = appeal.verdict.get("wish") == lead != _proposed(appeal)
    return Ground.CHOSEN if chosen else Ground.CLOSED


def _proposed(appeal: Appeal) -> str | None:
    ranked = appeal.verdict.get("ranked") or [{}]
    department: str | None = ranked[0].get("department")
    return department


def gather(tx: Transaction) -> Material | None:
    """Return the material to learn from; None if there is too little or nothing new."""
    pack, last = tx.programme.pack, wordbooks.last_learned(tx)
    found = [lesson for lesson in lessons.all_of(tx) if pack.is_assignee(lesson.department)]
    if len(found) < pack.limits.lessons_least or (last and last.content.get("until") == until(found[-1].at)):
        return None
    book = Wordbook.of(wordbooks.content(tx, wordbooks.in_force(tx)))
    return Material(
        pack=pack,
        book=book,
        examples=tuple(Example(lesson.text, lesson.department, STRENGTH[lesson.ground]) for lesson in found),
        known=sum(until(lesson.at) <= book.until for lesson in found),
        recent=lessons.recent(tx, pack.limits.replayed),
        until=until(found[-1].at),
    )


def until(moment: datetime) -> str:
    """Return a moment as text; such texts sort in the order of time."""
    return moment.astimezone(SHANGHAI).isoformat(timespec="microseconds")


def plan(tx: Transaction, *, now: datetime) -> None:
    """Set the timer for the next night, once."""
    tonight = datetime.combine(shanghai_date(now), NIGHT, SHANGHAI)
    timers.add(tx, Subject.WORDBOOK, 0, LearningTimer.NIGHT, tonight if tonight > now else tonight + DAY)


def about_wordbook(tx: Transaction, _: DueTimer, *, now: datetime) -> list[Notice]:
    """Ask for learning, which takes longer than a transaction may, and set the timer for the next night."""
    settings.put(tx, WANTED, now.isoformat())
    plan(tx, now=now)
    return []


def is_wanted(tx: Transaction) -> bool:
    return settings.get(tx, WANTED) is not None


def take_up(tx: Transaction) -> bool:
    """Return whether learning is wanted; of several processes only one gets True."""
    return settings.drop(tx, WANTED)
