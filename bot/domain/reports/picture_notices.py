"""Pictures of the figures: offered, with their numbers as text, or with nothing to show."""

from dataclasses import dataclass

from bot.domain.base.notice import Notice
from bot.domain.reports.pictures import Drawing
from bot.domain.time.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartsOffered(Notice):
    """`code` is the span as buttons hold it."""

    code: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartNumbers(Notice):
    """The numbers of a picture that shows more than fit below it."""

    drawing: Drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartEmpty(Notice):
    drawing: Drawing
    code: str
