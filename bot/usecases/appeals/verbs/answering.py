"""Verbs of answering (答复).

The lead department answers, where wanted with its head's signature, or a coordinator answers at once.
"""

from datetime import datetime

from bot.domain.appeals.action import Action, State
from bot.domain.appeals.change import Change
from bot.domain.appeals.event import Event
from bot.domain.base.notice import Notice
from bot.domain.base.party import Party
from bot.domain.people.person import Person
from bot.usecases.appeals import moving
from bot.usecases.appeals.answer_steps import BY_THE_DESK, BY_THE_LEAD, Answered
from bot.usecases.appeals.questions import words_step
from bot.usecases.appeals.verb import AnyVerb, Gathered, Scene, Verb
from bot.usecases.appeals.verbs.assigning import LEAD
from bot.usecases.forms.record import Filled
from storage.engine.database import Transaction


def _answer(scene: Scene, answered: Answered) -> Change:
    return answered.changed(scene)


def _at_once(scene: Scene, answered: Answered) -> Change:
    """Return the change of a coordinator's answer in the name of a department.

    If it is not satisfactory, the department takes over.
    """
    return answered.changed(scene) | Change(lead=answered.lead)


ANSWER = Verb(
    Action.ANSWER, Answered, _answer, BY_THE_LEAD, takes_in_hand=True, takes_kept=True, takes_files=True, answers=True
)
SIGN = Verb(Action.SIGN, Gathered)
SEND_BACK = Verb(Action.SEND_BACK, Gathered, steps=(words_step(),), takes_kept=True)
ANSWER_AT_ONCE = Verb(Action.ANSWER_AT_ONCE, Answered, _at_once, (LEAD, *BY_THE_DESK), answers=True)


def answer(tx: Transaction, who: Person, given: Filled, *, now: datetime) -> list[Notice]:
    """Answer as the form does, for a wing that gathered the answer in its own way."""
    return moving.do(tx, who, ANSWER, given, now=now)


def earlier(at: datetime, department: str, words: str) -> Event:
    """Return the line of history of an answer that was given before the program was there."""
    ends = State.ASSIGNED, State.ANSWERED
    return Event(at, None, Party.LEAD, department, Action.ANSWER, *ends, 1, words=words)


VERBS: tuple[AnyVerb, ...] = (ANSWER, SIGN, SEND_BACK, ANSWER_AT_ONCE)
