"""Gathers the figures of a circular: those at the signature, or the present ones before it."""

from datetime import datetime

from bot.domain.reports.circular import (
    Circular,
    CircularDocument,
    Figures,
    Line,
)
from bot.domain.reports.circular_notices import CircularOrder
from bot.domain.reports.figures import RECEIVED, Cut, Selection
from bot.domain.time import spans
from storage.engine.database import Transaction
from storage.reports import circulars, class_counts, counting


def gather(tx: Transaction, order: CircularOrder, *, now: datetime) -> CircularDocument | None:
    """Return the content of the document at the moment when it is sent; None if there is no such circular."""
    found = circulars.peek(tx, order.circular)
    return CircularDocument(found, figures(tx, found, now=now), tx.programme.pack.name) if found else None


def figures(tx: Transaction, circular: Circular, *, now: datetime) -> Figures:
    """Return the figures at the signature, or the present ones before it."""
    if circular.facts is not None:
        return Figures.from_data(circular.facts)
    month = spans.of_month(circular.year, circular.month)
    which = Selection(month.first, month.until)
    rows = [
        Line(_name(counts.key[0]), dict(counts.of)) for counts in counting.cut(tx, which, [Cut.DEPARTMENT], now=now)
    ]
    rows.sort(key=lambda line: (line.department is None, -line.count(RECEIVED), line.department or ""))
    total = Line(None, dict(counting.total(tx, which, now=now).of))
    listed = tuple(circulars.listed(tx, month))
    return Figures(now, total, tuple(rows), listed, reasons(tx, which), class_counts.tally(tx, which, None))


def reasons(tx: Transaction, which: Selection) -> tuple[tuple[str, int], ...]:
    """Return the reasons for dissatisfaction with their numbers.

    Ready ones stand by name, all own words together as "".
    """
    named = {reason.code: reason.name for reason in tx.programme.pack.reasons.dissatisfied}
    counted = counting.reasons(tx, which)
    own = sum(count for code, count in counted if code not in named)
    return (*((named[code], count) for code, count in counted if code in named), *((("", own),) if own else ()))


def _name(key: object) -> str | None:
    return None if key is None else str(key)
