"""Keeps the monthly circulars (通报), one a month, and lists the escalated appeals that each has to name."""

from collections.abc import Mapping

from sqlalchemy import select, update

from bot.domain.appeals.ladder import Level
from bot.domain.reports.circular import Circular, CircularState, Entry
from bot.domain.time.spans import Span
from storage.engine import dialects
from storage.engine.database import Transaction
from storage.engine.rows import to
from storage.schema import appeal, circular, escalation


def find(tx: Transaction, year: int, month: int) -> Circular | None:
    wanted = select(circular).where(circular.c.year == year, circular.c.month == month)
    found = tx.execute(wanted).mappings().first()
    return to(Circular, found) if found else None


def peek(tx: Transaction, circular_id: int) -> Circular | None:
    found = tx.execute(select(circular).where(circular.c.id == circular_id)).mappings().first()
    return to(Circular, found) if found else None


def load(tx: Transaction, circular_id: int) -> Circular | None:
    """Return the circular, locked until the transaction ends."""
    found = tx.execute(select(circular).where(circular.c.id == circular_id).with_for_update()).mappings().first()
    return to(Circular, found) if found else None


def add(tx: Transaction, year: int, month: int, values: Mapping[str, object]) -> Circular:
    """Begin the draft of the month; if two processes do so at once, the first one's draft is returned to both."""
    fresh = {"year": year, "month": month, "state": CircularState.DRAFT, "words": {}} | dict(values)
    row = dialects.insert(tx, circular).values(fresh)
    tx.execute(row.on_conflict_do_nothing(index_elements=["year", "month"]))
    wanted = select(circular).where(circular.c.year == year, circular.c.month == month)
    return to(Circular, tx.execute(wanted).mappings().one())


def change(tx: Transaction, circular_id: int, values: Mapping[str, object]) -> Circular:
    changed = update(circular).where(circular.c.id == circular_id).values(dict(values)).returning(*circular.c)
    return to(Circular, tx.execute(changed).mappings().one())


def listed(tx: Transaction, span: Span) -> list[Entry]:
    """Return the appeals that reached the circular's level in this span, each once, without demonstration data."""
    within = (escalation.c.level == Level.LISTED, escalation.c.at >= span.first, escalation.c.at < span.until)
    which = select(escalation.c.appeal).where(*within)
    wanted = select(appeal.c.id.label("appeal"), appeal.c.number, appeal.c.lead.label("department"))
    rows = tx.execute(wanted.where(appeal.c.id.in_(which), appeal.c.demo.is_(False)).order_by(appeal.c.number))
    return [to(Entry, row) for row in rows.mappings()]
