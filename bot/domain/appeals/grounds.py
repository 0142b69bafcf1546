"""Finds the reasons that explain the state of an appeal.

They are the words of whoever paused, extended, declined, sent back or closed it last.
"""

from collections.abc import Iterable

from bot.domain.appeals.action import ANSWERS, Action, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.event import Event
from bot.domain.appeals.moves import CLOSED_BY, EXPLAINS, IN_HAND


def wanted(appeal: Appeal) -> frozenset[Action]:
    """Return the actions with a reason that can have brought the appeal into its state."""
    closed = CLOSED_BY.get(appeal.ground) if appeal.ground and appeal.state is State.CLOSED else None
    again = Action.REWORK if appeal.reworked and appeal.state in {State.TRIAGE, *IN_HAND} else None
    later = Action.GRANT_TIME if is_extended(appeal) else None
    plan = ANSWERS if appeal.follows_plan and not appeal.answer else frozenset[Action]()
    explained = EXPLAINS.get(appeal.state, frozenset())
    return frozenset(action for action in (closed, again, later) if action) | explained | plan


def is_extended(appeal: Appeal) -> bool:
    due, original = appeal.due_at, appeal.original_due_at
    return due is not None and original is not None and due > original and appeal.state in IN_HAND


def grounds(appeal: Appeal, events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the last event of each wanted action; for granted time, the event that asked for it.

    For a plan that is followed, it is the event of the round that was rated.
    """
    actions, last, request = wanted(appeal), dict[Action, Event](), None
    for event in events:
        if event.round != (appeal.rated_round if event.action.answers else appeal.round):
            continue
        request = event if event.asked_days is not None else request
        if event.action in actions:
            granted = event.action.grants_time and request is not None
            last[event.action] = request if granted and request else event
    return tuple(last.values())
