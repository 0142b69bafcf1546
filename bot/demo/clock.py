"""People's time in the demo: real time moved forward by an offset that is stored in a row."""

from datetime import UTC, datetime, timedelta

from bot.demo.botapi.records import Json
from bot.domain.sessions.times import SessionTimer
from bot.domain.time.calendar import SHANGHAI, WorkCalendar
from storage.engine import settings
from storage.engine.database import Transaction
from storage.time import timers

START = datetime(2024, 10, 25, 9, 0, tzinfo=SHANGHAI)
OFFSET = "people_clock_offset"
SAID_AGAIN = (SessionTimer.OVER,)  # each morning until the session ends


class DemoClock:
    """Runs from `START` on and never goes back."""

    def __init__(self) -> None:
        self.offset = START - datetime.now(UTC)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.offset

    def restore(self, tx: Transaction) -> None:
        """Continue where the last run stopped."""
        kept = settings.get(tx, OFFSET)
        if kept is not None:
            self.offset = timedelta(seconds=float(kept))
        self.keep(tx)

    def keep(self, tx: Transaction) -> None:
        settings.put(tx, OFFSET, str(self.offset.total_seconds()))

    def move_to(self, tx: Transaction, moment: datetime) -> None:
        """Move forward to `moment`; an earlier moment changes nothing."""
        self.offset += max(moment - self.now(), timedelta())
        self.keep(tx)

    def next_workday(self, calendar: WorkCalendar) -> datetime:
        """Return 09:00 of the working day after today's."""
        day = calendar.next_workday(self.now().astimezone(SHANGHAI).date())
        return datetime(day.year, day.month, day.day, 9, 0, tzinfo=SHANGHAI)


def next_due(tx: Transaction) -> Json | None:
    """Return what fires next, as the page shows it."""
    found = timers.next_due(tx, SAID_AGAIN)
    if found is None:
        return None
    moment, kind, number = found
    return {"at": moment.astimezone(SHANGHAI).isoformat(), "kind": kind, "number": number}


def next_stop(tx: Transaction) -> datetime | None:
    """Return when anything fires next, such as the morning message of a day on which nothing else is due."""
    found = timers.next_due(tx, passed_over=())
    return found[0] if found else None
