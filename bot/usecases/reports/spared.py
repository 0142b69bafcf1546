"""The classes behind the figure 免交: which of them spared how many appeals in the days that the figure counts."""

from dataclasses import replace
from datetime import datetime

from bot.domain.base.notice import Notice
from bot.domain.base.page import PAGE
from bot.domain.people.person import Person
from bot.domain.reports import codes
from bot.domain.reports.figures import Selection
from bot.domain.reports.notices import SparedListed
from bot.domain.reports.presses import ListSpared
from bot.usecases.classes import counted
from bot.usecases.classes import guard as readers
from bot.usecases.reports import guard
from storage.classes import classes
from storage.engine.database import Transaction
from storage.reports import class_counts


def listed(tx: Transaction, who: Person, view: ListSpared, *, now: datetime) -> list[Notice]:
    """Show a page of them to who sees the classes; days that were named, such as this month, stay those."""
    readers.reads(who)
    span = codes.read_span(view.span, now)
    which = Selection(span.first, span.until, demo=bool(view.demo))
    found = class_counts.spared(tx, which, guard.department(who))
    rows = list(found)[view.page * PAGE : (view.page + 1) * PAGE]
    issues = [issue for class_id in rows if (issue := classes.peek(tx, class_id))]
    entries = tuple(counted.counted(tx, class_issue, found[class_issue.id]) for class_issue in issues)
    stays = replace(view, span=codes.span_code(span))
    counts = {"total": len(found), "count": sum(found.values())}
    return [SparedListed(to=who.chat, view=stays, span=span, entries=entries, **counts)]
