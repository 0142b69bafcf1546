"""Who of the lead department has an appeal in hand (经办), and to whom it can be handed over."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.domain.appeals.appeal import Action, Appeal
from bot.domain.appeals.errors import NotAllowed
from bot.domain.appeals.moves import AppealMove as Move
from bot.domain.base.party import Party
from bot.domain.people.person import Actor, Person
from bot.usecases.appeals import viewing
from storage.engine.database import Transaction

TAKES = frozenset({Action.ACCEPT, Action.PROGRESS, Action.ASK, Action.ASK_TIME, Action.ANSWER})


def taken(appeal: Appeal, actor: Actor, row: Move, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Who of the lead department acts first has the appeal in hand, until another department leads."""
    if changes.get("lead", appeal.lead) != appeal.lead:
        return {"handler": None}
    acts = row.who is Party.LEAD and row.action in TAKES and isinstance(actor, Person)
    return {"handler": actor.id} if acts and appeal.handler is None else {}


def handed_over(tx: Transaction, appeal: Appeal, data: Mapping[str, Any], _: datetime) -> dict[str, Any]:
    """Only to somebody who is still there; `data["to"]` is their number."""
    if int(data.get("to", 0)) not in {one.id for one in viewing.colleagues(tx, appeal)}:
        raise NotAllowed(Action.HAND_OVER, appeal.number, appeal.state)
    return {"handler": int(data["to"])}
