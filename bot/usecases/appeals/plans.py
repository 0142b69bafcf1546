"""Long-term plans (长期推进): taken up, told of every thirty days, and taken back with the rating that began them."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.domain.appeals.appeal import Action, Appeal, Outcome, State, takes_up_plan
from bot.domain.appeals.deadlines import note_by
from bot.domain.appeals.grounds import ANSWERS
from bot.domain.appeals.moves import AppealMove as Move
from bot.domain.base.party import Party
from bot.usecases.appeals import effects
from storage.appeals import appeals
from storage.engine.database import Transaction


def of_move(tx: Transaction, appeal: Appeal, row: Move, now: datetime) -> dict[str, Any]:
    """What else a move changes where an answer is a plan."""
    if takes_up_plan(appeal.state, row.action, row.to):
        return _taken_up(tx, appeal, now)
    if row.to is State.REVIEW and appeal.state is State.HANDLING:
        return _taken_back(tx, appeal)
    heard = appeal.follows_plan and row.action is Action.PROGRESS and row.who is Party.LEAD
    return _noted(tx, now) if heard else {}


def _taken_up(tx: Transaction, appeal: Appeal, now: datetime) -> dict[str, Any]:
    rounds = {"round": appeal.round + 1, "plan_rounds": appeal.plan_rounds + 1}
    return effects.UNANSWERED | rounds | {"original_due_at": None} | _noted(tx, now)


def _noted(tx: Transaction, now: datetime) -> dict[str, Any]:
    due = note_by(now, tx.programme.calendar, tx.programme.pack.limits)
    return {"noted_at": now, "due_at": due}


def _taken_back(tx: Transaction, appeal: Appeal) -> dict[str, Any]:
    """The enterprise has changed its mind about the answer: it is looked at in the round that gave it."""
    answered = replace(appeal, round=appeal.rated_round, noted_at=None)
    past = [one for one in appeals.history(tx, appeal.id) if one.round == answered.round]
    return {
        "round": answered.round,
        "plan_rounds": appeal.plan_rounds - 1,
        "noted_at": None,
        "outcome": Outcome.LONG_TERM,
        "answer": next(one.words for one in reversed(past) if one.action in ANSWERS),
        "answered_at": next(one.at for one in reversed(past) if one.to_state is State.ANSWERED),
        **effects.reckoned(tx, answered).as_changes(),
    }
