"""Keeps what was typed for a move that somebody else made first.

It is shown again and offered for what can still be done.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.domain.appeals.action import Action
from bot.domain.base.content import Content, File
from bot.domain.base.ids import AppealId
from bot.domain.base.question import Option
from bot.domain.people.person import Person
from bot.texts.appeals.verbs import named
from bot.texts.style import wording
from bot.usecases.appeals import viewing
from bot.usecases.appeals.verb import AnyVerb, Gathered
from bot.usecases.forms.attaching import files_as_data
from bot.usecases.forms.record import Filled
from bot.usecases.forms.steps import CANCEL, Step, Take, Turn, choice, words
from storage.appeals import appeals
from storage.engine.database import Transaction

KEPT = "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept(Gathered):
    """The text of a form that came too late; `plan` is what such a form asks for besides.

    With `sent`, files that were sent outside a form are to be used, and the text is only what stood beside them.
    """

    kept: str = ""
    plan: str = ""
    sent: bool = False


def rescued(draft: Mapping[str, object]) -> tuple[str, Mapping[str, object]] | None:
    """Return the form that offers the typed text again, with its first values; None if nothing was typed."""
    typed = Kept.from_draft(draft)
    text = "\n".join(kept for kept in (typed.words, typed.plan) if kept)
    return (KEPT, begun(typed.appeal, text, typed.files)) if text else None


def begun(appeal: AppealId, text: str, files: tuple[File, ...] = (), *, sent: bool = False) -> Filled:
    """Return the first values of the form that asks for what a text, or `sent` files, about an appeal is used."""
    return {"appeal": appeal, "kept": text, "files": files_as_data(files), "sent": sent}


def step(verbs: Mapping[Action, AnyVerb], about: Callable[[Turn], Mapping[str, object]]) -> Step:
    """Return the step that asks for which of `verbs` the text is used.

    It offers those that take text and are allowed now.
    """

    def suitable(turn: Turn) -> tuple[Option, ...]:
        kept = Kept.from_draft(turn.data)
        appeal = appeals.peek(turn.tx, kept.appeal)
        allowed = viewing.view(turn.tx, appeal, turn.actor, turn.now).allowed if appeal else ()
        suits = [action for action, verb in verbs.items() if verb.takes_kept and (verb.takes_files or not kept.sent)]
        wanted = [action for action in suits if action in allowed]
        return tuple(Option(action.value, named(action)) for action in wanted)

    return Step("for", choice("for", suitable), suitable, about, controls=(CANCEL,))


def go_on(tx: Transaction, who: Person, data: Filled, verb: AnyVerb) -> dict[str, object]:
    """Return the first values of the chosen verb's form."""
    kept = Kept.from_draft(data)
    appeal = viewing.peek(tx, who, kept.appeal)
    files = {"files": files_as_data(kept.files)} if verb.takes_files else {}
    return {"appeal": appeal.id, "state": appeal.state, "round": appeal.round, "kept": kept.kept} | files


def words_or_kept(name: str, least: int) -> Take:
    """Return a step's function that takes a text, or by one tap the text that was kept."""
    return lambda turn, content: words(name, least)(turn, said(turn, content))


def offer(turn: Turn) -> tuple[Option, ...]:
    """Return the option to use the kept text, if there is one."""
    return (Option(KEPT, wording.USE_KEPT),) if Kept.from_draft(turn.data).kept else ()


def said(turn: Turn, content: Content) -> Content:
    """Return what was sent, or the kept text if the tap asks for it."""
    again = {name for option in offer(turn) for name in (option.value, option.label)}
    return Content(Kept.from_draft(turn.data).kept) if content.text in again else content
