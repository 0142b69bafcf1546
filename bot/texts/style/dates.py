"""Writes moments as people in Yunnan say them, such as 11月8日（周五）17:30."""

import re
from datetime import date, datetime

from bot.domain.time.calendar import SHANGHAI

_WEEKDAYS = "一二三四五六日"
_GREETINGS = ((5, "夜深了"), (11, "早上好"), (13, "中午好"), (18, "下午好"), (24, "晚上好"))
_TYPED = re.compile(r"\d{1,4}\s*[年月/.-]\s*\d{1,2}|\d{1,2}\s*月|\d{4}\s*年")


def day(moment: datetime, beside: datetime | None = None) -> str:
    """Return the date. The year is left out if it is that of `beside`."""
    local = moment.astimezone(SHANGHAI)
    year = "" if beside and beside.astimezone(SHANGHAI).year == local.year else f"{local.year}年"
    return f"{year}{local.month}月{local.day}日（周{_WEEKDAYS[local.weekday()]}）"


def date_of(moment: datetime) -> str:
    """Return the date as documents write it."""
    local = moment.astimezone(SHANGHAI)
    return f"{local.year}年{local.month}月{local.day}日"


def month_or_day(written: str) -> str:
    """Return 2024-08 or 2024-08-15 as documents write it; "" for none."""
    return written and "".join(f"{int(part)}{unit}" for part, unit in zip(written.split("-"), "年月日", strict=False))


def plain_day(day: date, beside: date | None = None) -> str:
    """Return month and day, behind the year if it is not that of `beside`."""
    year = f"{day.year}年" if beside is not None and beside.year != day.year else ""
    return f"{year}{day.month}月{day.day}日"


def days(first: date, last: date, beside: date) -> str:
    """Return a span of days, or the one day that it is; the year stands there if it is not that of `beside`."""
    ends = "" if first == last else f"至{plain_day(last, first)}"
    return f"{plain_day(first, beside)}{ends}"


def moment(at: datetime, beside: datetime | None = None) -> str:
    return f"{day(at, beside)}{at.astimezone(SHANGHAI):%H:%M}"


def greeting(at: datetime) -> str:
    """Return what one says at this hour."""
    hour = at.astimezone(SHANGHAI).hour
    return next(said for until, said in _GREETINGS if hour < until)


def clock(at: datetime) -> str:
    return f"{at.astimezone(SHANGHAI):%H:%M:%S}"


def stamp(at: datetime) -> str:
    """Return date and time for lists of events, such as 2024年10月25日 09:00."""
    local = at.astimezone(SHANGHAI)
    return f"{local.year}年{local.month}月{local.day}日 {local:%H:%M}"


def names_one(text: str) -> bool:
    """Return whether a date, month or year is written in the text."""
    return _TYPED.search(text) is not None
