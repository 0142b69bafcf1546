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
    YEAR = "year"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Span:
    """Moments from `first` up to but without `until`; None: no bound."""

    first: datetime | None = None
    until: datetime | None = None


def of_month(year: int, month: int) -> Span:
    return _between(date(year, month, 1), date(year + month // 12, month % 12 + 1, 1))


def named(name: SpanName, now: datetime) -> Span:
    today = shanghai_date(now)
    before = today.replace(day=1) - DAY
    spans = {
        SpanName.MONTH: of_month(today.year, today.month),
        SpanName.LAST_MONTH: of_month(before.year, before.month),
        SpanName.YEAR: _between(date(today.year, 1, 1), date(today.year + 1, 1, 1)),
        SpanName.ALL: Span(),
    }
    return spans[name]


def typed(text: str) -> Span | None:
    """Read two days, a day, a month or a year; None: it is none of them, or the last day is before the first."""
    numbers = [int(one) for one in re.findall(r"\d+", text)]
    try:
        match numbers:
            case [year]:
                return _between(date(year, 1, 1), date(year + 1, 1, 1))
            case [year, month]:
                return of_month(year, month)
            case [year, month, day]:
                first = last = date(year, month, day)
            case [year, month, day, year2, month2, day2]:
                first, last = date(year, month, day), date(year2, month2, day2)
            case _:
                return None
        return _between(first, last + DAY) if first <= last else None
    except (ValueError, OverflowError):
        return None


def _between(first: date, until: date) -> Span:
    if first.year < EARLIEST:
        raise ValueError(first)
    return Span(*(datetime.combine(day, time(), SHANGHAI) for day in (first, until)))
