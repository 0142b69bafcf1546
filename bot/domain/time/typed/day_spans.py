"""Reads the first and the last of some coming days: 周三到周五, 12月7号到9号, 下周, 从明天起请5天假, 12月上旬."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain

from bot.domain.time.calendar import WorkCalendar
from bot.domain.time.typed import days, period_ends, working_days
from bot.domain.time.typed.numerals import in_figures

Span = tuple[date, date]

_TO = re.compile(r"\s*(?:(?:开始|起)?(?:休年假|休假|请假|出差|外出|培训|学习|不在)?,?(?:到|至)|[-—–~]+|,?一?直到)\s*")
_LISTED = re.compile(r"\s*(?:、|,|和|跟|,?还有)\s*|(?<=[周期拜][1-6日天])(?=周|星期|礼拜)")
_FOR = re.compile(
    r"(?P<since>从|自)?(?P<day>.{1,12}?)(?P<on>(?:起|开始|,|的|共|一共|连续|请|休|离岗|出差|外出|请假|休假)*)"
    r"(?P<count>\d{1,3})(?P<unit>天|个?工作日|个?(?:周|星期|礼拜))的?(?:假|年假|病假|假期)?"
)
_PAIRS = {"今明2天": (0, 1), "今明": (0, 1), "明后2天": (1, 2), "明后": (1, 2), "今天明天": (0, 1), "明天后天": (1, 2)}
_AWAY = re.compile(
    r"^(?:我|本人)?(?:从|自)?|(?:我)?(?:都)?(?:要|需要|得)?(?:请假|休假|休年假|出差|外出|不在|学习|培训|离岗)?(?:了|吧)?$"
)
_WEEK = re.compile(r"(本|这|下下|下)(?:1|整|个|1整)?个?(?:周|星期|礼拜)(?:整周|1整周|全周)?")
_MONTH = re.compile(r"(?:(本|这|下下|下)个?月|(?:(今|明)年)?(\d{1,2})月份?)的?(上旬|中旬|下旬|整月|整个月|全月)?")
_ONE = re.compile(  # 明天一天, 下周三一天; 十一天 counts
    r"(?P<day>.*?(?:[^一二三四五六七八九十两\d]|(?:周|星期|礼拜)[一二三四五六日天]))(?:一|这|那|全|整|当)天"
)
_CLAUSE = re.compile(r"[，,。；;！!？?]")
_WEEKS = {"本": 0, "这": 0, "下": 1, "下下": 2}
_PARTS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}
_SHORT_DAY = re.compile(r"\d{1,2}[日号]?|[1-6日天]")
WEEK, ALL_MONTHS = 7, 12
MOST = 200  # days that anybody means: from 10 December to 5 December is a slip


def to_come(text: str, today: date, calendar: WorkCalendar = working_days.STATUTORY) -> Span | None:
    """Read both days; None if the text as a whole names no such days, or may name several."""
    if single := _ONE.fullmatch(text.strip()):
        day = days.to_come(single["day"], today, calendar=calendar)
        return (day, day) if day else None
    plain = _AWAY.sub("", in_figures(text)).strip()
    joined = "".join(plain.split())
    if joined in _PAIRS:
        first, last = (today + timedelta(days=ahead) for ahead in _PAIRS[joined])
        return first, last
    named = _week(joined, today) or _month(joined, today) or _counted(joined, today, calendar)
    if named:
        return named
    found = set(_between(plain, today, calendar))
    return found.pop() if len(found) == 1 else None


def _between(plain: str, today: date, calendar: WorkCalendar) -> Iterator[Span]:
    """Yield the readings of two days with a mark between them; days that are listed must follow each other."""
    for marks, is_list in ((_TO, False), (_LISTED, True)):
        for mark in marks.finditer(plain):
            left, right = plain[: mark.start()], plain[mark.end() :]
            if left.isdecimal() and right.endswith(("日", "号")):
                left = f"{left}日"
            first = days.to_come(left, today, calendar=calendar)
            if first is None or not right:
                continue
            last = _last(left, right, first, today, calendar)
            length = (last - first).days if last is not None else 0
            if last is not None and 0 < length <= (1 if is_list else MOST):
                yield first, last


def _last(left: str, right: str, first: date, today: date, calendar: WorkCalendar) -> date | None:
    """Read the last day, which may leave out what the first has said: 周三到五, 12.1-5, 12月7号到9."""
    if _SHORT_DAY.fullmatch(right) and (of_week := re.match(r".*(?:周|星期|礼拜)(?=.$)", left)):
        right = re.sub(r"^(?:上上|上|本|这|下下|下)?个?", "", of_week[0]) + right
    elif right.isdecimal() and re.search(r"[-/.月]", left):
        right = f"{right}日"
    return days.to_come(right, today, since=first, calendar=calendar)


def _week(joined: str, today: date) -> Span | None:
    found = _WEEK.fullmatch(joined)
    if found is None:
        return None
    monday = today + timedelta(days=WEEK * _WEEKS[found[1]] - today.weekday())
    return max(monday, today), monday + timedelta(days=WEEK - 1)


def _month(joined: str, today: date) -> Span | None:
    """Read a month, or a third of it."""
    found = _MONTH.fullmatch(joined)
    if found is None or (found[3] and not 1 <= int(found[3]) <= ALL_MONTHS):
        return None
    if found[1]:
        last = period_ends.last_day(today.year, today.month + _WEEKS[found[1]])
    else:
        year = today.year + (found[2] == "明" or (not found[2] and int(found[3]) < today.month))
        last = period_ends.last_day(year, int(found[3]))
    begin, end = _PARTS.get(found[4] or "", (1, last.day))
    first, last = last.replace(day=begin), last.replace(day=min(end, last.day))
    return (max(first, today), last) if last >= today else None


def _counted(joined: str, today: date, calendar: WorkCalendar) -> Span | None:
    """Read a first day and a number of days, counted with it: 明天起三天."""
    found = _FOR.fullmatch(joined)
    first = days.to_come(found["day"], today, calendar=calendar) if found else None
    if found is None or first is None or not (found["since"] or found["on"]) or not int(found["count"]):
        return None
    count = int(found["count"])
    if "工作日" in found["unit"]:
        last = first
        for _ in range(count - calendar.is_workday(first)):
            last = calendar.next_workday(last)
        return first, last
    return first, first + timedelta(days=count * (1 if found["unit"] == "天" else WEEK) - 1)


def clause(text: str, today: date, calendar: WorkCalendar = working_days.STATUTORY) -> str:
    """Return the clause of a sentence that names such days, or only the first; empty if none does."""
    parts = _CLAUSE.split(text)
    firsts = (_AWAY.sub("", in_figures(part)).strip() for part in parts)
    both = (part for part in parts if to_come(part, today, calendar))
    return next(chain(both, (first for first in firsts if days.to_come(first, today, calendar=calendar))), "")
