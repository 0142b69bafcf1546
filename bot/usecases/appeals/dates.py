"""Sets the dates of an answer at the assignment, and calculates them again from the history."""

from datetime import datetime, timedelta

from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.change import Change
from bot.domain.appeals.event import standing
from bot.domain.appeals.reckoning import Dates, reckon
from storage.appeals import appeals
from storage.engine.database import Transaction

UNANSWERED = Change(outcome=None, answer="", questions=0, answered_at=None, assist_due_at=None)


def assigned(tx: Transaction, kind: str, now: datetime) -> Change:
    """Return the dates that an assignment sets; the reply clock starts with the first assignment only."""
    return Change(assigned_at=now) | answer_in(tx, tx.programme.pack.kind(kind).reply_days, now)


def answer_in(tx: Transaction, days: int, now: datetime) -> Change:
    """Return the change that makes an answer due after so many working days."""
    due = tx.programme.calendar.due(now, days)
    return Change(reply_days=days, due_at=due, original_due_at=due)


def reckoned(tx: Transaction, appeal: Appeal) -> Dates:
    """Return the dates of the round by the present calendar.

    Old events do not say how many days were given; the pack's number is used.
    """
    pack, calendar = tx.programme.pack, tx.programme.calendar
    usual = pack.kind(appeal.kind).reply_days if appeal.round == 1 else pack.limits.rework_days
    note = timedelta(days=pack.limits.long_term_note_days) if appeal.follows_plan else None
    past = standing(appeals.history(tx, appeal.id))
    corrected = next((event.sets_days for event in past if event.sets_days and event.round == appeal.round), None)
    days = corrected[0] if corrected else appeal.reply_days or usual  # those of the original date
    return reckon(past, Dates(calendar, appeal.round, days, note))
