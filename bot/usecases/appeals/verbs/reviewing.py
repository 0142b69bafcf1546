"""Verbs of a coordinator after a rating.

They order a rework (重办), uphold (维持), visit (回访), or close with a reason (销号).
"""

from dataclasses import dataclass
from datetime import datetime

from bot.config.pack import offered
from bot.domain.appeals.action import Action, Ground
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.change import Change
from bot.domain.appeals.situation import Fact, Situation
from bot.domain.appeals.survey import Satisfaction
from bot.domain.base.content import Content
from bot.domain.base.question import Option
from bot.texts.appeals import labels
from bot.texts.style import wording
from bot.usecases.appeals import contributions, dates, naming
from bot.usecases.appeals.questions import about, appeal_of, checked_words, reason_step, with_reach, words_step
from bot.usecases.appeals.verb import AnyVerb, Gathered, Scene, Verb
from bot.usecases.forms.steps import Step, Taken, Turn, choice
from storage.appeals import appeals
from storage.engine.database import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Reworked(Gathered):
    """The department that is to do it again; None: the one that answered."""

    lead: str | None = None

    def weighed(self, appeal: Appeal, situation: Situation) -> Situation:
        return situation.with_fact(Fact.ELSEWHERE, holds=bool(self.lead) and self.lead != appeal.lead)

    def noted(self, after: Appeal) -> str:
        return self.note or after.lead or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visited(Gathered):
    """`second` is the enterprise's rating on the return visit."""

    second: Satisfaction | None = None


def _rework(scene: Scene, reworked: Reworked) -> Change:
    tx, appeal, now = scene.tx, scene.appeal, scene.now
    anew = dates.UNANSWERED | Change(plan="", noted_at=None, round=appeal.round + 1)
    due = dates.answer_in(tx, tx.programme.pack.limits.rework_days, now)
    return anew | due | _handed_on(tx, appeal, reworked.lead or appeal.lead, now)


def _handed_on(tx: Transaction, appeal: Appeal, lead: str | None, now: datetime) -> Change:
    """Return the change of the lead.

    Another department begins as with an assignment; the same one keeps its helpers.
    """
    if lead == appeal.lead:
        return contributions.asked(tx, appeal, appeal.assisting, now)
    return Change(lead=lead, assigned_at=now) | contributions.NOBODY


def _again(turn: Turn) -> tuple[Option, ...]:
    """Return the departments to choose from; the one that answered comes first."""
    appeal = appeal_of(turn)
    return naming.options([(appeal and appeal.lead) or "", *naming.ranked(turn)])


def _take_again(turn: Turn, content: Content) -> Taken:
    return Taken({"lead": naming.assignee(turn, content, _again(turn))})


def _visit(_: Scene, __: Visited) -> Change:
    return Change(ground=Ground.VISITED)


def _rate_again(scene: Scene, _: Appeal, visited: Visited) -> None:
    if visited.second is not None:
        appeals.rate_again(scene.tx, scene.appeal.id, scene.appeal.round, visited.second)


def _ratings(_: Turn) -> tuple[Option, ...]:
    return tuple(Option(satisfaction.value, labels.SATISFACTION[satisfaction]) for satisfaction in Satisfaction)


def _close(_: Scene, __: Gathered) -> Change:
    return Change(ground=Ground.BY_HAND)


def _reasons(turn: Turn) -> tuple[Option, ...]:
    return tuple(Option(reason.code, reason.name) for reason in offered(turn.tx.programme.pack.reasons.closing))


REWORK = Verb(
    Action.REWORK, Reworked, _rework, (Step("lead", _take_again, _again, with_reach(about, _again)), words_step())
)
_UPHELD = checked_words(*wording.options(labels.CONFIRM_UPHELD))
UPHOLD = Verb(Action.UPHOLD, Gathered, steps=_UPHELD, takes_kept=True)
VISIT = Verb(
    Action.VISIT,
    Visited,
    _visit,
    (Step("second", choice("second", _ratings), _ratings, about), words_step()),
    follow=_rate_again,
    takes_kept=True,
)
CLOSE = Verb(Action.CLOSE, Gathered, _close, (reason_step(_reasons), words_step()))

VERBS: tuple[AnyVerb, ...] = (REWORK, UPHOLD, VISIT, CLOSE)
