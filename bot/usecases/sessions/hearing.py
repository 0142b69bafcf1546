"""Appeals that are heard at a session (坐诊): put there, prepared, answered on the spot, and moved with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.appeals.appeal import Action, Appeal
from bot.domain.appeals.change import Change
from bot.domain.base.content import Content
from bot.domain.base.question import Option
from bot.usecases.appeals import assisting, dates, naming
from bot.usecases.appeals.answer_steps import BY_THE_DESK, Answered, prepared
from bot.usecases.appeals.keeping import offer, words_or_kept
from bot.usecases.appeals.questions import about, appeal_of
from bot.usecases.appeals.verb import AnyVerb, Gathered, Scene, Verb
from bot.usecases.forms.steps import Step, Taken, Turn
from storage.appeals import seats
from storage.sessions import booked

SITTING = 12  # departments as buttons


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheduled(Gathered):
    """Who is to answer at the session, and who helps; None: the departments stay as they are."""

    lead: str | None = None
    assisting: tuple[str, ...] = ()

    def noted(self, after: Appeal) -> str:
        return self.note or after.lead or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved(Gathered):
    """Another date of the session, or another `session`; None: the same."""

    session: int | None = None
    session_at: datetime | None = None


def _schedule(scene: Scene, named: Scheduled) -> Change:
    """Departments that prepare for the session are named with it; one that follows its booking keeps them."""
    session = seats.ahead(scene.tx, scene.appeal, scene.now)
    others = tuple(name for name in named.assisting if name != named.lead)
    departments = Change(lead=named.lead, assisting=others) if named.lead else Change()
    return departments | (Change(session=session.id, session_at=session.held_at) if session else Change())


def _moved(_: Scene, moved: Moved) -> Change:
    there = Change(session=moved.session) if moved.session else Change()
    return there | (Change(session_at=moved.session_at) if moved.session_at else Change())


def _bring(scene: Scene, after: Appeal, _: Gathered) -> None:
    """It is among those that its enterprise's booking is about."""
    if after.session is not None:
        booked.link_to(scene.tx, after.session, after)


def _off(_: Scene, __: Gathered) -> Change:
    return Change(session=None, session_at=None, lead=None) | assisting.NOBODY


def _answer_on_spot(scene: Scene, answered: Answered) -> Change:
    """Whoever sat there has taken the appeal and answered it at once."""
    tx, appeal, now = scene.tx, scene.appeal, scene.now
    clock = dates.assigned(tx, appeal.kind, now) if appeal.due_at is None else Change(assigned_at=now)
    return clock | answered.changed(scene) | Change(lead=answered.lead, accepted_at=now)


def _prepare(_: Scene, gathered: Gathered) -> Change:
    return Change(prepared=gathered.words)


def _to_hear(turn: Turn) -> tuple[Option, ...]:
    """Who sits at the session, those first that the classifier names; nobody does: the classifier's."""
    appeal, ranked = appeal_of(turn), naming.ranked(turn)
    session = seats.ahead(turn.tx, appeal, turn.now) if appeal else None
    sitting = session.departments if session else ()
    return naming.options([*(one for one in ranked if one in sitting), *sitting] or ranked)


def _sitting(turn: Turn) -> tuple[Option, ...]:
    """Return who prepared the appeal, and the departments that sit at its session; any other is typed."""
    appeal = appeal_of(turn)
    there = seats.departments(turn.tx, appeal) if appeal and appeal.session else ()
    return naming.options([(appeal and appeal.lead) or "", *there], SITTING)


def _take_sitting(turn: Turn, content: Content) -> Taken:
    return Taken({"lead": naming.assignee(turn, content, _sitting(turn))})


def _with_prepared(turn: Turn) -> Mapping[str, object]:
    return {**about(turn), "prepared": prepared(turn)}


SCHEDULE = Verb(
    Action.SCHEDULE, Scheduled, _schedule, (naming.lead_step(_to_hear), naming.assisting_step(_to_hear)), follow=_bring
)
PREPARE = Verb(Action.PREPARE, Gathered, _prepare, (Step("words", words_or_kept("words", 5), offer, _with_prepared),))
ANSWER_ON_SPOT = Verb(
    Action.ANSWER_ON_SPOT,
    Answered,
    _answer_on_spot,
    (Step("lead", _take_sitting, _sitting, about), *BY_THE_DESK),
    answers=True,
)
SESSION_MOVED = Verb(Action.SESSION_MOVED, Moved, _moved, follow=_bring)
SESSION_OFF = Verb(Action.SESSION_OFF, Gathered, _off)

VERBS: tuple[AnyVerb, ...] = (SCHEDULE, PREPARE, ANSWER_ON_SPOT, SESSION_MOVED, SESSION_OFF)
