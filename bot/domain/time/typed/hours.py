"""Reads an hour of the day, and a length of time, as people type them."""

import re
from datetime import time

from bot.domain.time.typed.numerals import in_figures

_OF_DAY = (
    r"凌晨|清晨|清早|早上|早晨|上午|午前|中午|正午|晌午|午后|下午|后晌|傍晚|晚上|晚间|夜间|夜里|半夜|深夜|早|晚"
    r"|a\.?m\.?|p\.?m\.?"
)
_SHORT_OF = r"(?:差|还差|欠)\s*(?:(?P<{0}>\d{{1,2}})\s*分钟?|(?P<{0}q>1)刻钟?)(?:到)?"  # 差五分三点
_BEFORE, _BEHIND = _SHORT_OF.format("less"), _SHORT_OF.format("wants")
_SPOKEN = r"[点时]\s*(?:过?\s*(?P<said>\d{1,2})\s*分?|(?P<part>半钟?|过?[13]刻钟?|整|钟))?"
_CLOCK = rf"(?P<hour>\d{{1,2}})\s*(?:[:;.]\s*(?P<minute>\d\d)(?:分|点)?|{_SPOKEN})?"
_TYPED = re.compile(
    rf"(?P<before>{_OF_DAY})?\s*(?:{_BEFORE})?\s*(?P<inner>{_OF_DAY})?\s*{_CLOCK}\s*(?P<after>{_OF_DAY})?"
    rf"\s*(?:{_BEHIND})?\s*(?:开始|开会|整)?(?:吧|呢|啊|呀|就行|可以)?"
)
_FRAME = re.compile(r"^(?:那就|就|定在|定于|改到|改在|安排在|从)(?=.)|(?<=.)(?:可以吗|行吗|好吗)?[?。]*$")
_NAMED = re.compile(r"(?:中午|正午|晌午)整?|(?:零|0)点整?")
_JOINED = re.compile(r"(\d{1,2})(\d\d)")
_PARTS = {"半": 30, "1刻": 15, "3刻": 45, "整": 0, "": 0}
NOON, MIDNIGHT = 12, 24
# Of each part of the day which hours it may be said with, and what is added to those of twelve.
_MORNING = {hour: hour for hour in range(4, 13)}
_AFTERNOON = {hour: hour % NOON + NOON for hour in range(1, 13)} | {hour: hour for hour in range(13, 20)}
_EVENING = {hour: hour + NOON for hour in range(5, 13)} | {hour: hour for hour in range(17, 24)} | {0: MIDNIGHT}
_NOON = {11: 11, 12: 12, 13: 13, 14: 14, 1: 13, 2: 14}
_NIGHT = {hour: hour for hour in (*range(7), 23)} | {11: 23, 12: MIDNIGHT}
_HOURS = {
    **dict.fromkeys(("清晨", "清早", "早上", "早晨", "早", "上午", "午前"), _MORNING),
    "am": {hour: hour % NOON for hour in range(13)},
    **dict.fromkeys(("中午", "正午", "晌午"), _NOON),
    **dict.fromkeys(("午后", "下午", "后晌", "傍晚"), _AFTERNOON),
    "pm": {hour: hour % NOON + NOON for hour in range(1, 13)} | {hour: hour for hour in range(13, 24)},
    **dict.fromkeys(("晚上", "晚间", "夜间", "晚"), _EVENING),
    **dict.fromkeys(("半夜", "深夜"), _NIGHT),
    "凌晨": {hour: hour for hour in range(7)} | {12: 0},
    "夜里": {hour: hour for hour in range(7)} | {9: 21, 10: 22, 11: 23, 12: MIDNIGHT},
}
_LONG = re.compile(
    r"(?:每[家户个号]企?业?)?\s*(?:(\d{1,2})\s*(?:个?(?:小时|钟头|钟)|h))?\s*(?:(\d{1,3})\s*(?:分钟?|min))?"
)
_TENTHS = re.compile(r"(\d{1,2})\.([05])\s*(?:个?(?:小时|钟头)|h)")
_LENGTHS = {"半小时": 30, "半个小时": 30, "半个钟头": 30, "1刻钟": 15, "3刻钟": 45, "两刻钟": 30, "2刻钟": 30}
_AND_HALF = re.compile(r"(\d{1,2})(?:个半(?:小时|钟头)|个?小时半)")
_TO = re.compile(r"\s*(?:至|到|[-—–~]+)\s*")
_FOR = re.compile(r"\s*,?\s*(?:(?:起|开始)?,?\s*(?:开(?!始)|共|持续|用时|一共)|起|开始)\s*")
HALF, HOUR = 30, 60
DAY = MIDNIGHT * HOUR


def hour(text: str) -> time | None:
    """Read an hour such as 14:30, 下午2点半, 差五分三点 or 2:30 PM; None if it is none or contradicts itself."""
    said = _read(text)
    return None if said is None or said >= DAY else time(*divmod(said, HOUR))


def hour_of_next_day(text: str) -> time | None:
    """Read an hour that is said of a day but lies in the next one: 晚上12点, 夜里12点半; None if it is none."""
    said = _read(text)
    return None if said is None or said < DAY else time(*divmod(said - DAY, HOUR))


def _read(text: str) -> int | None:
    """Return the minutes from the beginning of the day; what the night has after midnight is a whole day and more."""
    plain = _FRAME.sub("", in_figures(text))
    if joined := _JOINED.fullmatch(plain):
        return _time(int(joined[1]), int(joined[2]))
    if _NAMED.fullmatch(plain):
        return 0 if "点" in plain else NOON * HOUR
    found = _TYPED.fullmatch(plain)
    said = [part for part in found.group("before", "inner", "after") if part] if found else []
    if found is None or len(said) > 1:
        return None
    number = int(found["hour"])
    if not said:
        return _less(_time(number, _minute(found)), found)
    meant = _HOURS[said[0].replace(".", "")].get(number)
    return None if meant is None else _less(_time(meant, _minute(found), MIDNIGHT + 1), found)


def _minute(found: re.Match[str]) -> int:
    part = (found["part"] or "整").removeprefix("过").removesuffix("钟")
    return int(found["minute"] or found["said"] or _PARTS[part])


def _less(moment: int | None, found: re.Match[str]) -> int | None:
    """Return the moment so many minutes before; None if an hour is said with minutes both ways."""
    lacking = [int(found[want] or 0) + (HALF // 2 if found[f"{want}q"] else 0) for want in ("less", "wants")]
    if moment is None or not any(lacking):
        return moment
    if all(lacking) or moment % HOUR or sum(lacking) >= HOUR:
        return None
    return moment - sum(lacking) if moment else DAY - sum(lacking)


def span(text: str) -> tuple[time, time] | None:
    """Read the first and the last hour, such as 下午2点到4点半 or 9点开两个小时; None if the whole is no such thing."""
    plain = in_figures(text)
    found = {
        ends
        for mark in (*_TO.finditer(plain), *_FOR.finditer(plain))
        if (first := hour(plain[: mark.start()])) and (ends := _ends(first, plain, mark))
    }
    return found.pop() if len(found) == 1 else None


def _ends(first: time, plain: str, mark: re.Match[str]) -> tuple[time, time] | None:
    """Return both hours. The last one may leave out which part of the day it is in."""
    behind = plain[mark.end() :]
    if length := minutes(behind):
        until = first.hour * HOUR + first.minute + length
        return (first, time(*divmod(until, HOUR))) if until < DAY else None
    last = hour(behind)
    part = re.match(_OF_DAY, plain)
    if last is not None and part and not re.search(_OF_DAY, behind):
        last = hour(part[0] + behind) or last
    if last is not None and last <= first and last.hour < NOON and not re.search(_OF_DAY, behind):
        last = other_half(last)
    return (first, last) if last is not None and first < last else None


def part_of_day(text: str) -> bool:
    """Whether the text is only a part of the day, such as 下午."""
    return bool(re.fullmatch(_OF_DAY, in_figures(text)))


def other_half(moment: time) -> time:
    """Return the same hour of the other half of the day, 12 hours apart."""
    return moment.replace(hour=(moment.hour + NOON) % MIDNIGHT)


def minutes(text: str) -> int | None:
    """Read a length such as 20分钟, 半小时, 1.5小时 or 1小时30分 as minutes; None if it is none."""
    plain = in_figures(text)
    if plain in _LENGTHS:
        return _LENGTHS[plain]
    if half := _AND_HALF.fullmatch(plain):
        return int(half[1]) * HOUR + HALF
    if tenths := _TENTHS.fullmatch(plain):
        return int(tenths[1]) * HOUR + int(tenths[2]) * HOUR // 10
    found = _LONG.fullmatch(plain)
    if found is None or not (found[1] or found[2]):
        return None
    return int(found[1] or 0) * HOUR + int(found[2] or 0)


def _time(hours: int, minutes_: int, end: int = MIDNIGHT) -> int | None:
    return hours * HOUR + minutes_ if hours < end and minutes_ < HOUR else None
