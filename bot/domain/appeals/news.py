"""Decides what a waiting enterprise is told without asking (定期告知).

It says which events are news, and when they are told.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from bot.domain.appeals.action import Action, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.event import Event
from bot.domain.appeals.ladder import LATE_AT_DESK, LATE_BY_DUE, Escalation, Level
from bot.domain.appeals.moves import MOVES
from bot.domain.base.party import Party
from bot.domain.time.calendar import DAY, SHANGHAI, WorkCalendar, shanghai_date

HOUR = time(9, 0)


class NewsTimer(StrEnum):
    NEWS = "NEWS"


class News(StrEnum):
    """A fact that an enterprise is told once. STANDS: nothing happened, so it is told how the matter stands."""

    BY_DEFAULT = "BY_DEFAULT"
    PAST = "PAST"
    SILENT = "SILENT"
    DESK = "DESK"
    HEAD = "HEAD"
    SUPERVISED = "SUPERVISED"
    BY_HAND = "BY_HAND"
    LISTED = "LISTED"
    STANDS = "STANDS"


BY_DEFAULT = sorted(action for action in Action if action.is_by_default)
WAITS = LATE_BY_DUE | LATE_AT_DESK | {State.SCHEDULED}  # states in which somebody else has to act
TOLD_HOW_IT_STANDS = WAITS - {State.VISIT}  # who waits for a visit has its answer
LEVELS = {Level.HEAD: News.HEAD, Level.SUPERVISED: News.SUPERVISED, Level.LISTED: News.LISTED}
# Who is said to have heard of it.
REACHES = {News.HEAD: Party.HEAD, News.SUPERVISED: Party.SUPERVISOR}
# What the enterprise hears of, or does itself: by action and who makes it.
TELLS = frozenset(
    (move.action, move.who) for move in MOVES if Party.MEMBER in move.tells or move.who in {Party.MEMBER, Party.COUNTER}
)


@dataclass(frozen=True, slots=True)
class Since:
    """The time that the news covers: from what was last told up to `now`."""

    told_at: datetime
    now: datetime

    def holds(self, moment: datetime | None) -> bool:
        return moment is not None and self.told_at < moment <= self.now


def news(appeal: Appeal, events: Iterable[Event], climbs: Iterable[Escalation], since: Since) -> tuple[News, ...]:
    """Return the news about an appeal that waits for others, each fact once, in the order of time."""
    if appeal.state not in WAITS:
        return ()
    found = [News.BY_DEFAULT for event in events if event.action.is_by_default and since.holds(event.at)]
    if appeal.state in LATE_BY_DUE and since.holds(appeal.due_at):
        found.append(News.PAST)
    found += [_climbed(appeal, climb) for climb in climbs if _is_of_now(appeal, climb) and since.holds(climb.at)]
    return tuple(news for news in dict.fromkeys(found) if news is not News.STANDS)


def _is_of_now(appeal: Appeal, climb: Escalation) -> bool:
    """Whether the escalation is about the present step; one of a finished step is no news."""
    began = appeal.clock_from if appeal.state in LATE_AT_DESK else appeal.assigned_at or appeal.filed_at
    return climb.round == appeal.round and climb.at >= began


def _climbed(appeal: Appeal, climb: Escalation) -> News:
    if climb.person is not None:
        return News.BY_HAND
    if climb.level is Level.URGED:  # of an answer its date says so already
        return News.DESK if appeal.state in LATE_AT_DESK else News.STANDS
    silent = climb.level is Level.HEAD and (appeal.due_at is None or climb.at < appeal.due_at)
    return News.SILENT if silent and appeal.state in LATE_BY_DUE else LEVELS[climb.level]


def next_news(now: datetime, calendar: WorkCalendar) -> datetime:
    """Return nine o'clock of the next working day after `now`."""
    day = shanghai_date(now)
    while not calendar.is_workday(day) or _at(day) <= now:
        day += DAY
    return _at(day)


def silent_since(now: datetime, calendar: WorkCalendar, days: int) -> datetime:
    """Return the moment before which the last news must lie.

    Then the enterprise will have waited `days` working days by the end of today.
    """
    return datetime.combine(shanghai_date(calendar.before(now, days - 1)), time(), SHANGHAI)


def _at(day: date) -> datetime:
    return datetime.combine(day, HOUR, SHANGHAI)
