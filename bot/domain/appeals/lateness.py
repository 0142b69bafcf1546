"""The one definition of a late appeal (超期): a date by which somebody on the staff had to act has passed.

Lists, counts, searches, reports and the morning message all ask it here, or by `storage.appeals.late`, which says the
same. That an answer was not in time (未按期答复) is another thing, a fact of the past: `answered_late`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.domain.appeals.action import State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.moves import STATES, Clock
from bot.domain.appeals.step_limits import DAYS_OF, step_days
from bot.domain.base.party import Party
from bot.domain.time.calendar import WorkCalendar
from bot.domain.time.limits import Limits

OF_STAFF = tuple(state for state, rule in STATES.items() if rule.owner not in {None, Party.MEMBER})
REPLYING = tuple(state for state in OF_STAFF if Clock.REPLY in STATES[state].clocks)
WITH_STEP = tuple(state for state in OF_STAFF if state in DAYS_OF)  # those with a limit of their own


def dates(appeal: Appeal, calendar: WorkCalendar, limits: Limits) -> list[datetime]:
    """Return until when the staff must act: on the present step, on the answer. A date of the enterprise is none."""
    return list(_dates(appeal, calendar, limits)) if appeal.state in OF_STAFF else []


def _dates(appeal: Appeal, calendar: WorkCalendar, limits: Limits) -> Iterator[datetime]:
    days = step_days(limits).get(appeal.state)
    if days is not None:
        yield calendar.due(appeal.clock_from, days)
    if appeal.state is State.SCHEDULED and appeal.session_at is not None:
        yield calendar.due(appeal.session_at, 0)
    if appeal.state in REPLYING and appeal.due_at is not None:
        yield appeal.due_at


def is_late(appeal: Appeal, calendar: WorkCalendar, limits: Limits, now: datetime) -> bool:
    return any(date < now for date in dates(appeal, calendar, limits))


@dataclass(frozen=True, slots=True)
class Begun:
    """Before which moment each step has to have begun, so that its date has passed by now, and so a session."""

    steps: dict[State, datetime]
    session: datetime


def begun(calendar: WorkCalendar, limits: Limits, now: datetime) -> Begun:
    """Return the same rule as moments, for who asks about many appeals at once."""
    days = step_days(limits)
    steps = {state: calendar.not_due_since(now, days[state]) for state in WITH_STEP}
    return Begun(steps, calendar.not_due_since(now, 0))


def answered_late(appeal: Appeal) -> bool:
    """Whether the answer of this round came after its original date; more time that was granted does not count."""
    answered, due = appeal.answered_at, appeal.original_due_at
    return answered is not None and due is not None and answered > due
