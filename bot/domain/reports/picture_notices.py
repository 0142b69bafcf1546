"""Notices about pictures of the figures: the offer, the picture with its numbers, or that there is nothing to show."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from bot.domain.base.notice import Notice
from bot.domain.base.paper import Order, PaperSent, Recipe
from bot.domain.reports.pictures import Drawing
from bot.domain.time.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartsOffered(Notice):
    """The pictures to choose from; `code` is the span in the form that buttons hold."""

    CODE: ClassVar[str] = "charts_offered"
    code: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartNumbers(Notice):
    """The numbers of a picture that has too many for its caption."""

    CODE: ClassVar[str] = "chart_numbers"
    drawing: Drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartEmpty(Notice):
    CODE: ClassVar[str] = "chart_empty"
    drawing: Drawing
    code: str


@dataclass(frozen=True, slots=True)
class PictureOrder(Order):
    """The facts of a picture; they were read when it was asked for, so that it agrees with the numbers beside it."""

    recipe: ClassVar[Recipe] = Recipe.PICTURE
    drawing: Drawing

    def as_data(self) -> Mapping[str, object]:
        return {"drawing": self.drawing.as_data()}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "PictureOrder":
        return cls(Drawing.from_data(data["drawing"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureSent(PaperSent):
    CODE: ClassVar[str] = "picture_sent"
    drawing: Drawing

    @property
    def order(self) -> Order:
        return PictureOrder(self.drawing)
