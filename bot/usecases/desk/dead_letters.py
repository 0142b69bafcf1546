"""Shows administrators the dead letters and replays them."""

import sys
from datetime import datetime

from bot.domain.base.dead_letter import Source, short
from bot.domain.base.errors import NotFound
from bot.domain.base.notice import Notice
from bot.domain.desk.dead_letter_notices import DeadLetter, DeadShown, Replayed
from bot.domain.people.person import Person
from bot.domain.reach.alarms import Alarm
from bot.usecases.desk import guard
from bot.usecases.reach import alarms
from storage.engine import audit
from storage.engine.database import Transaction
from storage.mail import dead


def letters(tx: Transaction, who: Person, page: int = 0, *, now: datetime) -> list[Notice]:
    """Show the dead letters, oldest first."""
    found, total = dead.letters(tx, page)
    return [DeadShown(to=who.chat, letters=tuple(found), total=total, page=page)]


def dead_letter(tx: Transaction, source: Source, number: int, error: str, *, now: datetime) -> list[Notice]:
    """Tell the administrators of a dead letter; those with the same error are told once an hour."""
    if not alarms.is_told(tx, Alarm.GIVEN_UP, f"{source} {short(error)}", now=now):
        return []
    admins = alarms.told(tx, Alarm.GIVEN_UP)
    return [DeadLetter(to=admin.chat, source=source, row=number, error=short(error)) for admin in admins]


def replay(tx: Transaction, who: Person, source: Source, number: int, *, now: datetime) -> list[Notice]:
    """Make a dead letter wait again; each replay is logged."""
    guard.administrator(who)
    if not dead.replay(tx, source, number):
        raise NotFound
    audit.note(tx, who.id, "replay", f"{source}:{number}", now)
    return [Replayed(to=who.chat, source=source, row=number)]


def replay_by_operator(tx: Transaction, letter: tuple[Source, int] | None, *, now: datetime) -> int:
    """Make one dead letter, or with None all of them, wait again; return how many."""
    every, _ = dead.letters(tx, size=sys.maxsize)
    wanted = [(item.source, item.row) for item in every] if letter is None else [letter]
    back = [(source, number) for source, number in wanted if dead.replay(tx, source, number)]
    for source, number in back:
        audit.note(tx, None, "replay", f"{source}:{number}", now)
    return len(back)
