"""Verbs of the mark that an appeal holds business secrets (涉商业秘密).

Its enterprise or a coordinator sets and removes it.
"""

from bot.domain.appeals.action import Action
from bot.domain.appeals.change import Change
from bot.usecases.appeals.questions import about, words_step
from bot.usecases.appeals.verb import AnyVerb, Gathered, Scene, Verb
from bot.usecases.forms.steps import sure


def _seal(_: Scene, __: Gathered) -> Change:
    return Change(confidential=True)


def _unseal(_: Scene, __: Gathered) -> Change:
    return Change(confidential=False)


SEAL = Verb(Action.SEAL, Gathered, _seal, (sure(about),))
UNSEAL = Verb(Action.UNSEAL, Gathered, _unseal, (words_step(),))

VERBS: tuple[AnyVerb, ...] = (SEAL, UNSEAL)
