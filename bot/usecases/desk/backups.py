"""Notes when the last good backup was made, and tells administrators once when the next one is missing."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.base.notice import Notice
from bot.domain.desk.backup_notices import LATE, BackupMissed, BackupTimer
from bot.domain.people.person import Role
from bot.domain.time.timers import Subject
from storage.engine import audit, settings
from storage.engine.database import Transaction
from storage.people import people
from storage.time import timers
from storage.time.timers import DueTimer

LAST, NONE_YET = "last_backup", ""


@dataclass(frozen=True, slots=True)
class _Missed:
    kind: BackupTimer
    fire_at: datetime


def made(tx: Transaction, *, now: datetime) -> None:
    """Note a good backup, and set the timer that fires if no other follows."""
    settings.put(tx, LAST, now.isoformat())
    audit.note(tx, None, "backup", "backup", now)
    _expect(tx, now)


def watch(tx: Transaction, *, now: datetime) -> None:
    """Set the timer for the first backup of an installation that is in use."""
    if settings.get(tx, LAST) is None:
        settings.put(tx, LAST, NONE_YET)
        _expect(tx, now)


def last(tx: Transaction) -> datetime | None:
    """Return when the last good backup was made; None if there was none."""
    found = settings.get(tx, LAST)
    return datetime.fromisoformat(found) if found else None


def about_backup(tx: Transaction, _: DueTimer, *, now: datetime) -> list[Notice]:
    """Tell the administrators that a backup is missing; they are told again only after another backup."""
    return [BackupMissed(to=person.chat, last=last(tx)) for person in people.of_role(tx, Role.ADMIN)]


def _expect(tx: Transaction, now: datetime) -> None:
    timers.replace_of(tx, Subject.BACKUP, 0, [_Missed(BackupTimer.MISSED, now + LATE)])
