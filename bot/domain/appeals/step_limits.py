"""The one table of how many working days each step of an appeal may take, for timers, wording and what is late."""

from datetime import datetime

from bot.domain.appeals.appeal import Appeal, State
from bot.domain.time.calendar import WorkCalendar
from bot.domain.time.limits import Limits


def step_days(limits: Limits) -> dict[State, int]:
    """Return in how many working days each step with a limit of its own has to be taken."""
    return {
        State.TRIAGE: limits.triage_days,
        State.NEEDS_INFO: limits.info_days,
        State.ASSIGNED: limits.accept_days,
        State.ANSWERED: limits.survey_days,
        State.REVIEW: limits.rework_decision_days,
        State.VISIT: limits.visit_days,
    }


def step_due(appeal: Appeal, calendar: WorkCalendar, limits: Limits) -> datetime:
    """Return until when the present step has to be taken."""
    return calendar.due(appeal.clock_from, step_days(limits)[appeal.state])
