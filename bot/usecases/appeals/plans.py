"""Handles long-term plans (长期推进).

They begin with the answer, are reported on every thirty days, and are taken back if the rating is changed.
"""

from dataclasses import replace
from datetime import datetime

from bot.domain.appeals.action import Outcome, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.change import Change
from bot.domain.appeals.deadlines import note_by
from bot.domain.appeals.event import takes_up_plan
from bot.usecases.appeals import dates
from bot.usecases.appeals.verb import Scene
from storage.appeals import appeals
from storage.engine.database import Transaction


def of_move(scene: Scene) -> Change:
    """Return what a move changes besides, when the appeal's answer is a plan."""
    appeal, row = scene.appeal, scene.row
    if takes_up_plan(appeal.state, row.action, row.to):
        return _taken_up(scene.tx, appeal, scene.now)
    if row.to is State.REVIEW and appeal.state is State.HANDLING:
        return _taken_back(scene.tx, appeal)
    return Change()


def _taken_up(tx: Transaction, appeal: Appeal, now: datetime) -> Change:
    rounds = Change(round=appeal.round + 1, plan_rounds=appeal.plan_rounds + 1, original_due_at=None)
    return dates.UNANSWERED | rounds | noted(tx, now)


def noted(tx: Transaction, now: datetime) -> Change:
    """Return the change after a report on the plan: the next report is due later."""
    return Change(noted_at=now, due_at=note_by(now, tx.programme.calendar, tx.programme.pack.limits))


def _taken_back(tx: Transaction, appeal: Appeal) -> Change:
    """Return the change after the enterprise has rated again: the answer with the plan is reviewed in its own round."""
    answered = replace(appeal, round=appeal.rated_round, noted_at=None)
    past = [event for event in appeals.history(tx, appeal.id) if event.round == answered.round]
    back = Change(
        round=answered.round,
        plan_rounds=appeal.plan_rounds - 1,
        noted_at=None,
        outcome=Outcome.LONG_TERM,
        answer=next(event.words for event in reversed(past) if event.action.answers),
        answered_at=next(event.at for event in reversed(past) if event.to_state is State.ANSWERED),
    )
    return back | dates.reckoned(tx, answered).as_change()
