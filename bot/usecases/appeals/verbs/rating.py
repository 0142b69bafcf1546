"""Verbs of the survey (评价): the enterprise rates the answer, or the time for it ends."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.config.pack import offered
from bot.domain.appeals.action import Action, Ground, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.change import Change
from bot.domain.appeals.deadlines import TimerKind
from bot.domain.appeals.event import Event
from bot.domain.appeals.situation import Situation
from bot.domain.appeals.survey import Manner, Satisfaction, Solved
from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.party import Party
from bot.domain.base.question import Option
from bot.domain.people.person import Person
from bot.texts.appeals import labels
from bot.texts.appeals.speed_and_attitude import MANNER
from bot.usecases.appeals.questions import about
from bot.usecases.appeals.verb import AnyVerb, Gathered, Scene, Verb
from bot.usecases.forms.steps import BACK, CANCEL, SKIP, Step, Taken, Turn, choice, words
from storage.appeals import appeals


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated(Gathered):
    """The enterprise's opinion of the answer; None: not given."""

    satisfaction: Satisfaction
    solved: Solved | None = None
    manner: Manner | None = None

    def weighed(self, appeal: Appeal, situation: Situation) -> Situation:  # noqa: ARG002  # as its base
        return replace(situation, satisfaction=self.satisfaction)

    def noted(self, after: Appeal) -> str:  # noqa: ARG002  # as its base
        return self.note or self.satisfaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun(Gathered):
    """The rating while it is asked for.

    `given` is the rating with which the form began, none if a rating is changed.
    """

    satisfaction: Satisfaction | None = None
    given: tuple[str, ...] = ("satisfaction",)


def _rate(_: Scene, __: Rated) -> Change:
    return Change(ground=Ground.RATED)


def _keep(scene: Scene, _: Appeal, rated: Rated) -> None:
    values = {
        "satisfaction": rated.satisfaction,
        "solved": rated.solved,
        "manner": rated.manner,
        "reason": rated.reason,
        "words": rated.words,
        "rated_at": scene.now,
        "rated_by": scene.actor.id if isinstance(scene.actor, Person) else None,
    }
    appeals.rate(scene.tx, scene.appeal.id, scene.appeal.rated_round, values)


def _run_out(_: Scene, __: Gathered) -> Change:
    return Change(ground=Ground.NOT_RATED)


def _levels(_: Turn) -> tuple[Option, ...]:
    return tuple(Option(satisfaction.value, labels.SATISFACTION[satisfaction]) for satisfaction in Satisfaction)


def _solved(_: Turn) -> tuple[Option, ...]:
    return tuple(Option(solved.value, labels.SOLVED[solved]) for solved in Solved)


def _manners(_: Turn) -> tuple[Option, ...]:
    return tuple(Option(manner.value, MANNER[manner]) for manner in Manner)


def _reasons(turn: Turn) -> tuple[Option, ...]:
    return tuple(Option(reason.code, reason.name) for reason in offered(turn.tx.programme.pack.reasons.dissatisfied))


def _is_open(turn: Turn) -> bool:
    return "satisfaction" not in Begun.from_draft(turn.data).given


def _is_unsatisfied(turn: Turn) -> bool:
    return Begun.from_draft(turn.data).satisfaction is Satisfaction.UNSATISFIED


def _take_reason(turn: Turn, content: Content) -> Taken:
    """Take a ready reason or own words."""
    try:
        return choice("reason", _reasons)(turn, content)
    except BadInput:
        return words("words")(turn, content)


def _take_manner(turn: Turn, content: Content) -> Taken:
    """Take the opinion of speed and politeness by a tap, or own words."""
    try:
        return choice("manner", _manners)(turn, content)
    except BadInput:
        return words("words")(turn, content)


def _is_silent(turn: Turn) -> bool:
    return not Begun.from_draft(turn.data).words


RATE = Verb(
    Action.RATE,
    Rated,
    _rate,
    (
        Step("satisfaction", choice("satisfaction", _levels), _levels, about, when=_is_open, controls=(CANCEL,)),
        Step("solved", choice("solved", _solved), _solved, about),
        Step("reason", _take_reason, _reasons, about, when=_is_unsatisfied),
        Step("words", _take_manner, _manners, about, when=_is_silent, controls=(SKIP, BACK, CANCEL)),
    ),
    follow=_keep,
)
SURVEY_EXPIRED = Verb(Action.SURVEY_EXPIRED, Gathered, _run_out, timer=TimerKind.SURVEY_EXPIRED)


def earlier(at: datetime, *, rated: bool) -> Event:
    """Return the line of history of an appeal that ended, rated or not, before the program was there."""
    party, action = (Party.MEMBER, Action.RATE) if rated else (Party.SYSTEM, Action.SURVEY_EXPIRED)
    return Event(at, None, party, None, action, State.ANSWERED, State.CLOSED, 1)


VERBS: tuple[AnyVerb, ...] = (RATE, SURVEY_EXPIRED)
