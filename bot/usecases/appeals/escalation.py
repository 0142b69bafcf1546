"""Moves late appeals up the ladder of escalation; each level is logged and tells somebody new."""

from collections.abc import Iterator
from datetime import datetime

from bot.domain.appeals import deadlines
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.deadlines import HIGHEST, TimerKind
from bot.domain.appeals.ladder import RUNGS, is_above
from bot.domain.appeals.moves import STATES
from bot.domain.appeals.notices import Due
from bot.domain.base.notice import Notice
from bot.usecases.appeals import audience, viewing
from storage.appeals import escalations
from storage.engine.database import Transaction


def climb(tx: Transaction, appeal: Appeal, kind: TimerKind, now: datetime) -> list[Notice]:
    """Log the level for the timer `kind`, and tell those who have to act and those whom the level adds.

    The highest level is logged once and told again and again.
    """
    rung, owner = RUNGS[kind], STATES[appeal.state].owner
    parties = tuple(dict.fromkeys([*([owner] if owner else []), *rung.tells]))
    entry = None if _is_known(tx, appeal, kind, now) else escalations.add(tx, appeal.id, appeal.round, rung.level, now)
    until = _until(tx, appeal, kind, now)
    standing, reached = viewing.Standing(tx, appeal, now), audience.reached(tx, appeal, parties)
    notices: Iterator[Notice] = (
        Due(to=person.chat, view=standing.seen_by(person), kind=kind, until=until, escalation=entry, reached=reached)
        for person in audience.of(tx, appeal, parties)
    )
    return [*notices, *audience.nobody(tx, appeal, parties, now)]


def _is_known(tx: Transaction, appeal: Appeal, kind: TimerKind, now: datetime) -> bool:
    """Whether the appeal has already reached the highest level for the present date."""
    wanted = deadlines.timers(appeal, tx.programme.calendar, tx.programme.pack.limits, now)
    since = next((timer.fire_at for timer in wanted if timer.kind is kind and not timer.again), now)
    known = [
        escalation
        for escalation in escalations.of_appeal(tx, appeal.id)
        if escalation.round == appeal.round and escalation.at >= since
    ]
    return kind in HIGHEST and RUNGS[kind].level in [escalation.level for escalation in known]


def remind(tx: Transaction, appeal: Appeal, kind: TimerKind, now: datetime) -> list[Notice]:
    """Tell those who have to act what is due."""
    owner = STATES[appeal.state].owner
    parties = [owner] if owner else []
    until = deadlines.holds_until(appeal, kind, tx.programme.calendar, tx.programme.pack.limits)
    standing, persons = viewing.Standing(tx, appeal, now), audience.of(tx, appeal, parties)
    reminders: list[Notice] = [
        Due(to=person.chat, view=standing.seen_by(person), kind=kind, until=until) for person in persons
    ]
    return [*reminders, *audience.nobody(tx, appeal, parties, now)]


def _until(tx: Transaction, appeal: Appeal, kind: TimerKind, now: datetime) -> datetime | None:
    """Return when the next level tells the same people more. After a pause only the highest is told."""
    wanted = deadlines.timers(appeal, tx.programme.calendar, tx.programme.pack.limits, now)
    later = [timer.fire_at for timer in wanted if is_above(timer.kind, kind)]
    return min(later, default=None)
