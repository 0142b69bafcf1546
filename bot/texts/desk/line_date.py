"""Finds the date by which a line of a list is sorted and that it shows."""

from datetime import datetime

from bot.domain.appeals.appeal import Appeal, State
from bot.texts.appeals import dates_due
from bot.texts.style.words import Words


def date_of(appeal: Appeal, words: Words) -> datetime | None:
    """Return the date of the step that is due; for an appeal that is not accepted yet, that of the answer."""
    return appeal.due_at if appeal.state is State.ASSIGNED else dates_due.by_when(appeal, words)
