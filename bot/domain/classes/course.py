"""How many appeals of a class came before and after its measures were in force, at a monthly rate."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.classes.class_issue import ClassIssue
from bot.domain.classes.measure import Measure
from bot.domain.time.calendar import DAY, shanghai_date

MONTH = 30  # days of a rate
MONTHS = 12  # shown at most


@dataclass(frozen=True, slots=True)
class Stretch:
    """So many appeals in so many days."""

    appeals: int
    days: int

    @property
    def monthly(self) -> float:
        return self.appeals * MONTH / self.days if self.days else 0.0


@dataclass(frozen=True, slots=True)
class Month:
    """A calendar month such as 202410, with the appeals before and after the measures."""

    month: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Course:
    """`since` then the measures are in force; `months` go from the first of the days looked at to the present."""

    since: datetime
    before: Stretch
    after: Stretch
    months: tuple[Month, ...]

    def has_come_back(self, percent: int) -> bool:
        """Whether since the measures as many come as this share of those before, of whom there is at least one."""
        return self.after.appeals > 0 and self.after.monthly * 100 >= self.before.monthly * percent


def in_force_since(issue: ClassIssue, measures: Iterable[Measure]) -> datetime | None:
    """Return when the measures were in force: since it is observed, or else since the newest one."""
    done = [measure.done_at for measure in measures if measure.done_at is not None]
    return issue.observed_from or max(done, default=None)


def course_of(filed: Iterable[datetime], start: datetime, now: datetime, days: int) -> Course:
    """Compare the appeals filed in so many `days` before the `start` of the measures with those since."""
    first = start - timedelta(days=days)
    every = [moment for moment in filed if first <= moment <= now]
    before, after = [at for at in every if at <= start], [at for at in every if at > start]
    counted = Counter(_month(at) for at in before), Counter(_month(at) for at in after)
    months = (Month(month, counted[0][month], counted[1][month]) for month in _months(first, now)[-MONTHS:])
    return Course(start, Stretch(len(before), days), Stretch(len(after), (now - start) // DAY), tuple(months))


def _month(moment: datetime) -> int:
    day = shanghai_date(moment)
    return day.year * 100 + day.month


def _months(first: datetime, last: datetime) -> list[int]:
    begin, end = ((month // 100) * 12 + month % 100 - 1 for month in (_month(first), _month(last)))
    return [number // 12 * 100 + number % 12 + 1 for number in range(begin, end + 1)]
