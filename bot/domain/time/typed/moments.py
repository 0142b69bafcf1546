"""Reads a day with its hour as people type them in one line: 后天上午十点, 12月3日 9:30, 明晚七点."""

import re
from datetime import date, time, timedelta

from bot.domain.time.typed import days, hours
from bot.domain.time.typed.numerals import in_figures

_SHORT = re.compile(r"(今|明|后)(早|晚)(?!上)")  # 明晚 is 明天晚上
_SAYS_HOUR = re.compile(r"[点时:]|[ap]\.?m|[正晌]午")
_JOIN = " ,，的"


def moment(text: str, today: date) -> tuple[date, time] | None:
    """Read a coming day and an hour; None unless the whole text can mean one such moment only.

    今晚12点 is the midnight with which tomorrow begins.
    """
    plain = _SHORT.sub(r"\1天\2上", in_figures(text))
    found = {
        (day + after, hour)
        for cut in range(1, len(plain))
        if _SAYS_HOUR.search(behind := plain[cut:].strip(_JOIN))
        and (day := days.to_come(plain[:cut].strip(_JOIN), today)) is not None
        for after, read in ((timedelta(), hours.hour), (timedelta(days=1), hours.hour_of_next_day))
        if (hour := read(behind)) is not None
    }
    return found.pop() if len(found) == 1 else None


def span(text: str, today: date) -> tuple[date, time, time] | None:
    """Read a coming day with a first and a last hour, such as 明天上午9点到11点半."""
    plain = _SHORT.sub(r"\1天\2上", in_figures(text))
    found = {
        (day, *both)
        for cut in range(1, len(plain))
        if _SAYS_HOUR.search(behind := plain[cut:].strip(_JOIN))
        and (day := days.to_come(plain[:cut].strip(_JOIN), today)) is not None
        and (both := hours.span(behind)) is not None
    }
    return found.pop() if len(found) == 1 else None


def without_hour(text: str, today: date) -> date | None:
    """Read a coming day of which only the part is said, such as 后天下午; the hour is left open."""
    plain = _SHORT.sub(r"\1天\2上", in_figures(text))
    cuts = (cut for cut in range(1, len(plain)) if hours.part_of_day(plain[cut:].strip(_JOIN)))
    return next((day for cut in cuts if (day := days.to_come(plain[:cut].strip(_JOIN), today))), None)
