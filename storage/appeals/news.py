"""Keeps up to when each enterprise was told the news of its appeals, and finds the appeals that have news."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select, tuple_

from bot.domain.appeals.action import SETTLED
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.news import BY_DEFAULT, TELLS, TOLD_HOW_IT_STANDS, WAITS, Since
from bot.domain.base.ids import AppealId
from storage.engine import dialects
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import appeal, escalation, event, news

_TOLD = func.coalesce(news.c.told_at, appeal.c.filed_at)
_WITH_NEWS = appeal.outerjoin(news, news.c.appeal == appeal.c.id)
_HEARD = tuple_(event.c.action, event.c.party).in_(sorted(TELLS))


def due(tx: Transaction, silent_since: datetime, *, now: datetime) -> list[tuple[Appeal, Since, bool]]:
    """Return the appeals that may have news, and since when.

    The last value says whether the enterprise has heard nothing since `silent_since`.
    """
    long_ago = and_(silent_since > _TOLD, ~_happened(_HEARD, silent_since))
    silent = and_(appeal.c.state.in_(sorted(TOLD_HOW_IT_STANDS)), appeal.c.noted_at.is_(None), long_ago)
    passed = and_(appeal.c.due_at > _TOLD, appeal.c.due_at <= now)
    by_default = _happened(event.c.action.in_(BY_DEFAULT), _TOLD)
    climbed = select(escalation.c.id).where(escalation.c.appeal == appeal.c.id, escalation.c.at > _TOLD).exists()
    wanted = select(appeal, _TOLD.label("told"), silent.label("silent")).select_from(_WITH_NEWS)
    wanted = wanted.where(appeal.c.state.in_(sorted(WAITS)), or_(silent, passed, by_default, climbed))
    rows = tx.execute(wanted.order_by(appeal.c.id)).mappings()
    return [(to(Appeal, row), Since(row["told"], now), bool(row["silent"])) for row in rows]


def _happened(which: ColumnElement[bool], since: object) -> ColumnElement[bool]:
    """Return the condition that there is such an event after a moment, which may be a column."""
    return select(event.c.id).where(event.c.appeal == appeal.c.id, which, event.c.at > since).exists()


def told(tx: Transaction, rows: Iterable[AppealId], now: datetime) -> None:
    """Note that the enterprises of these appeals were told everything up to `now`."""
    for appeal_id in rows:
        entered = dialects.insert(tx, news).values(appeal=appeal_id, told_at=now)
        tx.execute(entered.on_conflict_do_update(index_elements=["appeal"], set_={"told_at": now}))


def begin(tx: Transaction, now: datetime) -> None:
    """Note for all appeals that everything before `now` is told.

    Without it the first morning would repeat old events.
    """
    waits = list(tx.execute(select(appeal.c.id).where(appeal.c.state.not_in(sorted(SETTLED)))).scalars())
    told(tx, waits, now)
