"""Finds the date by which a line of a list is sorted and that it shows."""

from datetime import datetime

from bot.domain.appeals.appeal import Appeal
from bot.texts.appeals import dates_due
from bot.texts.style.words import Words


def date_of(appeal: Appeal, words: Words) -> datetime | None:
    """Return until when whoever has to act next must do so."""
    return dates_due.by_when(appeal, words)
