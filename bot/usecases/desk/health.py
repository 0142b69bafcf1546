"""How the house is: what waits, since when, and whether the tick still runs."""

from dataclasses import asdict, dataclass
from datetime import datetime

from bot.domain.base.dead_letter import Source
from bot.domain.time.calendar import year_to_know
from bot.usecases.desk import backups
from storage.engine import leases
from storage.engine.database import Transaction
from storage.mail import backlog, dead
from storage.time import timers

TICK_LATE = 60.0  # seconds without a tick that mean that nothing falls due any more
NEVER = 1e9
INBOX_LATE = 120.0  # seconds that an update may wait


@dataclass(frozen=True, slots=True)
class Health:
    """Counts, and ages in seconds; `calendar_known` says whether the State Council's days of next month are known."""

    inbox_waiting: int
    inbox_age: float
    inbox_dead: int
    outbox_waiting: int
    outbox_age: float
    outbox_held: int
    outbox_dead: int
    timers_due: int
    timers_dead: int
    tick_age: float
    calendar_known: bool
    backup_age: float

    @property
    def ok(self) -> bool:
        return self.tick_age < TICK_LATE and self.inbox_age < INBOX_LATE

    def as_dict(self) -> dict[str, float]:
        return asdict(self)


def look(tx: Transaction, *, now: datetime) -> Health:
    """Measure the house as it stands at `now`."""
    waits, leaves, lost = backlog.of_inbox(tx), backlog.of_outbox(tx), dead.counts(tx)
    copied = backups.last(tx)
    ticked = leases.renewed_at(tx, leases.TICK)
    return Health(
        inbox_waiting=waits.count,
        inbox_age=_age(waits.oldest, now),
        inbox_dead=lost[Source.INBOX],
        outbox_waiting=leaves.count,
        outbox_age=_age(leaves.oldest, now),
        outbox_held=leaves.held,
        outbox_dead=lost[Source.OUTBOX],
        timers_due=timers.waiting(tx, now),
        timers_dead=lost[Source.TIMER],
        tick_age=_age(ticked, now) if ticked else NEVER,
        calendar_known=tx.programme.calendar.has_data(year_to_know(now)),
        backup_age=_age(copied, now) if copied else NEVER,
    )


def _age(moment: datetime | None, now: datetime) -> float:
    return max(0.0, (now - moment).total_seconds()) if moment else 0.0
