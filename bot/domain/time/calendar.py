"""Working time: which days and hours count, and when a limit in working days ends."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice
from typing import Literal
from zoneinfo import ZoneInfo

import chinese_calendar

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAY = timedelta(days=1)
NOTHING = timedelta(0)


@lru_cache(maxsize=16_384)
def _statutory(day: date) -> bool | None:
    """Return what the State Council's calendar says; None for a year that it has not announced."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None


def _utc(moment: datetime) -> datetime:
    if moment.utcoffset() is None:
        raise ValueError(f"{moment} needs a time zone")
    return moment.astimezone(UTC)


def shanghai_date(moment: datetime) -> date:
    """Return the date in Shanghai at this moment."""
    return _utc(moment).astimezone(SHANGHAI).date()


def year_to_know(moment: datetime) -> int:
    """Return the year whose holidays must be known by now; in December that is the next year."""
    day = shanghai_date(moment)
    return day.year + (day.month == 12)


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Working days and hours.

    Every datetime goes in aware and is returned in UTC. `workdays` and `holidays` override the State Council's
    calendar. In a year for which neither knows anything, Monday to Friday are working days. Both the opening and
    the closing moment are working time.
    """

    opens: time
    closes: time
    workdays: frozenset[date] = frozenset()
    holidays: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if self.opens.tzinfo or self.closes.tzinfo:
            raise ValueError("working hours are Shanghai times without a zone")
        if self.opens >= self.closes:
            raise ValueError(f"the day opens at {self.opens}, after or when it closes: {self.closes}")
        if both := self.workdays & self.holidays:
            raise ValueError(f"{min(both)} is overridden both as a working day and as a holiday")

    # Days

    def is_workday(self, day: date) -> bool:
        if day in self.workdays:
            return True
        if day in self.holidays:
            return False
        known = _statutory(day)
        return day.weekday() < 5 if known is None else known

    def has_data(self, year: int) -> bool:
        """Return whether the year's holidays are known: announced, or in the overrides with its 1 January."""
        new_year = date(year, 1, 1)
        return _statutory(new_year) is not None or new_year in self.holidays

    def next_workday(self, day: date) -> date:
        return self._step(day, 1, 1)

    def first_workdays(self, year: int, month: int, n: int) -> list[date]:
        return list(islice(self._walk(date(year, month, 1), 1), n))

    def last_workday(self, year: int, month: int) -> date:
        following = date(year + month // 12, month % 12 + 1, 1)
        return self._step(following, 1, -1)

    def count(self, a: date, b: date) -> int:
        """Return the number of working days after `a` up to and with `b`; 0 if b is not after a."""
        return sum(self.is_workday(a + DAY * n) for n in range(1, (b - a).days + 1))

    # Moments

    def due(self, start: datetime, days: int) -> datetime:
        """Return the closing time of the n-th working day after the start's day.

        With 0 it is the first day that is not over.
        """
        if days == 0:
            return self._closing(shanghai_date(self.next_open(start)))
        return self._closing(self._step(shanghai_date(start), days, 1))

    def not_due_since(self, now: datetime, days: int) -> datetime:
        """Return the first moment from which a limit of so many working days has not passed by now."""
        last = next(day for day in self._walk(shanghai_date(now), -1) if self._closing(day) < now)
        if days == 0:
            return self._closing(last) + timedelta.resolution
        return datetime.combine(self._step(last, days - 1, -1), time(), SHANGHAI).astimezone(UTC)

    def passed_by(self, now: datetime, days: int) -> datetime:
        """Return the moment before which a closing time has passed by so many working days, today among them."""
        if days == 0:
            return _utc(now)
        last = next(islice(self._walk(shanghai_date(now), -1), days - 1, None))
        return datetime.combine(last, time(), SHANGHAI).astimezone(UTC)

    def resumed(self, due: datetime, paused: datetime, start: datetime) -> datetime:
        """Return the closing time after a pause that ended at `start`, later by the working days of the pause.

        Less than half a day counts as none, more as one; it is never on a day that is over.
        """
        length = self._day_length()
        lost = (2 * self.worktime(paused, start) + length) // (2 * length)
        return max(self.due(due, lost) if lost else _utc(due), self.due(start, 0))

    def before(self, due: datetime, days: int) -> datetime:
        """Return the opening of the n-th working day before the due day.

        With 0 it is that day or the last working day before it.
        """
        return self._opening(self._step(shanghai_date(due), days, -1))

    def after(self, due: datetime, days: int) -> datetime:
        """Return the opening of the n-th working day after the due day.

        With 0 it is the moment itself or the next opening.
        """
        if days == 0:
            return self.next_open(due)
        return self._opening(self._step(shanghai_date(due), days, 1))

    def is_open(self, moment: datetime) -> bool:
        day = shanghai_date(moment)
        return self.is_workday(day) and self._opening(day) <= moment <= self._closing(day)

    def next_open(self, moment: datetime) -> datetime:
        if self.is_open(moment):
            return _utc(moment)
        day = shanghai_date(moment)
        return self._opening(self._step(day, 0 if moment < self._opening(day) else 1, 1))

    def worktime(self, a: datetime, b: datetime) -> timedelta:
        """Return the working time from a to b; zero if b is not after a."""
        if _utc(b) <= _utc(a):
            return NOTHING
        whole_days = self.count(shanghai_date(a) - DAY, shanghai_date(b) - DAY)
        return whole_days * self._day_length() + self._spent(b) - self._spent(a)

    def plus_worktime(self, start: datetime, delta: timedelta) -> datetime:
        """Return the first open moment at which `delta` of working time has passed since the start."""
        if delta < NOTHING:
            raise ValueError("working time only runs forward")
        begin = self.next_open(start)
        left = delta + self._spent(begin)
        days, rest = divmod(left, self._day_length())
        if days and not rest:  # ends with a day, not at the opening of the next one
            days, rest = days - 1, self._day_length()
        return self._opening(self._step(shanghai_date(begin), days, 1)) + rest

    def halfway(self, start: datetime, due: datetime) -> datetime:
        return self.plus_worktime(start, self.worktime(start, due) / 2)

    # Below: the steps of the above

    def _walk(self, day: date, step: Literal[1, -1]) -> Iterator[date]:
        """Yield the working days from this one on, with it."""
        while True:
            if self.is_workday(day):
                yield day
            day += DAY * step

    def _step(self, day: date, days: int, step: Literal[1, -1]) -> date:
        """Return the day so many working days away; with 0 this day, or the nearest working day in that direction."""
        if days < 0:
            raise ValueError(f"a limit of {days} working days")
        if days == 0:
            return next(self._walk(day, step))
        return next(islice(self._walk(day + DAY * step, step), days - 1, None))

    def _opening(self, day: date) -> datetime:
        return datetime.combine(day, self.opens, SHANGHAI).astimezone(UTC)

    def _closing(self, day: date) -> datetime:
        return datetime.combine(day, self.closes, SHANGHAI).astimezone(UTC)

    def _day_length(self) -> timedelta:
        return datetime.combine(date.min, self.closes) - datetime.combine(date.min, self.opens)

    def _spent(self, moment: datetime) -> timedelta:
        """Return how much of its day's working time has passed at this moment."""
        day = shanghai_date(moment)
        if not self.is_workday(day):
            return NOTHING
        return min(max(_utc(moment) - self._opening(day), NOTHING), self._day_length())
