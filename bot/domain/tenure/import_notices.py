"""What administrators are told about tables that they send in chat to be imported."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Self

from bot.domain.appeals.reckoning import Moving
from bot.domain.base.notice import Notice
from bot.domain.base.paper import Order, PaperSent, Recipe
from bot.domain.tenure.imports import Counts, Fault, FilledIn, Import


class Unread(StrEnum):
    """Why a file is no table that can be tried."""

    COLUMNS = "COLUMNS"
    DAMAGED = "DAMAGED"
    OLD = "OLD"
    EMPTY = "EMPTY"
    TOO_LONG = "TOO_LONG"
    NOT_FETCHED = "NOT_FETCHED"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportShown(Notice):
    """Which tables are taken over, with a button for each empty one; at most `most` megabytes."""

    CODE: ClassVar[str] = "import_shown"
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TableReceived(Notice):
    """The file has come and is being read."""

    CODE: ClassVar[str] = "table_received"
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableUnread(Notice):
    """The file is no table that can be tried.

    `kind` is the one that comes nearest and `missing` its columns that are not there; `most`: rows at once.
    """

    CODE: ClassVar[str] = "table_unread"
    name: str
    why: Unread
    kind: Import | None = None
    missing: tuple[str, ...] = ()
    most: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TableWrong(Notice):
    """Cells that are wrong; nothing was changed. `table` says how the spreadsheet names them."""

    CODE: ClassVar[str] = "table_wrong"
    name: str
    table: FilledIn
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableTried(Notice):
    """What would become of a table that waits for a decision; `hours`: how long the links of staff let in."""

    CODE: ClassVar[str] = "table_tried"
    table: int
    name: str
    kind: Import
    counts: Counts
    hours: int
    moving: Moving | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableDropped(Notice):
    """The table was not taken over."""

    CODE: ClassVar[str] = "table_dropped"
    name: str


@dataclass(frozen=True, slots=True)
class TemplateOrder(Order):
    recipe: ClassVar[Recipe] = Recipe.TABLE_TEMPLATE
    kind: Import

    @classmethod
    def from_data(cls, data: Mapping[str, object]) -> Self:
        return cls(Import(str(data["kind"])))


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateSent(PaperSent):
    """The empty table of a kind."""

    CODE: ClassVar[str] = "template_sent"
    kind: Import

    @property
    def order(self) -> Order:
        return TemplateOrder(self.kind)


@dataclass(frozen=True, slots=True)
class ResultOrder(Order):
    recipe: ClassVar[Recipe] = Recipe.TABLE_RESULT
    table: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TableTaken(PaperSent):
    """The table was taken over: a file of what became of each row, for who imported it alone."""

    CODE: ClassVar[str] = "table_taken"
    table: int
    name: str
    kind: Import
    counts: Counts
    hours: int

    @property
    def order(self) -> Order:
        return ResultOrder(self.table)
