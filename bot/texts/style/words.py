"""What a text may need besides its notice: the programme's own names, reasons and limits."""

from dataclasses import dataclass
from datetime import datetime

from bot.config.pack import Limits, Pack, Reason
from bot.domain.appeals import deadlines
from bot.domain.appeals.appeal import Action, Appeal, State
from bot.domain.time.calendar import WorkCalendar


@dataclass(frozen=True, slots=True)
class Words:
    pack: Pack
    bot_name: str = ""

    @property
    def limits(self) -> Limits:
        return self.pack.limits

    def reason(self, action: Action, code: str) -> Reason | None:
        """Return the ready reason that a move was made for."""
        ready = self.pack.reasons
        groups = {Action.DECLINE: ready.decline, Action.RETURN: ready.return_, Action.RATE: ready.dissatisfied}
        groups[Action.CLOSE] = ready.closing
        return next((one for one in groups.get(action, ()) if one.code == code), None)

    def reply_days(self, kind: str) -> int | None:
        """Return the working days to an answer; None for a kind that the pack no longer has."""
        return next((one.reply_days for one in self.pack.kinds if one.name == kind), None)

    def is_complex(self, appeal: Appeal) -> bool:
        """Whether the appeal was given the time of a complex matter."""
        days = self.limits.complex_reply_days
        return not appeal.follows_plan and appeal.reply_days == days and self.reply_days(appeal.kind) != days

    def by_when(self, appeal: Appeal) -> datetime | None:
        """Return until when the state's owner has to act."""
        days = _days(self.limits).get(appeal.state)
        if days is not None:
            return self._calendar.due(appeal.clock_from, days)
        return appeal.session_at if appeal.state is State.SCHEDULED else appeal.due_at

    def contact_by(self, appeal: Appeal) -> datetime:
        """Return until when the department has to have spoken with the enterprise."""
        return deadlines.contact_by(appeal, self._calendar, self.limits)

    def reopens_until(self, appeal: Appeal) -> datetime | None:
        """Return until when a settled appeal can be taken up again."""
        return self._calendar.due(appeal.settled_at, self.limits.reopen_days) if appeal.settled_at else None

    @property
    def _calendar(self) -> WorkCalendar:
        hours, days = self.pack.hours, self.pack.calendar
        return WorkCalendar(hours.opens, hours.closes, days.workdays, days.holidays)


def _days(limits: Limits) -> dict[State, int]:
    return {
        State.TRIAGE: limits.triage_days,
        State.NEEDS_INFO: limits.info_days,
        State.ASSIGNED: limits.accept_days,
        State.ANSWERED: limits.survey_days,
        State.REVIEW: limits.rework_decision_days,
        State.VISIT: limits.visit_days,
    }
