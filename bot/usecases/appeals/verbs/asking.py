"""Verbs of asking the enterprise for missing facts (补正), and of going on with or without them."""

from collections.abc import Mapping

from bot.domain.appeals.action import Action
from bot.domain.appeals.change import Change
from bot.domain.appeals.deadlines import TimerKind
from bot.domain.appeals.grounds import grounds
from bot.domain.base.party import Party
from bot.texts.appeals import labels
from bot.texts.style import wording
from bot.usecases.appeals.questions import about, appeal_of, checked_words, parts_step
from bot.usecases.appeals.verb import AnyVerb, Gathered, Scene, Verb
from bot.usecases.forms.steps import Turn
from storage.appeals import appeals


def contacted(scene: Scene, _: Gathered) -> Change:
    """Return the change that notes the department's first contact; what the desk asks is none."""
    if scene.row.who is not Party.LEAD:
        return Change()
    return Change(contacted_at=scene.appeal.contacted_at or scene.now)


def _with_wanted(turn: Turn) -> Mapping[str, object]:
    """Return the facts of the question, with what the enterprise was asked for."""
    appeal = appeal_of(turn)
    events = grounds(appeal, appeals.history(turn.tx, appeal.id)) if appeal else ()
    wanted = [event.words for event in events if event.action is Action.ASK]
    return {**about(turn), "wanted": wanted[-1] if wanted else ""}


ASK = Verb(
    Action.ASK,
    Gathered,
    contacted,
    checked_words(*wording.options(labels.CONFIRM_QUESTION)),
    takes_in_hand=True,
    takes_kept=True,
)
SUPPLY = Verb(Action.SUPPLY, Gathered, steps=(parts_step(_with_wanted),), takes_kept=True, takes_files=True)
INFO_EXPIRED = Verb(Action.INFO_EXPIRED, Gathered, timer=TimerKind.INFO_EXPIRED)

VERBS: tuple[AnyVerb, ...] = (ASK, SUPPLY, INFO_EXPIRED)
