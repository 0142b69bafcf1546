"""Calculates for the wording until when somebody has to act on an appeal, or may, by the programme's limits."""

from datetime import datetime

from bot.domain.appeals import deadlines
from bot.domain.appeals.action import State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.step_limits import step_days
from bot.texts.style.words import Words


def is_complex(appeal: Appeal, words: Words) -> bool:
    """Whether the appeal was given the time for a complex matter."""
    days = words.limits.complex_reply_days
    return not appeal.follows_plan and appeal.reply_days == days and words.reply_days(appeal.kind) != days


def by_when(appeal: Appeal, words: Words) -> datetime | None:
    """Return until when whoever has to act in this state must do so; None if there is no limit."""
    days = step_days(words.limits).get(appeal.state)
    if days is not None:
        return words.calendar.due(appeal.clock_from, days)
    return appeal.session_at if appeal.state is State.SCHEDULED else appeal.due_at


def contact_by(appeal: Appeal, words: Words) -> datetime:
    """Return until when the department must have spoken with the enterprise."""
    return deadlines.contact_by(appeal, words.calendar, words.limits)


def reopens_until(appeal: Appeal, words: Words) -> datetime | None:
    """Return until when a settled appeal can be reopened; None if it can't."""
    return words.calendar.due(appeal.settled_at, words.limits.reopen_days) if appeal.settled_at else None
