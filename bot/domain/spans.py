"""Spans of days in Shanghai: named ones, and those that people type."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from bot.domain.clock import DAY, SHANGHAI, shanghai_date

EARLIEST = 1900  # a year that nobody means is a slip of the hand


class SpanName(StrEnum):
    MONTH = "month"
    LAST_MONTH = "last"
    QUARTER = "quarter"
    YEAR = "year"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Span:
    """Moments from `first` up to but without `until`; None: no bound."""

    first: datetime | None = None
    until: datetime | None = None


def of_month(year: int, month: int) -> Span:
    return between(date(year, month, 1), date(year + month // 12, month % 12 + 1, 1))


def of_quarter(year: int, quarter: int) -> Span:
    first, last = of_month(year, quarter * 3 - 2), of_month(year, quarter * 3)
    return Span(first.first, last.until)


def named(name: SpanName, now: datetime) -> Span:
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


def typed(text: str) -> Span | None:
    """Read two days or months, a day, a month or a year; None: it is none of them, or the last is before the first."""
    numbers = _numbers(text)
    try:
        match numbers:
            case [year]:
                return between(date(year, 1, 1), date(year + 1, 1, 1))
            case [year, month]:
                return of_month(year, month)
            case [year, month, year2, month2]:
                begin, end = of_month(year, month), of_month(year2, month2)
                return Span(begin.first, end.until) if (year, month) <= (year2, month2) else None
            case [year, month, day]:
                first = last = date(year, month, day)
            case [year, month, day, year2, month2, day2]:
                first, last = date(year, month, day), date(year2, month2, day2)
            case _:
                return None
        return between(first, last + DAY) if first <= last else None
    except (ValueError, OverflowError):
        return None


def backwards(text: str) -> bool:
    """Whether it would be a span if its first and its last were the other way round."""
    numbers = _numbers(text)
    half = len(numbers) // 2
    return half > 1 and typed(" ".join(map(str, numbers[half:] + numbers[:half]))) is not None


def _numbers(text: str) -> list[int]:
    return [int(one) for one in re.findall(r"\d+", text)]


def between(first: date | None, until: date | None) -> Span:
    """Return the days from `first` up to but without `until`; raise ValueError for days that nobody means."""
    if (first and first.year < EARLIEST) or (first and until and first >= until):
        raise ValueError(first)
    return Span(*(datetime.combine(day, time(), SHANGHAI) if day else None for day in (first, until)))
