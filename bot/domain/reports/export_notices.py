"""Notices about an export: how far it is, and the file."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.base.notice import Notice
from bot.domain.base.paper import Order, PaperSent, Recipe
from bot.domain.reports.export import Export


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportShown(Notice):
    """The progress of an export, in `message` or as a new message; at most `most` megabytes can be sent."""

    CODE: ClassVar[str] = "export_shown"
    export: Export
    most: int
    message: int | None = None


@dataclass(frozen=True, slots=True)
class ExportOrder(Order):
    recipe: ClassVar[Recipe] = Recipe.EXPORT
    export: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportSent(PaperSent):
    CODE: ClassVar[str] = "export_sent"
    export: Export

    @property
    def order(self) -> Order:
        return ExportOrder(self.export.id)
