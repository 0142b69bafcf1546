"""The date that a line of a list shows and is sorted by."""

from datetime import datetime

from bot.domain.appeals.appeal import Appeal, State
from bot.texts.appeals import until
from bot.texts.style.words import Words


def date_of(appeal: Appeal, words: Words) -> datetime | None:
    """Return the date that a line shows: the step's, of what is not accepted yet the answer's."""
    return appeal.due_at if appeal.state is State.ASSIGNED else until.by_when(appeal, words)
