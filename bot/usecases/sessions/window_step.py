"""The step that asks when a session can be booked: by the monthly rule, or between two days."""

import re
from collections.abc import Mapping
from datetime import date, datetime

from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.question import Option
from bot.domain.sessions import times
from bot.domain.time.calendar import SHANGHAI, shanghai_date
from bot.domain.time.typed import day_spans
from bot.texts.sessions import terms
from bot.texts.style import wording
from bot.usecases.forms.steps import Step, Taken, Turn, day, only_text
from bot.usecases.sessions.filled import AboutSession
from storage.sessions import sessions

_TO = re.compile(terms.BETWEEN_DAYS)


def _window_options(_: Turn) -> tuple[Option, ...]:
    return wording.options(terms.WINDOW_BY_RULE)


def _held(turn: Turn) -> datetime:
    session = sessions.peek(turn.tx, AboutSession.from_draft(turn.data).session)
    if session is None or session.held_at is None:
        raise BadInput("window_undated")
    return session.held_at


def _take_window(turn: Turn, content: Content) -> Taken:
    """Take the first and last day of booking, or those of the rule; it must open before enterprises are reminded."""
    held, calendar, limits = _held(turn), turn.tx.programme.calendar, turn.tx.programme.pack.limits
    text, rule = only_text(content), terms.WINDOW_BY_RULE[0]
    if text in {rule.value, rule.label}:
        opens, closes = times.booking_window(*times.month_of(held), calendar, limits.booking_open_days)
    else:
        opens, closes = _days_of_window(turn, text)
    calls = times.call_at(held, calendar, limits.call_before_days)
    if not opens < calls or closes <= turn.now or opens >= closes:
        raise BadInput("window_in_vain")
    return Taken({"opens": opens.isoformat(), "closes": closes.isoformat()})


def _days_of_window(turn: Turn, text: str) -> tuple[datetime, datetime]:
    calendar = turn.tx.programme.calendar
    first, last = day_spans.to_come(text, shanghai_date(turn.now), calendar) or _both(turn, text)
    return datetime.combine(first, calendar.opens, SHANGHAI), datetime.combine(last, calendar.closes, SHANGHAI)


def _both(turn: Turn, text: str) -> tuple[date, date]:
    parts = [item for item in _TO.split(text) if item]
    if len(parts) != 2:
        raise BadInput("no_window")
    first, last = (day(turn, Content(part)) for part in parts)
    return first, last


def _window_facts(turn: Turn) -> Mapping[str, object]:
    session = sessions.peek(turn.tx, AboutSession.from_draft(turn.data).session)
    return {"opens": session.booking_opens, "closes": session.booking_closes} if session else {}


WINDOW = Step("window", _take_window, _window_options, _window_facts)
