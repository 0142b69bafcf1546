"""Notices of a bulk act: with which appeals it was done, with which not, and what was undone."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.base.notice import Notice
from bot.domain.desk.bulk import BulkAct, Left


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkDone(Notice):
    """`done` are numbers; until `until` it can be undone."""

    CODE: ClassVar[str] = "bulk_done"
    bulk: int
    act: BulkAct
    done: tuple[str, ...]
    left: tuple[Left, ...]
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkUndone(Notice):
    CODE: ClassVar[str] = "bulk_undone"
    act: BulkAct
    done: tuple[str, ...]
    left: tuple[Left, ...]
