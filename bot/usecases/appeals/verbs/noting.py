"""The verb of an internal note (内部备注) of staff for staff. No enterprise reads it and nobody gets a push."""

from bot.domain.appeals.appeal import Action
from bot.domain.base.content import Content
from bot.domain.base.question import Option
from bot.texts.appeals import labels
from bot.texts.style import wording
from bot.usecases.appeals.questions import about, words_step
from bot.usecases.appeals.verb import AnyVerb, Gathered, Verb
from bot.usecases.forms.steps import Step, Taken, Turn, choice

REWRITE = "rewrite"


def _keep(_: Turn) -> tuple[Option, ...]:
    return wording.options(labels.KEEP_NOTE)


def _take_keep(turn: Turn, content: Content) -> Taken:
    """Take the confirmation, or let the person write the note again."""
    again = choice("send", _keep)(turn, content).values["send"] == REWRITE
    return Taken(goto="words") if again else Taken()


NOTE = Verb(Action.NOTE, Gathered, steps=(words_step(), Step("send", _take_keep, _keep, about)), takes_kept=True)

VERBS: tuple[AnyVerb, ...] = (NOTE,)
