"""The days on which no test may fail, and how a process is made to live in one."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path

from bot.domain.time.calendar import SHANGHAI

SATURDAY, SUNDAY = 5, 6
SITE = Path(__file__).with_name("site")


@dataclass(frozen=True)
class Day:
    """When it begins, and what is set on a machine there."""

    begins: Callable[[datetime], datetime]
    settings: dict[str, str] = field(default_factory=dict)


def next_weekday(weekday: int, at: time) -> Callable[[datetime], datetime]:
    """Return what finds the next such day after now, in Shanghai."""

    def begins(now: datetime) -> datetime:
        day = now.astimezone(SHANGHAI).date() + timedelta(days=1)
        day += timedelta(days=(weekday - day.weekday()) % 7)
        return datetime.combine(day, at, SHANGHAI)

    return begins


def on(*parts: int) -> Callable[[datetime], datetime]:
    return lambda _: datetime(*parts, tzinfo=SHANGHAI)  # type: ignore[arg-type, misc]  # year to second


DAYS = {
    "saturday": Day(next_weekday(SATURDAY, time(12))),
    "sunday": Day(next_weekday(SUNDAY, time(23, 50))),  # Monday comes while they run
    "newyear": Day(on(2026, 12, 31, 23, 59, 30)),
    "leap": Day(on(2028, 2, 29, 10)),
    "festival": Day(on(2027, 2, 8, 10)),  # 春节, in a year of which the calendar has no data
    # in New York it is still Friday
    "newyork": Day(next_weekday(SATURDAY, time(10)), {"TZ": "America/New_York", "LANG": "C", "LC_ALL": "C"}),
}


def living_in(day: Day, now: datetime) -> tuple[list[str], dict[str, str]]:
    """Return the words before a command, and its environment, that make it and all that it starts live in `day`.

    The day is given as a distance, since an absolute one would begin anew in each process that is started later. The
    clock that only measures stays as it is, as do the times of files, by which Python knows what it has compiled.
    """
    seconds = round((day.begins(now) - now).total_seconds())
    kept = {name: value for name, value in os.environ.items() if name not in {"TZ", "LANG", "LC_ALL"}}
    kept |= {"FAKETIME_DONT_FAKE_MONOTONIC": "1", "NO_FAKE_STAT": "1", "PYTHONPATH": str(SITE)} | day.settings
    return ["faketime", "-f", f"{seconds:+d}s"], kept
