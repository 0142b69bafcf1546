"""The form in which a contact notes an absence: its days, and who stands in."""

import re
from datetime import date

from bot.domain.clock import shanghai_date
from bot.domain.content import Content
from bot.domain.errors import BadInput
from bot.domain.notice import Option
from bot.texts import labels
from bot.usecases import absences
from bot.usecases.forms.steps import Form, Step, Taken, Turn, choice, only_text

AWAY = "away"
DAYS_MAX = 180


def _has_one(turn: Turn) -> bool:
    return absences.stands(turn.actor, turn.now)


def _is_new(turn: Turn) -> bool:
    return turn.data.get("change") != "end"


def _changes(_: Turn) -> tuple[Option, ...]:
    return labels.options(labels.AWAY_CHANGES)


def _day(turn: Turn, content: Content) -> date:
    """Read year, month and day, or month and day of the next such day."""
    numbers, today = [int(one) for one in re.findall(r"\d+", only_text(content))], shanghai_date(turn.now)
    try:
        if len(numbers) == 2:
            month, day = numbers
            numbers = [today.year if (month, day) >= (today.month, today.day) else today.year + 1, month, day]
        return date(*numbers)
    except (TypeError, ValueError):
        raise BadInput("no_date") from None


def _take_first(turn: Turn, content: Content) -> Taken:
    first = _day(turn, content)
    if first < shanghai_date(turn.now):
        raise BadInput("away_past")
    return Taken({"first": first.isoformat()})


def _take_last(turn: Turn, content: Content) -> Taken:
    last, first = _day(turn, content), date.fromisoformat(turn.data["first"])
    if not 0 <= (last - first).days < DAYS_MAX:
        raise BadInput("away_days", {"most": DAYS_MAX})
    return Taken({"last": last.isoformat()})


def _deputies(turn: Turn) -> tuple[Option, ...]:
    found = absences.colleagues(turn.tx, turn.actor)
    return (*(Option(str(one.id), one.name) for one in found), Option("none", labels.NO_DEPUTY))


AWAY_FORM = Form(
    AWAY,
    (
        Step("change", choice("change", _changes), _changes, when=_has_one),
        Step("first", _take_first, when=_is_new),
        Step("last", _take_last, when=_is_new),
        Step("deputy", choice("deputy", _deputies), _deputies, when=_is_new),
    ),
    absences.enter,
    absences.may,
)
