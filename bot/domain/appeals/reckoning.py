"""Calculates again from an appeal's history when its answer is due, after the calendar was changed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from bot.domain.appeals.action import State
from bot.domain.appeals.change import Change
from bot.domain.appeals.event import Event
from bot.domain.time.calendar import WorkCalendar


@dataclass(slots=True)
class Dates:
    """The reply clock of one round, which is fed the events of the round in order.

    `days` are working days; `note` are calendar days until the next note on a long-term plan, if one is followed.
    """

    calendar: WorkCalendar
    round: int
    days: int
    note: timedelta | None = None
    due: datetime | None = None
    original: datetime | None = None
    _paused: datetime | None = None
    _asked: int = 0
    _began: datetime | None = None
    _later: list[Callable[[datetime], datetime]] = field(default_factory=list)  # what has moved the date since

    def hear(self, event: Event) -> None:
        if self.due is None:
            self._start(event)
        elif event.to_state is State.NEEDS_INFO and event.from_state is not State.NEEDS_INFO:
            self._paused = event.at
        elif event.from_state is State.NEEDS_INFO and event.to_state is not State.NEEDS_INFO:
            self._resume(event.at)
        elif event.asked_days is not None:
            self._asked = event.asked_days
        elif event.action.grants_time:
            self._postpone(partial(self.calendar.due, days=self._asked))
        elif event.sets_days is not None:
            self.correct(event.sets_days[1], event.at)
        elif self.note and (event.takes_up_plan or event.reports):
            self._start(event)

    def correct(self, days: int, at: datetime) -> None:
        """Set so many working days from the beginning of the round.

        If that date has passed, it becomes the next working day.
        """
        if self._began is None or self.due is None:
            return
        due, since = self.calendar.due(self._began, days), self._paused or at
        for postpone in self._later:
            due = postpone(due)
        self.due = due if due > since else self.calendar.due(since, 1)

    def forget(self) -> None:
        """Start again: what was fed so far belonged to a plan that was taken back."""
        self.due = self.original = self._paused = self._began = None
        self._asked, self._later = 0, []

    def as_change(self) -> Change:
        return Change(due_at=self.due, original_due_at=self.original)

    def _start(self, event: Event) -> None:
        """Start the clock: in the first round at the first assignment, in a later one at its beginning."""
        if self.note is not None:
            self.due = self.calendar.due(event.at + self.note, 0)
        elif self.round > 1 or event.to_state is State.ASSIGNED or _helps(event):
            self._began, self.due = event.at, self.calendar.due(event.at, self.days)
            self.original = self.due

    def _resume(self, at: datetime) -> None:
        if self._paused is not None:
            self._postpone(partial(_after_pause, self.calendar, paused=self._paused, resumed=at))
            self.original = moved(self.calendar, self.original, self._paused, at)
            self._paused = None

    def _postpone(self, postpone: Callable[[datetime], datetime]) -> None:
        self._later.append(postpone)
        self.due = postpone(self.due) if self.due is not None else None


def _helps(event: Event) -> bool:
    """Whether the event asks others to assist with an assigned appeal, which starts a time of their own."""
    return event.action.asks_for_help and event.to_state is not State.SCHEDULED


def _after_pause(calendar: WorkCalendar, date: datetime, *, paused: datetime, resumed: datetime) -> datetime:
    return moved(calendar, date, paused, resumed) or date


def moved(calendar: WorkCalendar, date: datetime | None, paused: datetime, resumed: datetime) -> datetime | None:
    """Return the date after a pause, again a closing time; a date that had passed stays as it was."""
    if date is None or date <= paused:
        return date
    return calendar.resumed(date, paused, resumed)


def reckon(events: Iterable[Event], dates: Dates) -> Dates:
    """Feed the events to the clock of a round and return it."""
    for event in events:
        if event.round == dates.round:
            dates.hear(event)
        elif event.round < dates.round:
            dates.forget()
    return dates


ARROW = " → "


@dataclass(frozen=True, slots=True)
class Shift:
    """The date of an answer before and after; the event keeps it as its words."""

    old: datetime
    new: datetime

    def __str__(self) -> str:
        return f"{self.old.isoformat()}{ARROW}{self.new.isoformat()}"

    @classmethod
    def of(cls, words: str) -> "Shift":
        old, new = (datetime.fromisoformat(part) for part in words.split(ARROW))
        return cls(old, new)


@dataclass(frozen=True, slots=True)
class DateMoved:
    """An open appeal whose answer would be due at another time."""

    number: str
    before: datetime
    after: datetime


@dataclass(frozen=True, slots=True)
class Moving:
    """What a change would move: of `open_ones` the dates of some, and of so many others reminders only."""

    open_ones: int
    dates: tuple[DateMoved, ...] = ()
    reminders: int = 0
