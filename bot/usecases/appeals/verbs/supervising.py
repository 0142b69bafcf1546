"""The verb of supervising (督办): a supervisor urges whoever has to act, and the ladder's log keeps it."""

from bot.domain.appeals.action import Action
from bot.usecases.appeals.questions import words_step
from bot.usecases.appeals.verb import AnyVerb, Gathered, Verb

SUPERVISE = Verb(Action.SUPERVISE, Gathered, steps=(words_step(),), takes_kept=True, climbs=True)

VERBS: tuple[AnyVerb, ...] = (SUPERVISE,)
