"""Working time counted day by day, with nothing taken from the program but the hours of opening."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import chinese_calendar

from bot.domain.appeals.event import Event

HERE = ZoneInfo("Asia/Shanghai")
OPENS, CLOSES = time(8, 30), time(17, 30)


@dataclass(frozen=True)
class Plain:
    workdays: frozenset[date]
    holidays: frozenset[date]

    def works(self, day: date) -> bool:
        if day in self.workdays or day in self.holidays:
            return day in self.workdays
        try:
            return bool(chinese_calendar.is_workday(day))
        except NotImplementedError:
            return day.isoweekday() <= 5

    def closing_after(self, start: datetime, days: int) -> datetime:
        """Return the end of so many working days after the day of `start`."""
        day = start.astimezone(HERE).date()
        while days:
            day += timedelta(days=1)
            days -= self.works(day)
        return datetime.combine(day, CLOSES, HERE)

    def _span(self, day: date) -> tuple[datetime, datetime]:
        opens = datetime.combine(day, OPENS, HERE)
        return opens, datetime.combine(day, CLOSES, HERE) if self.works(day) else opens

    def worked(self, a: datetime, b: datetime) -> float:
        """Return the seconds of working time between two moments."""
        day, total = a.astimezone(HERE).date(), 0.0
        while day <= b.astimezone(HERE).date():
            opens, closes = self._span(day)
            total += max((min(b, closes) - max(a, opens)).total_seconds(), 0.0)
            day += timedelta(days=1)
        return total

    def later(self, start: datetime, seconds: float) -> datetime:
        """Return the first moment by which so many seconds have been worked since `start`."""
        day = start.astimezone(HERE).date()
        while True:
            opens, closes = self._span(day)
            begin = max(start, opens)
            if begin < closes and (closes - begin).total_seconds() >= seconds:
                return begin + timedelta(seconds=seconds)
            seconds -= max((closes - begin).total_seconds(), 0.0)
            day += timedelta(days=1)

    def is_open(self, moment: datetime) -> bool:
        here = moment.astimezone(HERE)
        return self.works(here.date()) and OPENS <= here.time() <= CLOSES

    def note_by(self, heard: datetime, days: int) -> datetime:
        """Return the end of the first working day on which so many days are over."""
        moment = heard + timedelta(days=days)
        while not self.works(moment.astimezone(HERE).date()) or moment.astimezone(HERE).time() > CLOSES:
            moment = datetime.combine(moment.astimezone(HERE).date() + timedelta(days=1), OPENS, HERE)
        return datetime.combine(moment.astimezone(HERE).date(), CLOSES, HERE)

    def assists(self, events: Iterable[Event], round_: int, days: int) -> datetime | None:
        """Tell from its history when the contributions are due: since the last assignment, without its pauses."""
        due = paused = None
        for one in (event for event in events if event.round == round_):
            if one.action in {"ASSIGN", "REWORK"}:
                due = self.closing_after(one.at, days)
            elif one.action == "ASK":
                paused = one.at
            elif one.action in {"SUPPLY", "INFO_EXPIRED"} and due is not None and paused is not None and due > paused:
                due = self.later(one.at, self.worked(paused, due))
        return due

    def due(self, events: Iterable[Event], round_: int, days: int, note: int | None = None) -> datetime | None:
        """Tell from its history when an answer is due; where a plan is followed, the next note, `note` days on."""
        due: datetime | None = None
        paused, asked = None, 0
        for one in (event for event in events if event.round <= round_):
            if one.round < round_:
                due, paused, asked = None, None, 0
                continue
            begins = one.from_state in {"ANSWERED", "REVIEW"}
            if note and (due is None or begins or (one.action == "PROGRESS" and one.party == "LEAD")):
                due = self.note_by(one.at, note)
            elif due is None and (one.to_state == "ASSIGNED" or round_ > 1):
                due = self.closing_after(one.at, days)
            elif one.action == "ASK" and due is not None:
                paused = one.at
            elif one.action in {"SUPPLY", "INFO_EXPIRED"} and due is not None and paused is not None and due > paused:
                due = self.later(one.at, self.worked(paused, due))
            elif one.action == "ASK_TIME":
                asked = int(one.reason)
            elif one.action == "GRANT_TIME" and due is not None:
                due = self.closing_after(due, asked)
        return due
