"""Spans of days in Shanghai: named ones such as this month, and those between two days."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from bot.domain.time.calendar import DAY, SHANGHAI, shanghai_date

EARLIEST = 1900  # a year that nobody means is a slip of the hand


class SpanName(StrEnum):
    MONTH = "month"
    LAST_MONTH = "last"
    QUARTER = "quarter"
    YEAR = "year"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Span:
    """The moments from `first` up to but without `until`; None stands for no bound."""

    first: datetime | None = None
    until: datetime | None = None


def of_month(year: int, month: int) -> Span:
    return between(date(year, month, 1), date(year + month // 12, month % 12 + 1, 1))


def of_quarter(year: int, quarter: int) -> Span:
    first, last = of_month(year, quarter * 3 - 2), of_month(year, quarter * 3)
    return Span(first.first, last.until)


def named(name: SpanName, now: datetime) -> Span:
    """Return the span of the name at `now`, such as this month."""
    today = shanghai_date(now)
    before = today.replace(day=1) - DAY
    spans = {
        SpanName.MONTH: of_month(today.year, today.month),
        SpanName.LAST_MONTH: of_month(before.year, before.month),
        SpanName.QUARTER: of_quarter(today.year, (today.month - 1) // 3 + 1),
        SpanName.YEAR: between(date(today.year, 1, 1), date(today.year + 1, 1, 1)),
        SpanName.ALL: Span(),
    }
    return spans[name]


def between(first: date | None, until: date | None) -> Span:
    """Return the days from `first` up to but without `until`; raise ValueError for days that can't be meant."""
    if (first and first.year < EARLIEST) or (first and until and first >= until):
        raise ValueError(first)
    return Span(*(datetime.combine(day, time(), SHANGHAI) if day else None for day in (first, until)))
