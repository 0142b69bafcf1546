"""What a bulk act, and the question what a text is meant for, have gathered, as typed records."""

from dataclasses import dataclass

from bot.domain.appeals.action import State
from bot.domain.base.content import Content, File
from bot.domain.base.ids import AppealId
from bot.domain.base.page import PAGE
from bot.domain.desk.bulk import BulkAct
from bot.domain.desk.wishes import Doubt, Saying
from bot.usecases.forms.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Record):
    """An appeal as a line of the list showed it."""

    appeal: AppealId
    state: State
    round: int
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen(Record):
    """What is filled so far; the list's `rows` are numbered from `first`, those of the page from `begin`."""

    rows: tuple[Row, ...]
    first: int
    begin: int
    chosen: tuple[int, ...] = ()
    act: BulkAct | None = None
    lead: str = ""
    words: str = ""
    class_issue: int = 0

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1

    @property
    def page(self) -> range:
        return range(self.begin, min(self.begin + PAGE, self.last + 1))

    @property
    def picked(self) -> tuple[Row, ...]:
        return tuple(self.rows[number - self.first] for number in self.chosen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant(Record):
    """What was sent, as `text` and `files`.

    `filling` and `since` are the form that waits, `number` the appeals and `sayings` what else may be meant.
    """

    doubt: Doubt
    text: str = ""
    files: tuple[File, ...] = ()
    filling: str = ""
    since: str = ""
    number: str = ""
    sayings: tuple[Saying, ...] = ()
    meant: str = ""

    @property
    def content(self) -> Content:
        return Content(self.text, self.files)
