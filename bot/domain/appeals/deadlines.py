"""Decides which timers an appeal needs in its state, and when each fires."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.moves import STATES, Clock
from bot.domain.appeals.step_limits import step_due
from bot.domain.time.calendar import WorkCalendar
from bot.domain.time.limits import Limits


class TimerKind(StrEnum):
    TRIAGE_DUE = "TRIAGE_DUE"
    TRIAGE_OVERDUE = "TRIAGE_OVERDUE"
    TRIAGE_LATE = "TRIAGE_LATE"
    TRIAGE_LISTED = "TRIAGE_LISTED"
    INFO_EXPIRED = "INFO_EXPIRED"
    SESSION_OVERDUE = "SESSION_OVERDUE"
    SESSION_LATE = "SESSION_LATE"
    SESSION_LISTED = "SESSION_LISTED"
    ACCEPT_EXPIRED = "ACCEPT_EXPIRED"
    ACCEPT_OVERDUE = "ACCEPT_OVERDUE"
    ACCEPT_LATE = "ACCEPT_LATE"
    ACCEPT_LISTED = "ACCEPT_LISTED"
    ASSIST_DUE = "ASSIST_DUE"
    ASSIST_OVERDUE = "ASSIST_OVERDUE"
    CONTACT_DUE = "CONTACT_DUE"
    CONTACT_OVERDUE = "CONTACT_OVERDUE"
    REPLY_HALF = "REPLY_HALF"
    REPLY_SOON = "REPLY_SOON"
    REPLY_DUE = "REPLY_DUE"
    REPLY_OVERDUE = "REPLY_OVERDUE"
    REPLY_LATE = "REPLY_LATE"
    REPLY_LISTED = "REPLY_LISTED"
    SURVEY_REMINDER = "SURVEY_REMINDER"
    SURVEY_EXPIRED = "SURVEY_EXPIRED"
    REVIEW_DUE = "REVIEW_DUE"
    REVIEW_OVERDUE = "REVIEW_OVERDUE"
    REVIEW_LATE = "REVIEW_LATE"
    REVIEW_LISTED = "REVIEW_LISTED"
    VISIT_DUE = "VISIT_DUE"
    VISIT_OVERDUE = "VISIT_OVERDUE"
    VISIT_LATE = "VISIT_LATE"
    VISIT_LISTED = "VISIT_LISTED"


# Pointless once their moment has passed.
ONLY_AHEAD = frozenset(
    {
        TimerKind.ASSIST_DUE,
        TimerKind.CONTACT_DUE,
        TimerKind.REPLY_HALF,
        TimerKind.REPLY_SOON,
        TimerKind.SURVEY_REMINDER,
    }
)

# The date of the present step, which everybody who sees the appeal is shown.
OF_STEP = frozenset(
    {
        TimerKind.TRIAGE_DUE,
        TimerKind.INFO_EXPIRED,
        TimerKind.ACCEPT_EXPIRED,
        TimerKind.SURVEY_EXPIRED,
        TimerKind.REVIEW_DUE,
        TimerKind.VISIT_DUE,
    }
)
OF_REPLY = frozenset(kind for kind in TimerKind if kind.startswith("REPLY_"))
OF_ASSIST = frozenset({TimerKind.ASSIST_DUE, TimerKind.ASSIST_OVERDUE})
OF_CONTACT = frozenset({TimerKind.CONTACT_DUE, TimerKind.CONTACT_OVERDUE})

# A reminder holds until the one that says more fires.
SAYS_MORE: dict[TimerKind, TimerKind] = {
    TimerKind.TRIAGE_DUE: TimerKind.TRIAGE_OVERDUE,
    TimerKind.ASSIST_DUE: TimerKind.ASSIST_OVERDUE,
    TimerKind.CONTACT_DUE: TimerKind.CONTACT_OVERDUE,
    TimerKind.REPLY_HALF: TimerKind.REPLY_SOON,
    TimerKind.REPLY_SOON: TimerKind.REPLY_DUE,
    TimerKind.SURVEY_REMINDER: TimerKind.SURVEY_EXPIRED,
    TimerKind.REVIEW_DUE: TimerKind.REVIEW_OVERDUE,
    TimerKind.VISIT_DUE: TimerKind.VISIT_OVERDUE,
}


@dataclass(frozen=True, slots=True)
class Timer:
    """A timer to be set; `again` means that it repeats the highest level of the ladder."""

    kind: TimerKind
    fire_at: datetime
    again: bool = False


Rule = Callable[[Appeal, WorkCalendar, Limits], Iterator[Timer]]


# What a clock climbs after its date has passed, level by level.
CLIMBS: dict[Clock, tuple[TimerKind, TimerKind, TimerKind]] = {
    Clock.TRIAGE: (TimerKind.TRIAGE_OVERDUE, TimerKind.TRIAGE_LATE, TimerKind.TRIAGE_LISTED),
    Clock.SESSION: (TimerKind.SESSION_OVERDUE, TimerKind.SESSION_LATE, TimerKind.SESSION_LISTED),
    Clock.ACCEPT: (TimerKind.ACCEPT_OVERDUE, TimerKind.ACCEPT_LATE, TimerKind.ACCEPT_LISTED),
    Clock.REPLY: (TimerKind.REPLY_OVERDUE, TimerKind.REPLY_LATE, TimerKind.REPLY_LISTED),
    Clock.REVIEW: (TimerKind.REVIEW_OVERDUE, TimerKind.REVIEW_LATE, TimerKind.REVIEW_LISTED),
    Clock.VISIT: (TimerKind.VISIT_OVERDUE, TimerKind.VISIT_LATE, TimerKind.VISIT_LISTED),
}


HIGHEST = frozenset(kinds[-1] for kinds in CLIMBS.values())


def _climbs(clock: Clock, due: datetime, calendar: WorkCalendar, limits: Limits) -> Iterator[Timer]:
    """Yield the timer of each level, at the opening of a working day."""
    days = (limits.head_after_days, limits.supervisor_after_days, limits.circular_after_days)
    for kind, after in zip(CLIMBS[clock], days, strict=True):
        yield Timer(kind, calendar.after(due, after))


def _triage(appeal: Appeal, calendar: WorkCalendar, limits: Limits) -> Iterator[Timer]:
    due = step_due(appeal, calendar, limits)
    yield Timer(TimerKind.TRIAGE_DUE, due)
    yield from _climbs(Clock.TRIAGE, due, calendar, limits)


def _info(appeal: Appeal, calendar: WorkCalendar, limits: Limits) -> Iterator[Timer]:
    yield Timer(TimerKind.INFO_EXPIRED, step_due(appeal, calendar, limits))


def _accept(appeal: Appeal, calendar: WorkCalendar, limits: Limits) -> Iterator[Timer]:
    """Yield the timers for accepting.

    If somebody can be reached, the wait ends at the date; if nobody can, the ladder follows.
    """
    due = step_due(appeal, calendar, limits)
    yield Timer(TimerKind.ACCEPT_EXPIRED, due)
    yield from _climbs(Clock.ACCEPT, due, calendar, limits)


def _assist(appeal: Appeal, calendar: WorkCalendar, limits: Limits) -> Iterator[Timer]:
    if appeal.awaited and appeal.assist_due_at is not None:
        yield Timer(TimerKind.ASSIST_DUE, calendar.before(appeal.assist_due_at, 0))
        yield Timer(TimerKind.ASSIST_OVERDUE, calendar.after(appeal.assist_due_at, limits.head_after_days))


def contact_by(appeal: Appeal, calendar: WorkCalendar, limits: Limits) -> datetime:
    """Return until when the department must have spoken with the enterprise; the department can't move this date."""
    return calendar.due(appeal.assigned_at or appeal.clock_from, limits.first_contact_days)


def _contact(appeal: Appeal, calendar: WorkCalendar, limits: Limits) -> Iterator[Timer]:
    if appeal.contacted_at is None:
        due = contact_by(appeal, calendar, limits)
        yield Timer(TimerKind.CONTACT_DUE, calendar.before(due, 0))
        yield Timer(TimerKind.CONTACT_OVERDUE, calendar.after(due, limits.head_after_days))


def note_by(noted_at: datetime, calendar: WorkCalendar, limits: Limits) -> datetime:
    """Return until when the enterprise must hear again how a long-term plan goes."""
    return calendar.due(noted_at + timedelta(days=limits.long_term_note_days), 0)


def _reply(appeal: Appeal, calendar: WorkCalendar, limits: Limits) -> Iterator[Timer]:
    if appeal.due_at is not None:
        half = calendar.halfway(appeal.assigned_at or appeal.clock_from, appeal.due_at)
        soon = calendar.before(appeal.due_at, limits.remind_before_days)
        opens = calendar.before(half, 0)
        if opens < soon and not appeal.follows_plan:  # of a short limit half is as good as soon
            yield Timer(TimerKind.REPLY_HALF, opens)
        yield Timer(TimerKind.REPLY_SOON, soon)
        yield Timer(TimerKind.REPLY_DUE, appeal.due_at)
        yield from _climbs(Clock.REPLY, appeal.due_at, calendar, limits)


def _survey(appeal: Appeal, calendar: WorkCalendar, limits: Limits) -> Iterator[Timer]:
    yield Timer(TimerKind.SURVEY_REMINDER, calendar.after(appeal.clock_from, limits.survey_reminder_days))
    yield Timer(TimerKind.SURVEY_EXPIRED, step_due(appeal, calendar, limits))


def _review(appeal: Appeal, calendar: WorkCalendar, limits: Limits) -> Iterator[Timer]:
    due = step_due(appeal, calendar, limits)
    yield Timer(TimerKind.REVIEW_DUE, due)
    yield from _climbs(Clock.REVIEW, due, calendar, limits)


def _visit(appeal: Appeal, calendar: WorkCalendar, limits: Limits) -> Iterator[Timer]:
    due = step_due(appeal, calendar, limits)
    yield Timer(TimerKind.VISIT_DUE, due)
    yield from _climbs(Clock.VISIT, due, calendar, limits)


def _session(appeal: Appeal, calendar: WorkCalendar, limits: Limits) -> Iterator[Timer]:
    if appeal.session_at is not None:
        yield from _climbs(Clock.SESSION, calendar.due(appeal.session_at, 0), calendar, limits)


_RULES: dict[Clock, Rule] = {
    Clock.TRIAGE: _triage,
    Clock.INFO: _info,
    Clock.SESSION: _session,
    Clock.ACCEPT: _accept,
    Clock.ASSIST: _assist,
    Clock.CONTACT: _contact,
    Clock.REPLY: _reply,
    Clock.SURVEY: _survey,
    Clock.REVIEW: _review,
    Clock.VISIT: _visit,
}


def timers(appeal: Appeal, calendar: WorkCalendar, limits: Limits, now: datetime) -> list[Timer]:
    """Return the timers for the appeal's state; reminders whose moment has passed are left out."""
    wanted = [
        timer for timer in _every(appeal, calendar, limits) if timer.kind not in ONLY_AHEAD or timer.fire_at > now
    ]
    return [*wanted, *(_again(timer, calendar, limits, now) for timer in wanted if _is_over(timer, now))]


def _is_over(timer: Timer, now: datetime) -> bool:
    return timer.kind in HIGHEST and timer.fire_at <= now


def _again(timer: Timer, calendar: WorkCalendar, limits: Limits, now: datetime) -> Timer:
    """Return the timer that repeats the highest level as long as nobody acts."""
    at = timer.fire_at
    while at <= now:
        at = calendar.after(at, limits.circular_after_days)
    return Timer(timer.kind, at, again=True)


def _every(appeal: Appeal, calendar: WorkCalendar, limits: Limits) -> Iterator[Timer]:
    return (timer for clock in STATES[appeal.state].clocks for timer in _RULES[clock](appeal, calendar, limits))


def step_by(appeal: Appeal, calendar: WorkCalendar, limits: Limits) -> datetime | None:
    """Return until when the present step has to be done; None where it has no date besides that of the answer."""
    return next((timer.fire_at for timer in _every(appeal, calendar, limits) if timer.kind in OF_STEP), None)


def holds_until(appeal: Appeal, kind: TimerKind, calendar: WorkCalendar, limits: Limits) -> datetime | None:
    """Return when a later reminder replaces the one of this kind; None: it stays valid."""
    more = SAYS_MORE.get(kind)
    return next((timer.fire_at for timer in _every(appeal, calendar, limits) if timer.kind is more), None)
