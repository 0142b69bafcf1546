"""A page of the audit log."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.base.notice import Notice
from bot.domain.desk.record import NamedRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsShown(Notice):
    """Entries that a line asks for, newest first; `search` is the row that keeps the line."""

    CODE: ClassVar[str] = "records_shown"
    line: str
    search: int
    records: tuple[NamedRecord, ...]
    total: int
    page: int
    now: datetime
