"""Reads spans of days by their names: 上周, 最近30天, 前三季度, 去年, 11月上旬."""

import re
from datetime import date, timedelta

from bot.domain.time.calendar import DAY
from bot.domain.time.spans import Span, between, of_month, of_quarter

_QUARTER = re.compile(r"(?:(\d{4})年?)?(?:第?([1-4])个?季度?|q([1-4]))(?:度)?")
_QUARTERS = re.compile(r"(?:(\d{4})年?)?前([1-4])个?季度")
_OTHER_QUARTER = re.compile(r"(上|本|这|当)1?个?季度?")
_THIRD = re.compile(r"(?:(?:(\d{4})年)?(\d{1,2})月|([上本这当])?个?月)([上中下])旬")
_TWO_BACK = re.compile(r"上上个?月|前1?个月的前1个月")
_HALF = re.compile(r"(?:(\d{4})年?)?([上下])半年")
_WEEK = re.compile(r"(上上|上|本|这|当|下|前)1?个?(?:周|星期|礼拜)")
_WEEKS = {"前": -1, "上上": -2, "上": -1, "本": 0, "这": 0, "当": 0, "下": 1}
_LATELY = re.compile(r"(?:最近|近|过去|这)?(\d{1,3}|半)(?:个)?(天|日|周|星期|月|年)(?:之内|以?内|以来|里)?")
_LATELY_SAYS = re.compile(r"^(?:最近|近|过去|这)|内$")
_LENGTHS = {"天": 1, "日": 1, "周": 7, "星期": 7, "月": 30, "年": 365}
HALF_A_MONTH, HALF_A_YEAR = 15, 183


def week(text: str, today: date) -> Span | None:
    """Read a week such as 上周, from its Monday; None if it is none."""
    found = _WEEK.fullmatch(text)
    if found is None:
        return None
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=_WEEKS[found[1]])
    return between(monday, monday + timedelta(weeks=1))


def lately(joined: str, today: date) -> Span | None:
    """Read the last days up to today, such as 最近30天 and 近1周; a month counts thirty."""
    found = _LATELY.fullmatch(joined)
    if found is None or found[1] == "0" or not _LATELY_SAYS.search(joined):
        return None
    halves = {"月": HALF_A_MONTH, "年": HALF_A_YEAR}
    length = halves.get(found[2]) if found[1] == "半" else int(found[1]) * _LENGTHS[found[2]]
    return between(today + DAY - timedelta(days=length), today + DAY) if length else None


def of_name(joined: str, today: date) -> Span | None:
    if joined in {"去年", "上年", "上年度", "前年"}:
        year = today.year - (2 if joined == "前年" else 1)
        return Span(of_quarter(year, 1).first, of_quarter(year, 4).until)
    if half := _HALF.fullmatch(joined):
        year, begin = int(half[1] or today.year), 1 if half[2] == "上" else 3
        return Span(of_quarter(year, begin).first, of_quarter(year, begin + 1).until)
    if _TWO_BACK.fullmatch(joined):
        year, month = divmod(today.year * 12 + today.month - 3, 12)
        return of_month(year, month + 1)
    return _third(joined, today) or _of_quarter(joined, today)


def _of_quarter(joined: str, today: date) -> Span | None:
    """Read one quarter, or the first ones of a year."""
    if other := _OTHER_QUARTER.fullmatch(joined):
        year, index = divmod(today.year * 4 + (today.month - 1) // 3 - (other[1] == "上"), 4)
        return of_quarter(year, index + 1)
    if several := _QUARTERS.fullmatch(joined):
        year = int(several[1] or today.year)
        return Span(of_quarter(year, 1).first, of_quarter(year, int(several[2])).until)
    quarter = _QUARTER.fullmatch(joined)
    if quarter is None:
        return None
    number = int(quarter[2] or quarter[3])
    return of_quarter(int(quarter[1] or today.year - (today.month < number * 3 - 2)), number)


def _third(joined: str, today: date) -> Span | None:
    """Read ten days of a month, such as 11月上旬; the last third ends with the month."""
    found = _THIRD.fullmatch(joined)
    if found is None:
        return None
    year, month = int(found[1] or today.year), int(found[2] or today.month)
    if found[2] and not found[1]:
        year -= (month, 1) > (today.month, today.day)
    if found[3] == "上":
        year, month = (year - (month == 1)), (month - 1 or 12)
    whole, index = of_month(year, month), "上中下".index(found[4])
    first = date(year, month, 1 + index * 10)
    return (
        Span(between(first, None).first, whole.until)
        if index == 2
        else between(first, date(year, month, 11 + index * 10))
    )
