"""Reads a day that is named as the end of a month, quarter or year, such as 年底, 下月底, 三季度末."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

_END = r"(?:之?内|(?:底|末|最后1天)(?:之?前|以前)?)"
_YEAR = re.compile(rf"(?:(今|本|明|后|去|前)年|(\d{{4}}|\d\d)年)?(?:年{_END}|(?<=年){_END})")
_MONTH = re.compile(rf"(?:(今|本|明|后|去|前)年|(\d{{4}}|\d\d)年)?的?(\d{{1,2}})月份?{_END}")
_OF_MONTH = re.compile(rf"(?:(上|本|这|当|下下|下)个?月份?(?:月)?|月){_END}")
_QUARTER = re.compile(rf"(?:(今|本|明|后|去|前)年|(\d{{4}}|\d\d)年)?第?([1-4])季度{_END}")
_OF_QUARTER = re.compile(rf"(上|本|这|下)?个?季度?{_END}")
_YEARS = {"前": -2, "去": -1, "今": 0, "本": 0, "明": 1, "后": 2}
_STEPS = {"上": -1, "本": 0, "这": 0, "当": 0, "下": 1, "下下": 2, None: 0}
ROUND = range(-1, 2)  # years in which an end without its year is looked for
MONTHS, OF_QUARTER = 12, 3


def read(plain: str, today: date, choose: Callable[[list[date]], date | None]) -> date | None:
    """Return the last day of what is named; None if the text, in figures, names no such end."""
    said = "".join(plain.split())
    for pattern, months in ((_MONTH, 1), (_QUARTER, OF_QUARTER)):
        if found := pattern.fullmatch(said):
            return _in_years(found, today, int(found[3]) * months, choose)
    if found := _YEAR.fullmatch(said):
        return _in_years(found, today, MONTHS, choose)
    if found := _OF_MONTH.fullmatch(said):
        if found[1] is None:
            return choose([last_day(today.year, today.month + step) for step in ROUND])
        return last_day(today.year, today.month + _STEPS[found[1]])
    if found := _OF_QUARTER.fullmatch(said):
        quarter = (today.month - 1) // OF_QUARTER + 1 + _STEPS[found[1]]
        return last_day(today.year, quarter * OF_QUARTER)
    return None


def last_day(year: int, month: int) -> date:
    """Return the last day of a month; the months before January and after December are those of other years."""
    years, index = divmod(month - 1, MONTHS)
    return date(year + years, index + 1, monthrange(year + years, index + 1)[1])


def months_on(day: date, months: int) -> date:
    """Return the same day so many months later, or the last one of a month that is shorter."""
    end = last_day(day.year, day.month + months)
    return end.replace(day=min(day.day, end.day))


def _in_years(
    found: re.Match[str], today: date, month: int, choose: Callable[[list[date]], date | None]
) -> date | None:
    if not 1 <= month <= MONTHS:
        return None
    if found[1]:
        return last_day(today.year + _YEARS[found[1]], month)
    if found[2]:
        return last_day(int(found[2]) % 100 + 2000 if len(found[2]) == len("24") else int(found[2]), month)
    return choose([last_day(today.year + step, month) for step in ROUND])
