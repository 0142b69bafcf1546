"""What was typed for a move that somebody else made first: shown again, and offered for what can still be done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.domain.appeals.appeal import Action
from bot.domain.base.content import Content
from bot.domain.base.question import Option
from bot.domain.people.person import Person
from bot.texts.appeals.verbs import named
from bot.texts.style import wording
from bot.usecases.appeals import viewing
from bot.usecases.appeals.verb import AnyVerb, Gathered
from bot.usecases.forms.record import Filled
from bot.usecases.forms.steps import CANCEL, Step, Take, Turn, choice, files_as_data, words
from storage.appeals import appeals
from storage.engine.database import Transaction

KEPT = "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept(Gathered):
    """`kept`: the words of a form that came too late; `plan`: what such a form asks for besides."""

    kept: str = ""
    plan: str = ""


def rescued(draft: Mapping[str, object]) -> tuple[str, Mapping[str, object]] | None:
    """Return the form that offers again what was typed, and what it begins with; None: nothing was."""
    typed = Kept.from_draft(draft)
    text = "\n".join(one for one in (typed.words, typed.plan) if one)
    files = files_as_data(typed.files)
    return (KEPT, {"appeal": typed.appeal, "kept": text, "files": files}) if text else None


def step(verbs: Mapping[Action, AnyVerb], about: Callable[[Turn], Mapping[str, object]]) -> Step:
    """Ask for which of `verbs` the words are to be used: those that take words and can be done now."""

    def suitable(turn: Turn) -> tuple[Option, ...]:
        appeal = appeals.peek(turn.tx, Kept.from_draft(turn.data).appeal)
        allowed = viewing.view(turn.tx, appeal, turn.actor, turn.now).allowed if appeal else ()
        wanted = [one for one, verb in verbs.items() if verb.takes_kept and one in allowed]
        return tuple(Option(one.value, named(one)) for one in wanted)

    return Step("for", choice("for", suitable), suitable, about, controls=(CANCEL,))


def go_on(tx: Transaction, who: Person, data: Filled, verb: AnyVerb) -> dict[str, object]:
    """Return what the chosen verb's form begins with."""
    kept = Kept.from_draft(data)
    appeal = viewing.peek(tx, who, kept.appeal)
    files = {"files": files_as_data(kept.files)} if verb.takes_files else {}
    return {"appeal": appeal.id, "state": appeal.state, "round": appeal.round, "kept": kept.kept} | files


def words_or_kept(name: str, least: int) -> Take:
    """Take words, or by one tap those that were kept."""
    return lambda turn, content: words(name, least)(turn, said(turn, content))


def offer(turn: Turn) -> tuple[Option, ...]:
    return (Option(KEPT, wording.USE_KEPT),) if Kept.from_draft(turn.data).kept else ()


def said(turn: Turn, content: Content) -> Content:
    """Return what was sent, or what was kept, if the tap says so."""
    again = {name for one in offer(turn) for name in (one.value, one.label)}
    return Content(Kept.from_draft(turn.data).kept) if content.text in again else content
