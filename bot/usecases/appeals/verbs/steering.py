"""Verbs of a coordinator for an appeal that has left the desk and is not answered yet.

They name another lead (改派), change the helpers, send a reminder, or take it back. It may wait for a session,
without a department so far, or for the enterprise, which then gets the reminder; the table says what can be done there.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.appeals.action import Action, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.change import Change
from bot.domain.appeals.errors import NotAllowed
from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.question import Option
from bot.domain.people.person import Person
from bot.texts.appeals import labels
from bot.texts.style import wording
from bot.usecases.appeals import contributions, lessons, naming
from bot.usecases.appeals.questions import about, appeal_of, with_reach, words_step
from bot.usecases.appeals.verb import AnyVerb, Gathered, Scene, Verb
from bot.usecases.appeals.verbs.assigning import Assignment, candidates, with_verdict
from bot.usecases.forms.steps import CANCEL, DONE, Step, Taken, Turn, only_text

UNDRAFTED = Change(outcome=None, answer="", prepared="")  # what one department had drafted is not the next one's


@dataclass(frozen=True, slots=True, kw_only=True)
class Helped(Gathered):
    """The departments that assist from now on; None: none has been named."""

    assisting: tuple[str, ...] | None = None

    def tells(self, before: Appeal, who: Person) -> bool:
        """Whether a department is told; those that assisted before are not."""
        return who.department not in before.assisting

    def noted(self, after: Appeal) -> str:
        return wording.joined(after.assisting)


def _reassign(scene: Scene, named: Assignment) -> Change:
    """Return the change to another department, which has to accept. The date of the answer stays."""
    appeal, now = scene.appeal, scene.now
    if named.lead == appeal.lead:
        raise NotAllowed(scene.row.action, appeal.number, appeal.state)
    led = UNDRAFTED | Change(lead=named.lead, plan=appeal.plan if appeal.follows_plan else "")
    if appeal.state is State.SCHEDULED:
        return led | Change(assisting=named.others)
    led |= Change(assigned_at=now) | contributions.asked(scene.tx, appeal, named.others, now)
    if appeal.state is State.NEEDS_INFO:
        return led | Change(resume_state=State.ASSIGNED)
    return led | Change(clock_from=now)


def _recall(_: Scene, __: Gathered) -> Change:
    return UNDRAFTED | Change(lead=None, plan="", session=None, session_at=None) | contributions.NOBODY


def _change_help(scene: Scene, helped: Helped) -> Change:
    """Return the change of helpers.

    Those that have not contributed get the usual time, or until the session if one is waited for.
    """
    appeal, names = scene.appeal, tuple(name for name in helped.assisting or () if name != scene.appeal.lead)
    if appeal.state is State.SCHEDULED:
        return Change(assisting=names)
    return contributions.asked(scene.tx, appeal, names, scene.now)


def _learn(scene: Scene, after: Appeal, _: Assignment) -> None:
    lessons.assigned(scene.tx, scene.appeal, after, scene.now)


def _others(turn: Turn) -> tuple[Option, ...]:
    appeal = appeal_of(turn)
    return tuple(candidate for candidate in candidates(turn) if appeal is None or candidate.value != appeal.lead)


def _with_lead(turn: Turn) -> Mapping[str, object]:
    appeal = appeal_of(turn)
    return {**with_verdict(turn), "former": (appeal and appeal.lead) or ""}


def _take_other(turn: Turn, content: Content) -> Taken:
    name, appeal = naming.assignee(turn, content, _others(turn)), appeal_of(turn)
    if appeal is not None and name == appeal.lead:
        raise BadInput("same_lead", {"name": name})
    return Taken({"lead": name, "assisting": []})


def _helping(turn: Turn) -> tuple[str, ...]:
    """Return the helpers chosen in the draft; at first those who assist now."""
    appeal, chosen = appeal_of(turn), Helped.from_draft(turn.data).assisting
    return chosen if chosen is not None else (appeal.assisting if appeal else ())


def _helpers(turn: Turn) -> tuple[Option, ...]:
    """Return options: each present helper can be left out, and departments that the classifier names can be added."""
    appeal, helping = appeal_of(turn), _helping(turn)
    names = [name for name in naming.ranked(turn) if appeal is None or name != appeal.lead]
    known = naming.options([*helping, *names])
    return tuple(
        Option(option.value, labels.LEAVE_OUT.format(name=option.label)) if option.value in helping else option
        for option in known
    )


def _with_helping(turn: Turn) -> Mapping[str, object]:
    appeal = appeal_of(turn)
    return {**about(turn), "lead": appeal.lead if appeal else "", "helping": _helping(turn)}


def _take_helpers(turn: Turn, content: Content) -> Taken:
    """Take names: a new one is added, one that assists already is removed; 完成 continues if anything has changed."""
    appeal, chosen = appeal_of(turn), list(_helping(turn))
    if content.kind == DONE:
        if appeal is not None and set(chosen) == set(appeal.assisting):
            raise BadInput("same_helpers")
        return Taken()
    for part in naming.several(only_text(content)):
        name = naming.assignee(turn, Content(part), _helpers(turn))
        if appeal is not None and name == appeal.lead:
            raise BadInput("same_lead", {"name": name})
        chosen = [word for word in chosen if word != name] if name in chosen else [*chosen, name]
    return Taken({"assisting": chosen}, goto="assisting")


REASSIGN = Verb(
    Action.REASSIGN,
    Assignment,
    _reassign,
    (Step("lead", _take_other, _others, with_reach(_with_lead, _others)), naming.assisting_step(_others), words_step()),
    follow=_learn,
)
RECALL = Verb(Action.RECALL, Gathered, _recall, (words_step(),))
PROMPT = Verb(Action.PROMPT, Gathered, steps=(words_step(),), takes_kept=True)
CHANGE_HELP = Verb(
    Action.CHANGE_HELP,
    Helped,
    _change_help,
    (Step("assisting", _take_helpers, _helpers, with_reach(_with_helping, _helpers), controls=(DONE, CANCEL)),),
)

VERBS: tuple[AnyVerb, ...] = (REASSIGN, PROMPT, CHANGE_HELP, RECALL)
