"""The verb of dividing an appeal with several matters (拆分).

All but the first become appeals of their own, filed for the enterprise.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.domain.appeals.action import Action, State
from bot.domain.appeals.appeal import Appeal
from bot.domain.appeals.event import Event
from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.party import Party
from bot.domain.base.question import Option
from bot.domain.people.person import Person
from bot.texts.appeals import labels
from bot.texts.style import wording
from bot.usecases.appeals import moving, pieces
from bot.usecases.appeals.questions import about, appeal_of
from bot.usecases.appeals.reasons import presentable
from bot.usecases.appeals.verb import AnyVerb, Gathered, Scene, Verb
from bot.usecases.appeals.verbs import filing
from bot.usecases.forms.steps import Step, Taken, Turn, only_text, pick
from bot.usecases.words import wordbook
from storage.appeals import appeals


@dataclass(frozen=True, slots=True, kw_only=True)
class Divided(Gathered):
    """The matters in order; the first one stays in the appeal."""

    pieces: tuple[str, ...] = ()


def _file_rest(scene: Scene, divided: Divided) -> Divided:
    """File the other parts, and return what was gathered with their numbers. The history and the notices show them."""
    numbers = [_file(scene, text).number for text in divided.pieces[1:]]
    words = "\n".join(f"{number}. {text}" for number, text in enumerate(divided.pieces, 1))
    return replace(divided, words=words, note=wording.joined(numbers))


def _file(scene: Scene, text: str) -> Appeal:
    """File one part, which waits for triage; its enterprise and its source are those of the whole appeal."""
    tx, now = scene.tx, scene.now
    part = appeals.add(tx, {**_of_whole(scene.appeal), **_of_part(scene, text), "number": filing.number(tx, now)})
    person = scene.actor.id if isinstance(scene.actor, Person) else None
    event = Event(now, person, Party.COORDINATOR, None, filing.FILE.action, None, part.state, part.round)
    appeals.append(tx, part.id, event)
    if part.confidential:
        appeals.append(tx, part.id, filing.marked(event))
    moving.set_timers(tx, part, now)
    return part


def _of_whole(whole: Appeal) -> dict[str, object]:
    kept = ("kind", "region", "enterprise", "demo", "source", "at_counter", "filed_by", "confidential")
    return {name: getattr(whole, name) for name in kept} | {"follows": whole.id}


def _of_part(scene: Scene, text: str) -> dict[str, object]:
    tx, whole = scene.tx, scene.appeal
    verdict = presentable(tx.programme.pack, wordbook.book(tx), wordbook.classifier(tx).classify(text, whole.region))
    guess = tx.programme.proposer.propose(text)
    judged = {"verdict": verdict | {"urgent": list(guess.urgent)}, "urgent": bool(guess.urgent)}
    begun = {"filed_at": scene.now, "clock_from": scene.now, "state": State.TRIAGE, "lead": None, "assisting": ()}
    return {"text": text, "theme": guess.theme or whole.theme, **judged, **begun}


def _proposed(turn: Turn) -> list[str]:
    """Return the parts that were typed, or those that the text seems to have."""
    typed, appeal = Divided.from_draft(turn.data).pieces, appeal_of(turn)
    return list(typed) or (pieces.found(turn.tx, appeal.text) if appeal else [])


def _options(turn: Turn) -> tuple[Option, ...]:
    return wording.options(labels.DIVIDE) if _proposed(turn) else ()


def _facts(turn: Turn) -> Mapping[str, object]:
    return {**about(turn), "pieces": _proposed(turn), "least": pieces.SHORT, "most": pieces.MOST}


def _take(turn: Turn, content: Content) -> Taken:
    """Take the parts, one a line, and show them; a tap accepts them."""
    text = only_text(content)
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) > 1:
        return Taken({"pieces": pieces.checked(lines)}, goto="parts")
    try:
        pick(_options(turn), text)
    except BadInput:
        raise BadInput("parts_typed", {"most": pieces.MOST}) from None
    return Taken({"pieces": _proposed(turn)})


DIVIDE = Verb(
    Action.DIVIDE,
    Divided,
    steps=(Step("parts", _take, _options, _facts),),
    spells=_file_rest,
)

VERBS: tuple[AnyVerb, ...] = (DIVIDE,)
