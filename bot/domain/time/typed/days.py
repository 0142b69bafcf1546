"""Reads a day as people type it: in words, in figures, or counted from today.

Days that are named by the end of a month or year, or by the calendar's working days, have files of their own.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from bot.domain.time.calendar import WorkCalendar
from bot.domain.time.typed import period_ends, working_days
from bot.domain.time.typed.numerals import in_figures

SPELT = "123456日天7"  # how the days of a week are said, Monday first
_WEEKDAY = re.compile(rf"[(]?(?:周|星期|礼拜)([{SPELT}])[)]?")
_FULL = re.compile(r"(\d{4})\s*[-/.年\s]\s*(\d{1,2})\s*[-/.月\s]\s*(\d{1,2})\s*[日号]?")
_SHORT = re.compile(r"(\d\d)\s*(?:年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?|([-/.])(\d{1,2})\4(\d{1,2}))")
_JOINED = re.compile(r"(\d{4})(\d\d)(\d\d)")
_OF_YEAR = re.compile(r"(?:(去|今|本|明|后)年)?\s*(\d{1,2})\s*[-/.月\s]\s*(\d{1,2})\s*[日号]?")
_OF_MONTH = re.compile(r"(?:(上|本|这|当|下下|下)个?月的?)?\s*(\d{1,2})\s*[日号]")
_OF_WEEK = re.compile(rf"(上上|上|本|这|下下|下)?个?(?:周|星期|礼拜)的?(?:周|星期|礼拜)?([{SPELT}])")
_AWAY = re.compile(r"再?过?\s*(?:(\d{1,3})\s*(天|日|个?(?:周|星期|礼拜)|个月|年)|(半)(个月|年))\s*(?:之|以)?([前后内])")
_PASSED = re.compile(r"再?过\s*(\d{1,3}\s*(?:天|日|个?(?:周|星期|礼拜)|个月|年)|半(?:个月|年))$")
_NAMED = {"大前天": -3, "前天": -2, "前日": -2, "昨天": -1, "昨日": -1, "昨儿": -1, "今天": 0, "今日": 0, "今儿": 0}
_NAMED |= {"当天": 0, "明天": 1, "明日": 1, "明儿": 1, "后天": 2, "后日": 2, "后儿": 2, "大后天": 3, "大大后天": 4}
_BEFORE = re.compile(rf"(?:{'|'.join(sorted(_NAMED, key=len, reverse=True))}|{_OF_WEEK.pattern})\s*[,(]?\s*(?=\d)")
_YEAR = re.compile(r"\d年|[去今本明后来]年|(?<!\d)\d{4}(?:\d{4})?(?!\d)|(?<!\d)\d\d([-/.])\d{1,2}\1\d")
_YEARS = {"去": -1, "今": 0, "本": 0, "明": 1, "后": 2}
_WEEKS = {"上上": -2, "上": -1, "本": 0, "这": 0, "下": 1, "下下": 2}
_MONTHS = {"上": -1, "本": 0, "这": 0, "当": 0, "下": 1, "下下": 2}
_FRAME = re.compile(
    r"^(?:那就|就|改到|改成|改在|定在|定于|安排在|放在|推到|推迟到|截止到|截至|最晚|最迟|在|于|到|至)\s*(?=.)"
    r"|(?<=.)(?:为止|止|之前完成|前完成|完成|办完)?(?:就行|就可以|就好|可以吗?|好了|行吗|吧|呢|啊|呀|哈|嘛|哦)?[。.!]*$"
)
HALF_MONTH, HALF_YEAR = 15, 6  # days, months
WEEK = 7
YEARS_ROUND = range(-1, 2)  # in which a day without its year is looked for: who means 29 February of 2028 says so
WEEKS_AHEAD = 60  # that an open week, or month, is looked for


def to_come(
    text: str, today: date, since: date | None = None, calendar: WorkCalendar = working_days.STATUTORY
) -> date | None:
    """Read a day.

    If year, month or week is open, it is the first such day from `since` (or today) on; None if it is no day.
    """
    begin = since or today
    bare = _FRAME.sub("", in_figures(text))

    def first(days: list[date]) -> date | None:
        return min((day for day in days if day >= begin), default=None)

    return _read(bare, today, first) or working_days.read(bare, today, begin, calendar)


def is_bare_weekday(text: str) -> bool:
    """Whether a text names a day of the week without its week, such as 周一: on a Monday it may mean two days."""
    return bool(_WEEKDAY.fullmatch(in_figures(text)))


def past(text: str, today: date) -> date | None:
    """Read a day. If year, month or week is open, it is the last such day up to today; None if it is no day."""
    return _read(text, today, lambda days: max((day for day in days if day <= today), default=None))


def with_year(text: str) -> date | None:
    """Read a day that is written with its year; None if it is no such day."""
    try:
        return _year_and_day(in_figures(text))
    except (ValueError, OverflowError):
        return None


def names_year(text: str) -> bool:
    """Whether a year stands in the text, so that nobody has to guess which is meant."""
    return _YEAR.search(in_figures(text)) is not None


Choose = Callable[[list[date]], date | None]


def _read(text: str, today: date, choose: Choose) -> date | None:
    """Read the whole text; a weekday behind a date must be that of the date."""
    plain = in_figures(text)
    try:
        for read in (_written, _of_year, _of_month, _of_week, _from_today, period_ends.read):
            found = read(plain, today, choose)
            if found is not None:
                return found
        return _said_twice(plain, today, choose)
    except (ValueError, OverflowError):
        return None


def _said_twice(plain: str, today: date, choose: Choose) -> date | None:
    """Read texts such as 11月8日（周五） and 明天10月26日, in which both parts must mean the same day."""
    behind = next((item for item in _WEEKDAY.finditer(plain) if item.start() and item.end() == len(plain)), None)
    if behind is not None:
        day = _read(plain[: behind.start()].rstrip(), today, choose)
        return day if day is not None and day.weekday() == _weekday(behind[1]) else None
    before = _BEFORE.match(plain)
    if before is None:
        return None
    day, named = (_read(part, today, choose) for part in (plain[before.end() :], before[0].strip(" ,(")))
    return day if day is not None and day == named else None


def _written(plain: str, _: date, __: Choose) -> date | None:
    return _year_and_day(plain)


def _year_and_day(plain: str) -> date | None:
    """Read year, month and day; a year of two digits is one of this century."""
    if found := _FULL.fullmatch(plain) or _JOINED.fullmatch(plain):
        return date(*map(int, found.groups()))
    if found := _SHORT.fullmatch(plain):
        year, month, day = (part for part in found.groups() if part and part.isdecimal())
        return date(2000 + int(year), int(month), int(day))
    return None


def _of_year(plain: str, today: date, choose: Choose) -> date | None:
    found = _OF_YEAR.fullmatch(plain)
    if found is None:
        return None
    month, day = int(found[2]), int(found[3])
    if found[1]:
        return date(today.year + _YEARS[found[1]], month, day)
    return choose(_possible((today.year + step, month, day) for step in YEARS_ROUND))


def _of_month(plain: str, today: date, choose: Choose) -> date | None:
    """Read 25日, 下月5号."""
    found = _OF_MONTH.fullmatch(plain)
    if found is None:
        return None
    steps = [_MONTHS[found[1]]] if found[1] else range(-1, WEEKS_AHEAD)
    months = [divmod(today.year * 12 + today.month - 1 + step, 12) for step in steps]
    days = _possible((year, month + 1, int(found[2])) for year, month in months)
    return choose(days) if not found[1] else next(iter(days), None)


def _of_week(plain: str, today: date, choose: Choose) -> date | None:
    """Read 周三 and 下周三; a week begins on Monday."""
    found = _OF_WEEK.fullmatch(plain)
    if found is None:
        return None
    this = today + timedelta(days=_weekday(found[2]) - today.weekday())
    if found[1]:
        return this + timedelta(days=WEEK * _WEEKS[found[1]])
    return choose([this + timedelta(days=WEEK * step) for step in range(-1, WEEKS_AHEAD)])


def _from_today(plain: str, today: date, _: Choose) -> date | None:
    """Read 后天, 3天后, 半个月内; the last day of a length counted from today."""
    if (named := plain.removesuffix("个")) in _NAMED:
        return today + timedelta(days=_NAMED[named])
    found = _AWAY.fullmatch(_PASSED.sub(r"\1后", plain))
    if found is None:
        return None
    sign = -1 if found[5] == "前" else 1
    count, unit = int(found[1] or 1) * sign, found[2] or found[3] + found[4]
    if unit in {"个月", "年", "半年"}:
        return period_ends.months_on(today, count * {"个月": 1, "年": 12, "半年": HALF_YEAR}[unit])
    length = {"天": 1, "日": 1, "半个月": HALF_MONTH}.get(unit, WEEK)
    return today + timedelta(days=count * length)


def _weekday(said: str) -> int:
    return min(SPELT.index(said), WEEK - 1)


def _possible(parts: Iterable[tuple[int, int, int]]) -> list[date]:
    """Return those that exist; 29 February does in some years only."""
    return [date(*part) for part in parts if 1 <= part[1] <= 12 and 1 <= part[2] <= monthrange(*part[:2])[1]]
