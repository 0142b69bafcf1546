"""Reads an hour of the day, and a length of time, as people type them."""

import re
from datetime import time

from bot.domain.time.typed.numerals import in_figures

_OF_DAY = r"凌晨|清晨|早上|早晨|上午|中午|午后|下午|傍晚|晚上|晚间|晚|夜里|半夜|深夜|a\.?m\.?|p\.?m\.?"
_SPOKEN = r"[点时]\s*(?:过?\s*(?P<said>\d{1,2})\s*分?|(?P<part>半|[13]刻|整|钟))?"
_CLOCK = rf"(?P<hour>\d{{1,2}})\s*(?:[:.]\s*(?P<minute>\d\d)|{_SPOKEN})?"
_TYPED = re.compile(rf"(?P<before>{_OF_DAY})?\s*{_CLOCK}\s*(?P<after>{_OF_DAY})?\s*(?:开始)?")
_JOINED = re.compile(r"(\d{1,2})(\d\d)")
_PARTS = {"半": 30, "1刻": 15, "3刻": 45, "整": 0, "钟": 0}
NOON, MIDNIGHT = 12, 24
# Of each part of the day which hours it may be said with, and what is added to those of twelve.
_MORNING = {hour: hour for hour in range(4, 13)}
_AFTERNOON = {hour: hour % NOON + NOON for hour in range(1, 13)} | {hour: hour for hour in range(13, 20)}
_EVENING = {hour: hour + NOON for hour in range(5, 12)} | {hour: hour for hour in range(17, 24)}
_NIGHT = {hour: hour for hour in (*range(7), 23)} | {11: 23, 12: 0}
_HOURS = {
    **dict.fromkeys(("清晨", "早上", "早晨", "上午"), _MORNING),
    "am": {hour: hour % NOON for hour in range(13)},
    "中午": {11: 11, 12: 12, 13: 13, 14: 14, 1: 13, 2: 14},
    **dict.fromkeys(("午后", "下午", "傍晚"), _AFTERNOON),
    "pm": {hour: hour % NOON + NOON for hour in range(1, 13)} | {hour: hour for hour in range(13, 24)},
    **dict.fromkeys(("晚上", "晚间", "晚"), _EVENING),
    **dict.fromkeys(("半夜", "深夜"), _NIGHT),
    **dict.fromkeys(("凌晨", "夜里"), {hour: hour for hour in range(7)} | {12: 0}),
}
_LONG = re.compile(r"(?:(\d{1,2})\s*个?(?:小时|钟头))?\s*(?:(\d{1,3})\s*分钟?)?")
_LENGTHS = {"半小时": 30, "半个小时": 30, "半个钟头": 30, "1刻钟": 15, "3刻钟": 45, "1个半小时": 90, "1小时半": 90}


def hour(text: str) -> time | None:
    """Read an hour such as 14:30, 下午2点半 or 2:30 PM; None if it is none or contradicts itself."""
    plain = in_figures(text)
    if joined := _JOINED.fullmatch(plain):
        return _time(int(joined[1]), int(joined[2]))
    found = _TYPED.fullmatch(plain)
    if found is None or (found["before"] and found["after"]):
        return None
    said, minute = found["before"] or found["after"], found["minute"] or found["said"]
    number = int(found["hour"])
    meant = _HOURS[said.replace(".", "")].get(number) if said else number
    return None if meant is None else _time(meant, int(minute or _PARTS.get(found["part"] or "整", 0)))


def other_half(moment: time) -> time:
    """Return the same hour of the other half of the day, 12 hours apart."""
    return moment.replace(hour=(moment.hour + NOON) % MIDNIGHT)


def minutes(text: str) -> int | None:
    """Read a length such as 20分钟, 半小时 or 1小时30分 as minutes; None if it is none."""
    plain = in_figures(text)
    found = _LONG.fullmatch(plain)
    if plain in _LENGTHS or not plain or found is None:
        return _LENGTHS.get(plain)
    return int(found[1] or 0) * 60 + int(found[2] or 0)


def _time(hours: int, minutes_: int) -> time | None:
    return time(hours, minutes_) if hours < MIDNIGHT and minutes_ < 60 else None
