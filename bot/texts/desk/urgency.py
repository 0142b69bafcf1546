"""Says how near the date of an appeal is, for the headings of lists and the order of what was found."""

from datetime import UTC, datetime
from enum import IntEnum

from bot.domain.appeals.action import SETTLED, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.time.calendar import shanghai_date
from bot.texts.appeals.dates_due import by_when
from bot.texts.style.words import Words


class Urgency(IntEnum):
    """The headings of a list, in their order."""

    LATE = 0
    TODAY = 1
    LATER = 2
    UNDATED = 3
    SETTLED = 4


HEADINGS = {
    Urgency.LATE: "超期",
    Urgency.TODAY: "今天到期",
    Urgency.LATER: "以后到期",
    Urgency.UNDATED: "没有期限",
    Urgency.SETTLED: "已办结",
}
NEVER = datetime.max.replace(tzinfo=UTC)


def is_paused(appeal: Appeal, *, own: bool) -> bool:
    """Whether no date runs for the reader: who is asked for missing facts is the enterprise, whose `own` it is."""
    return appeal.paused_at is not None and not own


def running(appeal: Appeal, words: Words, *, own: bool) -> datetime | None:
    """Return the date that the line of a list shows; None if none runs for the reader."""
    if appeal.state in SETTLED or is_paused(appeal, own=own):
        return None
    return by_when(appeal, words)


def urgency(appeal: Appeal, now: datetime, words: Words, *, own: bool) -> Urgency:
    """Return below which heading an appeal belongs."""
    return rank(appeal, now, words, own=own)[0]


def rank(appeal: Appeal, now: datetime, words: Words, *, own: bool) -> tuple[Urgency, datetime]:
    """Return what to sort a list by: its headings in their order, below each the nearest date first."""
    when = running(appeal, words, own=own)
    if when is None:
        return Urgency.SETTLED if appeal.state in SETTLED else Urgency.UNDATED, NEVER
    return _nearness(when, now, held=appeal.state is State.SCHEDULED), when


def _nearness(when: datetime, now: datetime, *, held: bool) -> Urgency:
    """Return how near a date is. A session that is held today is not late."""
    days = (shanghai_date(when) - shanghai_date(now)).days
    if days < 0 or (when < now and not held):
        return Urgency.LATE
    return Urgency.LATER if days else Urgency.TODAY
