"""Verbs of an enterprise that speaks up about its appeal, asked by nobody.

It adds to it, urges, objects, asks for another department, reopens or withdraws it.
"""

from bot.domain.appeals.action import Action
from bot.domain.appeals.change import Change
from bot.usecases.appeals import contributions
from bot.usecases.appeals.dates import reckoned
from bot.usecases.appeals.questions import about, parts_step, words_step
from bot.usecases.appeals.verb import AnyVerb, Gathered, Scene, Verb
from bot.usecases.forms.steps import sure


def _object(scene: Scene, _: Gathered) -> Change:
    """Return the change of an objection.

    Dates are calculated again, since the calendar may have changed while the appeal was settled.
    """
    dates = reckoned(scene.tx, scene.appeal)
    return Change(objected=True) | (dates.as_change() if scene.appeal.due_at and dates.due else Change())


def _reroute(_: Scene, __: Gathered) -> Change:
    """Return the change that removes the draft of the former department."""
    return Change(lead=None, outcome=None, answer="", plan="") | contributions.NOBODY


ADD = Verb(Action.ADD, Gathered, steps=(parts_step(),), takes_kept=True, takes_files=True)
URGE = Verb(Action.URGE, Gathered, steps=(words_step(),), takes_kept=True)
REOPEN = Verb(Action.REOPEN, Gathered, steps=(words_step(),), takes_kept=True)
OBJECT = Verb(Action.OBJECT, Gathered, _object, (words_step(),))
REROUTE = Verb(Action.REROUTE, Gathered, _reroute, (words_step(),))
WITHDRAW = Verb(Action.WITHDRAW, Gathered, steps=(sure(about),))

VERBS: tuple[AnyVerb, ...] = (ADD, URGE, REOPEN, OBJECT, REROUTE, WITHDRAW)
