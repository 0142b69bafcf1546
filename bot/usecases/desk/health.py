"""Measures for /healthz whether the program works.

It finds what waits and since when, and whether updates come in and messages leave.
"""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from bot.domain.base.dead_letter import Source
from bot.domain.time.calendar import year_to_know
from bot.usecases.desk import backups
from storage.engine import leases, signs_of_life
from storage.engine.database import Transaction
from storage.engine.signs_of_life import Part, Sign
from storage.mail import backlog, dead, outbox
from storage.time import timers

TICK_LATE = 60.0  # seconds without a tick that mean that nothing falls due any more
NEVER = 1e9
SILENT = 30.0  # machine seconds after which a process that shows no sign counts as gone
PASSING = 25.0  # machine seconds of trouble that may pass by itself
STILL = 45.0  # seconds in which something must be done when something waits


@dataclass(frozen=True, slots=True)
class Waiting:
    """Counts, and ages in seconds. `calendar_known`: the holidays of the coming month are known."""

    inbox_waiting: int
    inbox_age: float
    inbox_dead: int
    outbox_waiting: int
    outbox_age: float
    outbox_reply_age: float
    outbox_push_age: float
    outbox_stranger_age: float
    outbox_held: int
    outbox_dead: int
    timers_due: int
    timers_dead: int
    tick_age: float
    calendar_known: bool
    backup_age: float


@dataclass(frozen=True, slots=True)
class Going:
    """Seconds since each part last succeeded, and why the Bot API refuses to serve the token."""

    intake_age: float
    work_age: float
    sending_age: float
    token_refused: bool
    conflict: bool
    clock_skew: float


@dataclass(frozen=True, slots=True)
class Health:
    """The result.

    `problems` are sentences for the operator about what has stopped; a backlog of one person stops nothing.
    """

    waiting: Waiting
    going: Going
    problems: tuple[str, ...]

    @property
    def ok(self) -> bool:
        return not self.problems

    def as_dict(self) -> dict[str, float]:
        return asdict(self.waiting) | asdict(self.going)


def judge(tx: Transaction, *, now: datetime, machine: float) -> Health:
    """Measure at `now`, which is machine second `machine`, and say what is wrong."""
    waiting, signs = look(tx, now=now), signs_of_life.since(tx, machine - SILENT)
    problems = [said for part in Part if (said := _problem(part, signs, machine))]
    problems += [f"{what} stands still" for what in _still(tx, waiting, signs, now, machine)]
    if waiting.tick_age >= TICK_LATE:
        problems.append("tick: nothing falls due any more")
    return Health(waiting, _going(signs, machine), tuple(problems))


def look(tx: Transaction, *, now: datetime) -> Waiting:
    """Measure what waits at `now`."""
    waits, leaves, lost = backlog.of_inbox(tx), backlog.of_outbox(tx), dead.counts(tx)
    ticked, copied = leases.renewed_at(tx, leases.TICK), backups.last(tx)
    return Waiting(
        inbox_waiting=waits.count,
        inbox_age=_age(waits.oldest, now),
        inbox_dead=lost[Source.INBOX],
        outbox_waiting=leaves.count,
        outbox_age=_age(leaves.oldest, now),
        outbox_reply_age=_age(leaves.reply, now),
        outbox_push_age=_age(leaves.push, now),
        outbox_stranger_age=_age(leaves.stranger, now),
        outbox_held=leaves.held,
        outbox_dead=lost[Source.OUTBOX],
        timers_due=timers.waiting(tx, now),
        timers_dead=lost[Source.TIMER],
        tick_age=_age(ticked, now) if ticked else NEVER,
        calendar_known=tx.programme.calendar.has_data(year_to_know(now)),
        backup_age=_age(copied, now) if copied else NEVER,
    )


def _going(signs: list[Sign], machine: float) -> Going:
    lines = [sign.problem for sign in signs if sign.failing is not None]
    return Going(
        intake_age=_since(signs, Part.INTAKE, machine),
        work_age=_since(signs, Part.WORK, machine),
        sending_age=_since(signs, Part.SENDING, machine),
        token_refused=any(name.startswith("401") for name in lines),
        conflict=any(name.startswith("409") for name in lines),
        clock_skew=max((sign.skew for sign in signs if sign.skew is not None), key=abs, default=0.0),
    )


def _problem(part: Part, every: list[Sign], machine: float) -> str:
    """Return why nobody does this part of the work; an empty text if somebody does."""
    signs = [sign for sign in every if sign.part is part]
    failing = [sign for sign in signs if sign.failing is not None and machine - sign.failing > PASSING]
    if not signs:
        return f"{part}: no process does it, or none can write to the database"
    return f"{part}: {failing[0].problem}" if len(failing) == len(signs) else ""


def _still(tx: Transaction, waiting: Waiting, signs: list[Sign], now: datetime, machine: float) -> list[Part]:
    """Return the parts that do nothing although something waits.

    The last success is long ago, and more than one chat is affected.
    """
    found = []
    if waiting.inbox_age > STILL and _since(signs, Part.WORK, machine) > STILL:
        found.append(Part.WORK)
    if waiting.outbox_age > STILL and _since(signs, Part.SENDING, machine) > STILL:
        before = now - timedelta(seconds=STILL)
        found += [Part.SENDING] if outbox.is_ready(tx, machine, before) else []
    return found


def _since(signs: list[Sign], part: Part, machine: float) -> float:
    latest = max((sign.good for sign in signs if sign.part is part), default=None)
    return NEVER if latest is None else max(0.0, machine - latest)


def _age(moment: datetime | None, now: datetime) -> float:
    return max(0.0, (now - moment).total_seconds()) if moment else 0.0
