"""What the last step of a form does: the filled form becomes a move of its appeal."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.domain.appeals.appeal import Action
from bot.domain.appeals.survey import Satisfaction
from bot.domain.base.notice import Notice
from bot.domain.people.person import Person
from bot.usecases.appeals import appeals
from storage.engine.database import Transaction


def move(action: Action) -> Callable[..., list[Notice]]:
    """Return the last step of a form that makes the move `action`."""

    def done(tx: Transaction, who: Person, data: dict[str, Any], *, now: datetime) -> list[Notice]:
        return appeals.do(tx, who, action, data, now=now)

    return done


def rate(tx: Transaction, who: Person, data: dict[str, Any], *, now: datetime) -> list[Notice]:
    return appeals.do(tx, who, Action.RATE, data, now=now)


def may_rate(tx: Transaction, who: Person, data: dict[str, Any], *, now: datetime) -> None:
    Satisfaction(data["satisfaction"])
    appeals.ready(Action.RATE)(tx, who, data, now=now)
