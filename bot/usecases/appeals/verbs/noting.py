"""The verb of an internal note (内部备注) of staff for staff. No enterprise reads it and nobody gets a push."""

from bot.domain.appeals.action import Action
from bot.texts.appeals import labels
from bot.texts.style import wording
from bot.usecases.appeals.questions import checked_words
from bot.usecases.appeals.verb import AnyVerb, Gathered, Verb

NOTE = Verb(Action.NOTE, Gathered, steps=checked_words(*wording.options(labels.KEEP_NOTE)), takes_kept=True)

VERBS: tuple[AnyVerb, ...] = (NOTE,)
