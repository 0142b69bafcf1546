"""Verbs of appeals that are heard at a session (坐诊).

They are put on its list, prepared, answered on the spot, and moved with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.appeals.action import Action
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.change import Change
from bot.domain.appeals.event import Event
from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.party import Party
from bot.domain.base.question import Option
from bot.texts.appeals import labels
from bot.texts.style import wording
from bot.usecases.appeals import contributions, dates, naming
from bot.usecases.appeals.answer_steps import BY_THE_DESK, Answered, prepared, take_send
from bot.usecases.appeals.kept_text import offer, words_or_kept
from bot.usecases.appeals.questions import about, appeal_of
from bot.usecases.appeals.verb import AnyVerb, Gathered, Scene, Verb
from bot.usecases.forms.steps import BACK, CANCEL, Step, Taken, Turn, only_text
from storage.appeals import appeals, hearings
from storage.sessions import booked, sessions

SITTING = 12  # departments as buttons


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheduled(Gathered):
    """The departments that are to answer and to help at the session; None: they stay as they are."""

    lead: str | None = None
    assisting: tuple[str, ...] = ()

    def noted(self, after: Appeal) -> str:
        return self.note or after.lead or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint(Answered):
    """An answer at a session; `others` are what further departments said there, each with its name, if `joint`."""

    joint: bool = False
    others: tuple[tuple[str, str], ...] = ()

    @property
    def departments(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self.others)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved(Gathered):
    """Another date of the session, or another `session`; None: the same."""

    session: int | None = None
    session_at: datetime | None = None


def _schedule(scene: Scene, named: Scheduled) -> Change:
    """Return the change that puts the appeal on the list.

    Departments that were named prepare; otherwise the present ones stay.
    """
    session = hearings.ahead(scene.tx, scene.appeal, scene.now)
    others = tuple(name for name in named.assisting if name != named.lead)
    departments = Change(lead=named.lead, assisting=others) if named.lead else Change()
    departments |= Change(outcome=None, answer="", plan="", awaited=(), assist_due_at=None)
    return departments | (Change(session=session.id, session_at=session.held_at) if session else Change())


def _moved(_: Scene, moved: Moved) -> Change:
    there = Change(session=moved.session) if moved.session else Change()
    return there | (Change(session_at=moved.session_at) if moved.session_at else Change())


def _bring(scene: Scene, after: Appeal, _: Gathered) -> None:
    """Link the appeal with its enterprise's booking at the session."""
    if after.session is not None:
        booked.link_to(scene.tx, after.session, after)


def _off(_: Scene, __: Gathered) -> Change:
    return Change(session=None, session_at=None, lead=None) | contributions.NOBODY


def _answer_on_spot(scene: Scene, answered: Joint) -> Change:
    """Return the change of an answer at the session, by which the department has also accepted.

    What others said follows it.
    """
    tx, appeal, now = scene.tx, scene.appeal, scene.now
    clock = dates.assigned(tx, appeal.kind, now) if appeal.due_at is None else Change(assigned_at=now)
    taken = Change(lead=answered.lead, accepted_at=now, session=hearings.under_way(tx, appeal))
    helped = tuple(name for name in (*appeal.assisting, *answered.departments) if name != answered.lead)
    gave = set(answered.departments)
    awaited = tuple(name for name in appeal.awaited if name not in gave and name != answered.lead)
    return clock | answered.changed(scene) | taken | Change(assisting=tuple(dict.fromkeys(helped)), awaited=awaited)


def _with_others(scene: Scene, joint: Joint) -> Joint:
    """Return the answer with the head's name, followed by what the other departments said (会诊)."""
    session = hearings.under_way(scene.tx, scene.appeal)
    heads = sessions.heads(scene.tx, session) if session is not None else {}
    said = [
        labels.JOINT.format(who=labels.seated(name, heads.get(name, "")), words=words) for name, words in joint.others
    ]
    return replace(joint, words="\n\n".join([joint.words, *said]), note=heads.get(joint.lead or "", ""))


def _keep_others(scene: Scene, after: Appeal, joint: Joint) -> None:
    """Write what each other department said into the history, under its name."""
    for name, words in joint.others:
        said = Event(
            scene.now, None, Party.ASSISTING, name, Action.CONTRIBUTE, scene.appeal.state, after.state, after.round
        )
        appeals.append(scene.tx, after.id, replace(said, words=words))


def _prepare(_: Scene, gathered: Gathered) -> Change:
    return Change(prepared=gathered.words)


def _to_hear(turn: Turn) -> tuple[Option, ...]:
    """Return the departments that sit at the session, those named by the classifier first.

    If none sits, they are the classifier's.
    """
    appeal, ranked = appeal_of(turn), naming.ranked(turn)
    session = hearings.ahead(turn.tx, appeal, turn.now) if appeal else None
    sitting = session.departments if session else ()
    leads = (appeal and appeal.lead) or ""
    return naming.options([leads, *(name for name in ranked if name in sitting), *(sitting or ranked)])


def _sitting(turn: Turn) -> tuple[Option, ...]:
    """Return who prepared the appeal, and the departments at its session; any other can be typed."""
    appeal = appeal_of(turn)
    there = hearings.departments(turn.tx, appeal) if appeal and appeal.session else ()
    return naming.options([(appeal and appeal.lead) or "", *there], SITTING)


def _take_sitting(turn: Turn, content: Content) -> Taken:
    return Taken({"lead": naming.assignee(turn, content, _sitting(turn))})


def _wants_others(turn: Turn) -> bool:
    return Joint.from_draft(turn.data).joint


def _take_others(turn: Turn, content: Content) -> Taken:
    """Take one line for each other department: its name, a space, and what it said."""
    found: list[tuple[str, str]] = []
    for line in only_text(content).split("\n"):
        name, *words = line.strip().split(maxsplit=1)
        known = turn.tx.programme.pack.find_assignee(name)
        if known is None or not words:
            raise BadInput("joint_line", {"line": line[:30]})
        found.append((known.name, words[0]))
    return Taken({"others": [list(item) for item in found]})


def _send(_: Turn) -> tuple[Option, ...]:
    return wording.options(labels.CONFIRM_JOINT)


def _take_send(turn: Turn, content: Content) -> Taken:
    """Take files and text as for any answer; a tap asks for what other departments said."""
    joins = content.text in {name for option in labels.JOINTLY for name in (option.value, option.label)}
    return Taken({"joint": True}, goto="others") if joins else take_send(turn, content)


def _with_prepared(turn: Turn) -> Mapping[str, object]:
    return {**about(turn), "prepared": prepared(turn)}


SCHEDULE = Verb(
    Action.SCHEDULE, Scheduled, _schedule, (naming.lead_step(_to_hear), naming.assisting_step(_to_hear)), follow=_bring
)
PREPARE = Verb(Action.PREPARE, Gathered, _prepare, (Step("words", words_or_kept("words", 5), offer, _with_prepared),))
ANSWER_ON_SPOT = Verb(
    Action.ANSWER_ON_SPOT,
    Joint,
    _answer_on_spot,
    (
        Step("lead", _take_sitting, _sitting, about),
        *BY_THE_DESK[:-1],
        Step("others", _take_others, facts=about, when=_wants_others, controls=(BACK, CANCEL)),
        Step("send", _take_send, _send, about),
    ),
    follow=_keep_others,
    spells=_with_others,
    answers=True,
)
SESSION_MOVED = Verb(Action.SESSION_MOVED, Moved, _moved, follow=_bring)
SESSION_OFF = Verb(Action.SESSION_OFF, Gathered, _off)

VERBS: tuple[AnyVerb, ...] = (SCHEDULE, PREPARE, ANSWER_ON_SPOT, SESSION_MOVED, SESSION_OFF)
