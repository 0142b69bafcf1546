"""Reads a day that is told in working days, such as 三个工作日内 and 国庆后第一个工作日, or by a fixed festival."""

import re
from collections.abc import Iterator
from datetime import date, time, timedelta

import chinese_calendar

from bot.domain.time.calendar import DAY, WorkCalendar
from bot.domain.time.typed import period_ends

STATUTORY = WorkCalendar(time(8, 30), time(17, 30))
_COUNTED = re.compile(r"再?过?(\d{1,3})个?工作日(?:之|以)?([后内])?")
_OF_WEEK = re.compile(r"(本|这|下下|下)个?(?:周|星期|礼拜)的?(第1|首|最后1)个?工作日")
_OF_MONTH = re.compile(r"(?:(本|这|当|下下|下)个?月|(?:(今|明)年)?(\d{1,2})月份?)的?(?:底前?)?(第1|首|最后1)个?工作日")
_HOLIDAY = re.compile(
    r"(.{2,3}?)(?:假期|放假|长假|小长假|节日)?(?:之|以)?([前后])的?(第1|首|最后1)个?(?:工作日|天上班|上班日)"
)
_DAY_OF = re.compile(r"(?:(今|明|后)年)?(.{2,3}?)(?:当天|那天)?")
_WEEKS = {"本": 0, "这": 0, "下": 1, "下下": 2}
_HOLIDAYS = {
    **dict.fromkeys(("元旦", "元旦节"), "New Year's Day"),
    **dict.fromkeys(("春节", "过年"), "Spring Festival"),
    **dict.fromkeys(("清明", "清明节"), "Tomb-sweeping Day"),
    **dict.fromkeys(("51", "51节", "劳动节"), "Labour Day"),
    **dict.fromkeys(("端午", "端午节"), "Dragon Boat Festival"),
    **dict.fromkeys(("中秋", "中秋节"), "Mid-autumn Festival"),
    **dict.fromkeys(("国庆", "国庆节", "101"), "National Day"),
}
_FIXED = {"元旦": (1, 1), "51": (5, 1), "劳动节": (5, 1), "国庆": (10, 1), "国庆节": (10, 1), "元旦节": (1, 1)}
LOOKED = 400  # days in which the next festival is looked for
WEEK, ALL_MONTHS = 7, 12


def read(plain: str, today: date, begin: date, calendar: WorkCalendar) -> date | None:
    """Return the day; None if the text, in figures, tells none, or if the year's holidays are not known."""
    said = "".join(plain.split())
    if (counted := _COUNTED.fullmatch(said)) and (counted[2] or said.startswith(("过", "再过"))):
        return _after(today, int(counted[1]), calendar)
    if of_week := _OF_WEEK.fullmatch(said):
        monday = today + timedelta(days=WEEK * _WEEKS[of_week[1]] - today.weekday())
        return _edge(monday, monday + timedelta(days=WEEK - 1), of_week[2], calendar)
    if of_month := _OF_MONTH.fullmatch(said):
        return _of_month(of_month, today, calendar)
    if holiday := _HOLIDAY.fullmatch(said):
        return _at_holiday(holiday, begin, calendar)
    found = _DAY_OF.fullmatch(said)
    fixed = _FIXED.get(found[2]) if found else None
    if found is None or fixed is None:
        return None
    return date(today.year + "今明后".index(found[1]), *fixed) if found[1] else _on(fixed, begin)


def _on(fixed: tuple[int, int], begin: date) -> date:
    day = date(begin.year, *fixed)
    return day if day >= begin else date(begin.year + 1, *fixed)


def _after(day: date, count: int, calendar: WorkCalendar) -> date:
    for _ in range(count):
        day = calendar.next_workday(day)
    return day


def _edge(first: date, last: date, which: str, calendar: WorkCalendar) -> date | None:
    """Return the first or the last working day of these days."""
    days = [day for day in _days(first, last) if calendar.is_workday(day)]
    return (days[-1] if which.startswith("最后") else days[0]) if days else None


def _days(first: date, last: date) -> Iterator[date]:
    return (first + DAY * step for step in range((last - first).days + 1))


def _of_month(found: re.Match[str], today: date, calendar: WorkCalendar) -> date | None:
    if found[1]:
        last = period_ends.last_day(today.year, today.month + _WEEKS.get(found[1], 0))
    elif not 1 <= int(found[3]) <= ALL_MONTHS:
        return None
    else:
        year = today.year + (found[2] == "明" or (not found[2] and int(found[3]) < today.month))
        last = period_ends.last_day(year, int(found[3]))
    return _edge(last.replace(day=1), last, found[4], calendar)


def _at_holiday(found: re.Match[str], begin: date, calendar: WorkCalendar) -> date | None:
    """Return the working day next to the coming holiday of that name."""
    off = _holiday(_HOLIDAYS.get(found[1], ""), begin)
    if not off or (found[2] == "前") != found[3].startswith("最后"):
        return None
    step = -DAY if found[2] == "前" else DAY
    day = (off[0] if found[2] == "前" else off[-1]) + step
    while not calendar.is_workday(day):
        day += step
    return day


def _holiday(name: str, begin: date) -> list[date]:
    """Return the days off of the next holiday of that name that is not over; none if it is not announced."""
    off = list[date]()
    for step in range(-WEEK, LOOKED):
        day = begin + DAY * step
        try:
            is_off, named = chinese_calendar.get_holiday_detail(day)
        except NotImplementedError:
            return []
        if is_off and named == name:
            off.append(day)
        elif off and (day - off[-1]).days > 1:
            if off[-1] >= begin:
                return off
            off = []
    return []
