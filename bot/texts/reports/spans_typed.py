"""Reads spans of days, and sessions, as people type them.

A text that is not understood completely is not read at all.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time

from bot.domain.base.errors import BadInput
from bot.domain.time.calendar import DAY, SHANGHAI, shanghai_date
from bot.domain.time.spans import Span, SpanName, between, named, of_month, of_quarter
from bot.domain.time.typed import days
from bot.domain.time.typed.numerals import in_figures
from bot.texts.reports import spans_named
from bot.texts.reports.spans import ALL, EARLIEST, NAMES, NOW

_NAMED = {
    **{label: name for name, label in NAMES.items()},
    **dict.fromkeys(("这个月", "当月"), SpanName.MONTH),
    **dict.fromkeys(("上个月",), SpanName.LAST_MONTH),
    **dict.fromkeys(("这个季度",), SpanName.QUARTER),
    **dict.fromkeys(("本年", "本年度", "今年以来"), SpanName.YEAR),
    ALL: SpanName.ALL,
}
_YEARS = {"前": -2, "去": -1, "今": 0, "本": 0}
_OF_YEAR = re.compile(r"([前去今本])年的?(?=\d|第|[上下]半年|前\d|底|上旬)")
_BEGUN = re.compile(r"(?:(今|本)?年|(本|这个?|当)?月)初(?=\s*(?:至|到|[-—–~]))")
_FIRSTS, _LASTS = {EARLIEST, "截"}, {NOW, "今", "今天"}
_SESSION = re.compile(r"(?:(\d{4})年?)?第?(\d{1,3})期")
_PART = re.compile(
    r"(?:(\d{4})(?:\s*年\s*|[/.\s-]|(?!\d)))?(?:(\d{1,2})(?:\s*月\s*|[/.\s-]|(?!\d)))?(?:(\d{1,2})\s*[日号]?)?"
)
_BETWEEN = re.compile(r"\s*(?:至|到|[-—–~,、]+|\s)\s*")
_SHORT_YEAR = re.compile(r"(?<!\d)(\d\d)(?=\s*年)")
_JOINED = re.compile(r"(?<!\d)(\d{4})(\d\d)(\d\d)?(?!\d)")
_FIGURE = re.compile(r"\d")  # names of days have none
_YEAR_OF_TWO = re.compile(r"(?<!\d)(?<!\d\d[-/.])(\d\d([-/.])\d{1,2}\2\d{1,2})(?!\d)")
_OF_MONTHS = re.compile(r"(?<!\d)(\d{1,2})(?=\s*(?:至|到|[-—–~])\s*\d{1,2}月)(?<!\d-\d)(?<!\d-\d\d)")
_BARE = re.compile(r"\d{1,2}")
HALF_A_YEAR = 183  # days
_WEEKDAYS = re.compile(r"^(?:周|星期|礼拜)")
_SINCE = re.compile(r"\s*(?:以来|起|开始|以后|之后)$")

Part = tuple[int | None, ...]  # year, month, day


def typed(text: str, now: datetime) -> Span | None:
    """Read a name, a day, month, quarter or year, or a first and last day.

    Return None if it is none; raise BadInput if it runs backwards. Without a year, it is the newest such span that has
    begun.
    """
    today = shanghai_date(now)
    plain = _with_years(_plain(text), today)
    joined = "".join(plain.split())
    if of_days := spans_named.lately(joined, today):
        return of_days
    if not _FIGURE.search(text) and (day := days.past(text, today)):
        return between(day, day + DAY)
    if joined in _NAMED:
        return named(_NAMED[joined], now)
    if of_days := spans_named.week(joined, today):
        return of_days
    try:
        return spans_named.of_name(joined, today) or _days(_first(plain, today))
    except (ValueError, OverflowError):
        return _from_to(plain, today)


def session(text: str, now: datetime) -> tuple[int, int] | None:
    """Read the year, this one if it is left out, and the number of a session; None if it is none."""
    found = _SESSION.fullmatch("".join(_plain(text).split()))
    return (int(found[1] or shanghai_date(now).year), int(found[2])) if found else None


def _plain(text: str) -> str:
    """Return the text in one spelling: years in four digits, joined dates taken apart, and an open end filled in."""
    plain = in_figures(text)
    plain = _JOINED.sub(lambda found: "-".join(filter(None, found.groups())), _SHORT_YEAR.sub(r"20\1", plain))
    plain = _OF_MONTHS.sub(r"\1月", _YEAR_OF_TWO.sub(r"20\1", plain.replace("月份", "月")))
    return re.sub(r"^[从自]\s*", "", _SINCE.sub(f"至{NOW}", plain))


def _with_years(plain: str, today: date) -> str:
    """Return the text with the years and beginnings that are counted from today in figures: 去年3月, 年初至今."""
    plain = _OF_YEAR.sub(lambda found: f"{today.year + _YEARS[found[1]]}年", plain)
    return _BEGUN.sub(lambda found: f"{today.year}-{1 if '年' in found[0] else today.month}-1", plain)


def _part(text: str) -> Part:
    found = _PART.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return tuple(int(group) if group else None for group in found.groups())


def _first(text: str, today: date) -> Part:
    """Read the first day, in the newest year that has begun if none is said; raise ValueError if it is unclear."""
    year, month, day = _part(text)
    if _BARE.fullmatch(text) or (year is None and month is None):
        raise ValueError(text)
    if year is None:
        year = today.year - ((month or 1, day or 1) > (today.month, today.day))
    return year, month, day


def _last(text: str, begin: Part) -> Part:
    """Read the last day, in the year and month of the first if none is said."""
    if _BARE.fullmatch(text):
        known = [number for number in begin if number is not None]
        return (*known[:-1], int(text), None, None)[:3]
    year, month, day = _part(text)
    if year is not None:
        return year, month, day
    return begin[0], month or begin[1], day


def _days(part: Part) -> Span:
    """Return the days of a year, month or day; raise ValueError if it can't be meant."""
    year, month, day = part
    if year is None or (month is None and day is not None):
        raise ValueError(part)
    first = date(year, month or 1, day or 1)
    whole = between(first, first + DAY)
    if month is None:
        return Span(whole.first, of_quarter(year, 4).until)
    return of_month(year, month) if day is None else whole


def _from_to(plain: str, today: date) -> Span | None:
    """Read the first and the last, divided at the first mark that gives two."""
    found = list(_ends(plain, today))
    for span in found:
        if not (span.first and span.until and span.first >= span.until):
            return span
    if found:
        raise BadInput("days_backwards")
    return None


def _ends(plain: str, today: date) -> Iterator[Span]:
    for mark in _BETWEEN.finditer(plain):
        left, right = plain[: mark.start()], plain[mark.end() :]
        try:
            begin = None if left in _FIRSTS else _begin(left, today)
            first = _days(begin).first if begin else None
            if right not in _LASTS:
                yield Span(first, _until(right, begin, today))
            elif begin:
                yield Span(first)
        except (ValueError, OverflowError):
            continue


def _begin(left: str, today: date) -> Part:
    """Read the first day in figures, or one that is named, such as 上周一."""
    try:
        return _first(left, today)
    except ValueError:
        day = days.past(left, today) or _first_named(left, today)
        if day is None or not left:
            raise
        return day.year, day.month, day.day


def _first_named(left: str, today: date) -> date | None:
    """Return the first day of a span that is named, such as 上个月."""
    noon, joined = datetime.combine(today, time(12), SHANGHAI), "".join(left.split())
    by_name = named(_NAMED[joined], noon) if joined in _NAMED else None
    span = by_name or spans_named.week(joined, today) or spans_named.of_name(joined, today)
    return shanghai_date(span.first) if span and span.first else None


def _until(right: str, begin: Part | None, today: date) -> datetime | None:
    """Return the end of the last day. Without a year it may be in the year after the first's, if that has begun."""
    if begin is None:
        return _days(_first(right, today)).until
    try:
        last = _last(right, begin)
    except ValueError:
        day = days.to_come(right, today, since=_day_of(begin)) if _WEEKDAYS.search(right) else days.past(right, today)
        if day is None:
            raise
        return between(day, day + DAY).until
    if _part_is_open(right) and _runs_over(begin, last, today):
        last = ((last[0] or 0) + 1, *last[1:])
    return _days(last).until


def _runs_over(begin: Part, last: Part, today: date) -> bool:
    """Whether the last day is one of the year after, such as in 12月28日到1月4日, and not a slip."""
    first, behind = _day_of(begin), _day_of(last)
    if behind >= first or behind.year > today.year:
        return False
    over = date(behind.year + 1, behind.month, 1)
    return over <= today and (over - first).days <= HALF_A_YEAR


def _part_is_open(text: str) -> bool:
    """Whether a month is said without its year."""
    year, month, _ = (None, None, None) if _BARE.fullmatch(text) else _part(text)
    return year is None and month is not None


def _day_of(part: Part) -> date:
    return date(part[0] or 1, part[1] or 1, part[2] or 1)
