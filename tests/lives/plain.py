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

    def worked(self, a: datetime, b: datetime) -> float:
        """Return the seconds of working time between two moments."""
        day, total = a.astimezone(HERE).date(), 0.0
        while day <= b.astimezone(HERE).date():
            opens, closes = datetime.combine(day, OPENS, HERE), datetime.combine(day, CLOSES, HERE)
            total += max((min(b, closes) - max(a, opens)).total_seconds(), 0.0) if self.works(day) else 0.0
            day += timedelta(days=1)
        return total

    def resumed(self, due: datetime, paused: datetime, at: datetime) -> datetime:
        """Return the end of a day: put off by the days of work that the pause took, rounded."""
        whole = (datetime.combine(date.min, CLOSES) - datetime.combine(date.min, OPENS)).total_seconds()
        days = int(self.worked(paused, at) / whole + 0.5)
        return max(self.closing_after(due, days), self.note_by(at, 0))

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
            helps = one.action in {"ASSIGN", "REASSIGN", "CHANGE_HELP"} and one.to_state != "SCHEDULED"
            if helps or one.action == "REWORK":
                due = self.closing_after(one.at, days)
            elif one.action == "ASK":
                paused = one.at
            elif _resumes(one) and due is not None and paused is not None and due > paused:
                due = self.resumed(due, paused, one.at)
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
            elif _resumes(one) and due is not None and paused is not None and due > paused:
                due = self.resumed(due, paused, one.at)
            elif one.action == "ASK_TIME":
                asked = int(one.reason)
            elif one.action == "GRANT_TIME" and due is not None:
                due = self.closing_after(due, asked)
            elif one.action == "CORRECT" and one.reason and due is not None:
                due = self._corrected(events, one, round_, paused)
            paused = None if _resumes(one) else paused
        return due

    def _corrected(self, events: Iterable[Event], now: Event, round_: int, paused: datetime | None) -> datetime | None:
        """Count anew, with the working days of another kind, what came before; at least a day is left."""
        before = [one for one in events if one.at < now.at and one.action != "CORRECT"]
        due, since = self.due(before, round_, int(now.reason.split()[1])), paused or now.at
        return due if due is None or due > since else self.closing_after(since, 1)


def _resumes(one: Event) -> bool:
    return one.from_state == "NEEDS_INFO" and one.to_state != "NEEDS_INFO"
