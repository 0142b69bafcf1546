"""Sets how long data are kept: what is examined at night, and what is deleted when."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from bot.domain.time.calendar import DAY, SHANGHAI, shanghai_date

NIGHT = time(3, 30)


class Kept(StrEnum):
    """A kind of rows that is examined, each by a timer of its own."""

    PEOPLE = "PEOPLE"
    RECORDS = "RECORDS"
    INBOX = "INBOX"
    OUTBOX = "OUTBOX"
    TIMERS = "TIMERS"
    DRAFTS = "DRAFTS"
    CARDS = "CARDS"
    LICENCES = "LICENCES"
    TABLES = "TABLES"
    FILES = "FILES"  # in the chats of the page


class Whose(StrEnum):
    """Whose name and number have been kept long enough."""

    MEMBER = "MEMBER"
    COUNTER = "COUNTER"  # entered at the counter, for an enterprise without a chat
    NOBODY = "NOBODY"  # who wrote once and never registered, or belongs to nobody any more


@dataclass(frozen=True, slots=True)
class Expired:
    """How much has been kept long enough: people by kind, requests to join, and audit entries."""

    people: dict[Whose, int]
    requests: int
    records: int

    @property
    def total(self) -> int:
        return sum(self.people.values()) + self.requests + self.records


def next_night(now: datetime) -> datetime:
    """Return the next 3:30 in Shanghai after `now`."""
    tonight = datetime.combine(shanghai_date(now), NIGHT, SHANGHAI)
    return tonight if tonight > now else tonight + DAY


def months_before(now: datetime, months: int) -> datetime:
    """Return the start of the same day `months` earlier, or of the last day of that month."""
    today = shanghai_date(now)
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    day = next(day for day in range(today.day, 0, -1) if _is_day(year, month + 1, day))
    return datetime.combine(date(year, month + 1, day), time(), SHANGHAI)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
