"""A page of the audit log, and a file of what was looked for in it."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.base.ids import PersonId
from bot.domain.base.notice import Notice
from bot.domain.base.paper import Order, PaperSent, Recipe
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


@dataclass(frozen=True, slots=True)
class RecordsOrder(Order):
    recipe: ClassVar[Recipe] = Recipe.RECORDS
    search: int
    person: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsSent(PaperSent):
    """A file of the entries that a line asks for; `count` of them were there when it was asked for."""

    CODE: ClassVar[str] = "records_sent"
    line: str
    search: int
    person: PersonId
    count: int

    @property
    def order(self) -> Order:
        return RecordsOrder(self.search, self.person)
