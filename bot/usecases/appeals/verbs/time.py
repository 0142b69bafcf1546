"""Verbs about the time for an answer: ask for more, grant or refuse it, and move it with a new calendar."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.appeals.action import Action
from bot.domain.appeals.change import Change
from bot.domain.base.question import Option
from bot.texts.style import wording
from bot.usecases.appeals import known
from bot.usecases.appeals.questions import about, appeal_of, reason_step, words_step
from bot.usecases.appeals.verb import AnyVerb, Gathered, Scene, Verb
from bot.usecases.forms.steps import Turn, sure

OFFERED = (1, 2, 3, 5, 7, 10)  # working days


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned(Gathered):
    """The dates by the present calendar; None: there is none to move."""

    due: datetime | None = None
    original: datetime | None = None


def _days(turn: Turn) -> tuple[Option, ...]:
    most = turn.tx.programme.pack.limits.extension_days
    return tuple(Option(str(days), wording.working_days(days)) for days in OFFERED if days <= most)


def _granted(turn: Turn) -> Mapping[str, object]:
    """Return the facts of the question: how much time is asked for, and the date to which it leads."""
    appeal = appeal_of(turn)
    more_time = known.more_time(turn.tx, appeal) if appeal else None
    if appeal is None or appeal.due_at is None or more_time is None or more_time.asked_days is None:
        return about(turn)
    due = turn.tx.programme.calendar.due(appeal.due_at, more_time.asked_days)
    return {**about(turn), "days": more_time.asked_days, "due": due, "now": turn.now}


def _grant(scene: Scene, _: Gathered) -> Change:
    """Return the change that moves the date by the days asked for; the original date stays for the statistics."""
    due, more_time = scene.appeal.due_at, known.more_time(scene.tx, scene.appeal)
    if more_time is None or more_time.asked_days is None or due is None:
        return Change()
    return Change(due_at=scene.tx.programme.calendar.due(due, more_time.asked_days))


def _reckon(_: Scene, dates: Reckoned) -> Change:
    return Change(due_at=dates.due, original_due_at=dates.original) if dates.due else Change()


ASK_TIME = Verb(Action.ASK_TIME, Gathered, steps=(reason_step(_days), words_step(5)), takes_in_hand=True)
GRANT_TIME = Verb(Action.GRANT_TIME, Gathered, _grant, (sure(_granted),))
REFUSE_TIME = Verb(Action.REFUSE_TIME, Gathered, steps=(words_step(),))
RECKON = Verb(Action.RECKON, Reckoned, _reckon)

VERBS: tuple[AnyVerb, ...] = (ASK_TIME, GRANT_TIME, REFUSE_TIME, RECKON)
