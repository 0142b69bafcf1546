"""Lists the facts on which the timers and reminders of an appeal depend.

While these facts stay the same, timers and reminders stay valid.
"""

from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.deadlines import OF_ASSIST, OF_CONTACT, OF_REPLY, TimerKind
from bot.domain.appeals.moves import STATES, Clock
from bot.domain.base.terms import Plain


def stands(appeal: Appeal) -> tuple[object, ...]:
    """Return the facts on which the timers depend; if two results are equal, so are the timers."""
    since, assisted = (appeal.clock_from, appeal.assigned_at), (appeal.assist_due_at, bool(appeal.awaited))
    return appeal.state, appeal.round, since, appeal.due_at, appeal.session_at, appeal.contacted_at is None, assisted


def run_on(before: Appeal, after: Appeal) -> frozenset[TimerKind]:
    """Return the timer kinds whose clock goes on after a move. What has fired of them is not set again."""
    dates = {Clock.REPLY: before.due_at == after.due_at, Clock.ASSIST: before.assist_due_at == after.assist_due_at}
    on = [clock for clock, same in dates.items() if same and _runs(before, clock) and _runs(after, clock)]
    return frozenset(kind for clock in on if before.round == after.round for kind in _DATED[clock])


_DATED = {Clock.REPLY: OF_REPLY, Clock.ASSIST: OF_ASSIST}


def _runs(appeal: Appeal, clock: Clock) -> bool:
    return clock in STATES[appeal.state].clocks


def basis(appeal: Appeal, kind: TimerKind | None, department: str | None = None) -> tuple[Plain, ...]:
    """Return the facts that a reminder speaks of, as plain values.

    If they have changed, the reminder is no longer true.
    """
    due = appeal.due_at.isoformat() if appeal.due_at else None
    if kind in OF_ASSIST:  # a department's own, or that of whoever is still awaited
        date = appeal.assist_due_at.isoformat() if appeal.assist_due_at else None
        awaited = department in appeal.awaited if department else bool(appeal.awaited)
        return _runs(appeal, Clock.ASSIST), appeal.round, date, awaited
    stands = (appeal.state, appeal.round, due)
    return (*stands, appeal.contacted_at is None) if kind in OF_CONTACT else stands
