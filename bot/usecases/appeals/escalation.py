"""What is late climbs the ladder: each level is logged and reaches somebody new; the ledger shows where all stand."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from bot.domain.appeals import deadlines
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.deadlines import TimerKind
from bot.domain.appeals.ladder import RUNGS, Level, is_above
from bot.domain.appeals.moves import STATES
from bot.domain.appeals.notices import Due
from bot.domain.base.notice import Notice
from bot.domain.desk.ledger_notices import Climb, LedgerShown
from bot.domain.people.person import Actor, Person
from bot.usecases.appeals import audience, viewing
from storage.appeals import appeals, escalations
from storage.appeals.escalations import Told
from storage.engine.database import Transaction

NOBODY = Told(0, 0)


def climb(tx: Transaction, appeal: Appeal, kind: TimerKind, now: datetime) -> list[Notice]:
    """Log the level that `kind` stands for and tell who has to act, and those whom the level reaches."""
    rung, owner = RUNGS[kind], STATES[appeal.state].owner
    parties = tuple(dict.fromkeys([*([owner] if owner else []), *rung.tells]))
    row, until = escalations.add(tx, appeal.id, appeal.round, rung.level, now), _until(tx, appeal, kind, now)
    facts: dict[str, Any] = {"kind": kind, "until": until, "escalation": row}
    facts["reached"] = audience.reached(tx, appeal, parties)
    told: Iterator[Notice] = (
        Due(to=one.chat, view=viewing.view(tx, appeal, one, now), **facts) for one in audience.of(tx, appeal, parties)
    )
    return [*told, *audience.nobody(tx, appeal, parties, now)]


def _until(tx: Transaction, appeal: Appeal, kind: TimerKind, now: datetime) -> datetime | None:
    """Return when the next level says more to the same people: after a pause only the highest is told."""
    wanted = deadlines.timers(appeal, tx.programme.calendar, tx.programme.pack.limits, now)
    later = [one.fire_at for one in wanted if is_above(one.kind, kind)]
    return min(later, default=None)


def by_hand(tx: Transaction, who: Actor, appeal: Appeal, now: datetime) -> int:
    """Log a 督办 that a supervisor issues; return its number."""
    return escalations.add(tx, appeal.id, appeal.round, Level.SUPERVISED, now, who.id)


def ledger(tx: Transaction, who: Person, page: int = 0, *, now: datetime) -> list[Notice]:
    """Show where each late appeal under way stands, who was told and whether it arrived; oldest first."""
    found, total = escalations.standing(tx, page)
    told = escalations.told(tx, [one.id for one in found])
    climbs = []
    for one in found:
        appeal = appeals.peek(tx, one.appeal)
        if appeal is not None and appeal.parties(who):
            count = told.get(one.id, NOBODY)
            climbs.append(Climb(viewing.view(tx, appeal, who, now), one, count.count, count.arrived))
    return [LedgerShown(to=who.chat, climbs=tuple(climbs), total=total, page=page, now=now)]
