"""Reads spans of days, and sessions, as people type them.

A text that is not understood completely is not read at all.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from bot.domain.base.errors import BadInput
from bot.domain.time.calendar import DAY, shanghai_date
from bot.domain.time.spans import Span, SpanName, between, named, of_month, of_quarter
from bot.domain.time.typed import days
from bot.domain.time.typed.numerals import in_figures
from bot.texts.reports.spans import ALL, EARLIEST, NAMES, NOW

_NAMED = {
    **{label: name for name, label in NAMES.items()},
    **dict.fromkeys(("这个月", "当月"), SpanName.MONTH),
    **dict.fromkeys(("上个月",), SpanName.LAST_MONTH),
    **dict.fromkeys(("这个季度",), SpanName.QUARTER),
    **dict.fromkeys(("本年", "今年以来"), SpanName.YEAR),
    ALL: SpanName.ALL,
}
_FIRSTS, _LASTS = {EARLIEST, "截"}, {NOW, "今", "今天"}
_QUARTER = re.compile(r"(?:(\d{4})年?)?第?([1-4])季度")
_HALF = re.compile(r"(?:(\d{4})年?)?([上下])半年")
_SESSION = re.compile(r"(?:(\d{4})年?)?第?(\d{1,3})期")
_PART = re.compile(
    r"(?:(\d{4})(?:\s*年\s*|[/.\s-]|(?!\d)))?(?:(\d{1,2})(?:\s*月\s*|[/.\s-]|(?!\d)))?(?:(\d{1,2})\s*[日号]?)?"
)
_BETWEEN = re.compile(r"\s*(?:至|到|[-—–~,、]+|\s)\s*")
_SHORT_YEAR = re.compile(r"(?<!\d)(\d\d)(?=\s*年)")
_JOINED = re.compile(r"(?<!\d)(\d{4})(\d\d)(\d\d)?(?!\d)")
_FIGURE = re.compile(r"\d")  # names of days have none
_BARE = re.compile(r"\d{1,2}")
_WEEK = re.compile(r"(上上|上|本|这|当|下)个?(?:周|星期|礼拜)")
_WEEKS = {"上上": -2, "上": -1, "本": 0, "这": 0, "当": 0, "下": 1}
_LATELY = re.compile(r"(?:最近|近|过去)(\d{1,3})(?:个)?(天|日|周|星期|月)(?:以?内)?")
_LENGTHS = {"天": 1, "日": 1, "周": 7, "星期": 7, "月": 30}
_SINCE = re.compile(r"\s*(?:以来|起)$")

Part = tuple[int | None, ...]  # year, month, day


def typed(text: str, now: datetime) -> Span | None:
    """Read a name, a day, month, quarter or year, or a first and last day.

    Return None if it is none; raise BadInput if it runs backwards. Without a year, it is the newest such span that has
    begun.
    """
    plain, today = _plain(text), shanghai_date(now)
    joined = "".join(plain.split())
    if not _FIGURE.search(text) and (day := days.past(text, today)):
        return between(day, day + DAY)
    if joined in _NAMED:
        return named(_NAMED[joined], now)
    if of_days := week(joined, today) or _lately(joined, today):
        return of_days
    try:
        return _of_name(joined, today) or _days(_first(plain, today))
    except (ValueError, OverflowError):
        return _from_to(plain, today)


def session(text: str, now: datetime) -> tuple[int, int] | None:
    """Read the year, this one if it is left out, and the number of a session; None if it is none."""
    found = _SESSION.fullmatch("".join(_plain(text).split()))
    return (int(found[1] or shanghai_date(now).year), int(found[2])) if found else None


def week(text: str, today: date) -> Span | None:
    """Read a week such as 上周, from its Monday; None if it is none."""
    found = _WEEK.fullmatch(text)
    if found is None:
        return None
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=_WEEKS[found[1]])
    return between(monday, monday + timedelta(weeks=1))


def _lately(joined: str, today: date) -> Span | None:
    """Read the last days up to today, such as 最近30天 and 近1周; a month counts thirty."""
    found = _LATELY.fullmatch(joined)
    if found is None or not int(found[1]):
        return None
    return between(today + DAY - timedelta(days=int(found[1]) * _LENGTHS[found[2]]), today + DAY)


def _plain(text: str) -> str:
    """Return the text in one spelling: years in four digits, joined dates taken apart, and an open end filled in."""
    plain = in_figures(text)
    plain = _JOINED.sub(lambda found: "-".join(filter(None, found.groups())), _SHORT_YEAR.sub(r"20\1", plain))
    return re.sub(r"^[从自]\s*", "", _SINCE.sub(f"至{NOW}", plain))


def _of_name(joined: str, today: date) -> Span | None:
    if joined == "去年":
        return _days((today.year - 1, None, None))
    if half := _HALF.fullmatch(joined):
        year, begin = int(half[1] or today.year), 1 if half[2] == "上" else 3
        return Span(of_quarter(year, begin).first, of_quarter(year, begin + 1).until)
    if quarter := _QUARTER.fullmatch(joined):
        number = int(quarter[2])
        return of_quarter(int(quarter[1] or today.year - (today.month < number * 3 - 2)), number)
    return None


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
        known = [one for one in begin if one is not None]
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
    for one in found:
        if not (one.first and one.until and one.first >= one.until):
            return one
    if found:
        raise BadInput("days_backwards")
    return None


def _ends(plain: str, today: date) -> Iterator[Span]:
    for mark in _BETWEEN.finditer(plain):
        left, right = plain[: mark.start()], plain[mark.end() :]
        try:
            begin = None if left in _FIRSTS else _first(left, today)
            first = _days(begin).first if begin else None
            if right not in _LASTS:
                yield Span(first, _days(_last(right, begin) if begin else _first(right, today)).until)
            elif begin:
                yield Span(first)
        except (ValueError, OverflowError):
            continue
