"""Verbs of the work on an appeal: report progress, contribute (协办意见), and hand it over to a colleague (经办)."""

from dataclasses import dataclass

from bot.domain.appeals.action import Action
from bot.domain.appeals.change import Change
from bot.domain.appeals.errors import NotAllowed
from bot.domain.base.content import Content
from bot.domain.base.ids import PersonId
from bot.domain.base.party import Party
from bot.domain.base.question import Option
from bot.domain.people.person import Person
from bot.texts.appeals import labels
from bot.texts.style import wording
from bot.usecases.appeals import known, plans
from bot.usecases.appeals.questions import about, appeal_of, checked_words, words_step
from bot.usecases.appeals.verb import AnyVerb, Gathered, Scene, Verb
from bot.usecases.appeals.verbs.asking import contacted
from bot.usecases.forms.steps import Step, Taken, Turn, only_text, pick


@dataclass(frozen=True, slots=True, kw_only=True)
class Handing(Gathered):
    """The colleague who gets it; None gives it back to the department."""

    to: PersonId | None = None


def _progress(scene: Scene, gathered: Gathered) -> Change:
    """Return the change of a progress report; if a plan is followed, the next report is due later."""
    noted = plans.noted(scene.tx, scene.now) if scene.appeal.follows_plan and scene.row.who is Party.LEAD else Change()
    return contacted(scene, gathered) | noted


def _contribute(scene: Scene, _: Gathered) -> Change:
    """Return the change that takes the department off the list of awaited ones."""
    own = scene.actor.department if isinstance(scene.actor, Person) else None
    return Change(awaited=tuple(name for name in scene.appeal.awaited if name != own))


def _hand_over(scene: Scene, handing: Handing) -> Change:
    """Return the change of the handler; raise a refusal if the colleague has left."""
    if handing.to not in {colleague.id for colleague in known.colleagues(scene.tx, scene.appeal)}:
        raise NotAllowed(scene.row.action, scene.appeal.number, scene.appeal.state)
    return Change(handler=handing.to)


def _stand_in(_: Scene, handing: Handing) -> Change:
    return Change(handler=handing.to)


def _colleagues(turn: Turn) -> tuple[Option, ...]:
    appeal = appeal_of(turn)
    found = known.colleagues(turn.tx, appeal) if appeal else []
    return tuple(Option(str(person.id), person.name) for person in found)


def _take_colleague(turn: Turn, content: Content) -> Taken:
    chosen = pick(_colleagues(turn), only_text(content))
    return Taken({"to": chosen.value, "note": chosen.label})


_TOLD = checked_words(*wording.options(labels.CONFIRM_PROGRESS))
PROGRESS = Verb(Action.PROGRESS, Gathered, _progress, _TOLD, takes_in_hand=True, takes_kept=True)
CONTRIBUTE = Verb(Action.CONTRIBUTE, Gathered, _contribute, (words_step(),), takes_kept=True)
HAND_OVER = Verb(Action.HAND_OVER, Handing, _hand_over, (Step("to", _take_colleague, _colleagues, about),))
STAND_IN = Verb(Action.STAND_IN, Handing, _stand_in)

VERBS: tuple[AnyVerb, ...] = (PROGRESS, CONTRIBUTE, HAND_OVER, STAND_IN)
