"""Verbs of a coordinator for a new appeal: assign it (交办) or decline it (不予受理)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.config.pack import offered
from bot.domain.appeals.action import Action
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.change import Change
from bot.domain.base.question import Option
from bot.texts.appeals import labels
from bot.texts.style import wording
from bot.usecases.appeals import contributions, dates, lessons, naming
from bot.usecases.appeals.questions import about, appeal_of, checked_words, reason_step
from bot.usecases.appeals.verb import AnyVerb, Gathered, Scene, Verb
from bot.usecases.forms.steps import Step, Turn, choice
from storage.appeals import appeals, hearings
from storage.engine.database import Transaction

COMPLEX = "complex"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment(Gathered):
    """The departments that are to lead and assist; with `send` "complex" the answer may take longer."""

    lead: str
    assisting: tuple[str, ...] = ()
    send: str = ""

    @property
    def others(self) -> tuple[str, ...]:
        return tuple(name for name in self.assisting if name != self.lead)

    def noted(self, after: Appeal) -> str:
        return self.note or after.lead or ""


def _assign(scene: Scene, named: Assignment) -> Change:
    tx, appeal, now = scene.tx, scene.appeal, scene.now
    first = _first_date(tx, appeal, named, now) if appeal.due_at is None else Change()
    led = Change(lead=named.lead, session=None, session_at=None, assigned_at=now)
    return led | contributions.asked(tx, appeal, named.others, now) | first


def _first_date(tx: Transaction, appeal: Appeal, named: Assignment, now: datetime) -> Change:
    """Return the date of the answer; the coordinator may have said that the matter is complex."""
    pack = tx.programme.pack
    days = pack.limits.complex_reply_days if named.send == COMPLEX else pack.kind(appeal.kind).reply_days
    return dates.answer_in(tx, days, now)


def _learn(scene: Scene, after: Appeal, _: Assignment) -> None:
    lessons.assigned(scene.tx, scene.appeal, after, scene.now)


def _proposed(turn: Turn) -> str:
    """Return the department that the last return proposes; an empty text if the appeal was assigned again since."""
    sent = {Action.RETURN, Action.ASSIGN, Action.REROUTE}
    past = reversed(appeals.history(turn.tx, Gathered.from_draft(turn.data).appeal))
    last = next((event for event in past if event.action in sent), None)
    return last.note if last and last.action is Action.RETURN else ""


def candidates(turn: Turn) -> tuple[Option, ...]:
    """Return departments to choose from.

    Those that a return or the classifier names come first, then those of the session.
    """
    appeal = appeal_of(turn)
    hearing = hearings.ahead(turn.tx, appeal, turn.now) if appeal else None
    sitting = hearing.departments if hearing else ()
    prepares = (appeal and appeal.lead) or ""
    return naming.options([_proposed(turn), *naming.ranked(turn), prepares, *sitting])


def with_verdict(turn: Turn) -> Mapping[str, object]:
    return {**naming.with_verdict(turn), "proposed": _proposed(turn)}


LEAD = naming.lead_step(candidates, with_verdict)


def _send(turn: Turn) -> tuple[Option, ...]:
    """Return the options for sending. If the answer has no date yet, more time for a complex matter is offered."""
    appeal, pack = appeal_of(turn), turn.tx.programme.pack
    days = pack.limits.complex_reply_days
    longer = appeal is not None and appeal.due_at is None and days > pack.kind(appeal.kind).reply_days
    complex_ = (Option(COMPLEX, labels.COMPLEX.format(days=days)),) if longer else ()
    return (*wording.options(labels.CONFIRM_ASSIGN), *complex_)


def _decline_reasons(turn: Turn) -> tuple[Option, ...]:
    return tuple(Option(reason.code, reason.name) for reason in offered(turn.tx.programme.pack.reasons.decline))


ASSIGN = Verb(
    Action.ASSIGN,
    Assignment,
    _assign,
    (LEAD, naming.assisting_step(candidates), Step("send", choice("send", _send), _send, about)),
    follow=_learn,
)
DECLINE = Verb(
    Action.DECLINE,
    Gathered,
    steps=(reason_step(_decline_reasons), *checked_words(*wording.options(labels.CONFIRM_DECLINED))),
)

VERBS: tuple[AnyVerb, ...] = (ASSIGN, DECLINE)
