"""The one table of how many working days each step of an appeal may take, for timers, wording and what is late."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.appeals.action import State
from bot.domain.appeals.appeal import Appeal
from bot.domain.time.calendar import WorkCalendar
from bot.domain.time.limits import Limits

DAYS_OF: dict[State, Callable[[Limits], int]] = {
    State.TRIAGE: lambda limits: limits.triage_days,
    State.NEEDS_INFO: lambda limits: limits.info_days,
    State.ASSIGNED: lambda limits: limits.accept_days,
    State.ANSWERED: lambda limits: limits.survey_days,
    State.REVIEW: lambda limits: limits.rework_decision_days,
    State.VISIT: lambda limits: limits.visit_days,
}


def step_days(limits: Limits) -> dict[State, int]:
    """Return in how many working days each step with a limit of its own has to be taken."""
    return {state: days(limits) for state, days in DAYS_OF.items()}


def step_due(appeal: Appeal, calendar: WorkCalendar, limits: Limits) -> datetime:
    """Return until when the present step has to be taken."""
    return calendar.due(appeal.clock_from, step_days(limits)[appeal.state])
