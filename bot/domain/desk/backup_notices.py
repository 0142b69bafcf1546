"""The notice that backups are missing."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from bot.domain.base.notice import Notice

LATE = timedelta(hours=26)  # a nightly backup may take two hours longer than the one before


class BackupTimer(StrEnum):
    MISSED = "MISSED"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupMissed(Notice):
    """No backup was made for long. `last` is the time of the last good one, None if there was none."""

    CODE: ClassVar[str] = "backup_missed"
    last: datetime | None
