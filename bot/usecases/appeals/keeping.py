"""What was typed for a move that somebody else made first: shown again, and offered for what can still be done."""

from collections.abc import Mapping
from typing import Any

from bot.domain.appeals.appeal import Action
from bot.domain.base.content import Content
from bot.domain.base.question import Option
from bot.domain.people.person import Person
from bot.texts.appeals import labels
from bot.texts.style import wording
from bot.usecases.appeals import viewing
from bot.usecases.forms.steps import CANCEL, Step, Take, Turn, about, choice, words
from storage.appeals import appeals
from storage.engine.database import Transaction

KEPT = "kept"
TYPED = ("words", "plan")
WITH_FILES = frozenset({Action.ADD, Action.SUPPLY, Action.ANSWER})
WORDED = (
    *(Action.ADD, Action.SUPPLY, Action.URGE, Action.REOPEN, Action.PROGRESS, Action.CONTRIBUTE, Action.ANSWER),
    *(Action.ASK, Action.SEND_BACK, Action.UPHOLD, Action.VISIT, Action.SUPERVISE),
)


def kept(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of a form is worth offering again; nothing, if nothing was typed."""
    text = "\n".join(data[name] for name in TYPED if data.get(name))
    return {"appeal": data["appeal"], "kept": text, "files": data.get("files", [])} if text else {}


def suitable(turn: Turn) -> tuple[Option, ...]:
    """What the person may do with the appeal now that takes words."""
    appeal = appeals.peek(turn.tx, turn.data["appeal"])
    allowed = viewing.view(turn.tx, appeal, turn.actor, turn.now).allowed if appeal else ()
    return tuple(Option(one.value, labels.ACTION[one]) for one in WORDED if one in allowed)


def go_on(tx: Transaction, who: Person, data: dict[str, Any]) -> dict[str, Any]:
    """Return what the chosen form begins with."""
    appeal = viewing.peek(tx, who, data["appeal"])
    files = {"files": data["files"]} if data["for"] in WITH_FILES else {}
    return {"appeal": appeal.id, "state": appeal.state, "round": appeal.round, "kept": data["kept"]} | files


def words_or_kept(name: str, least: int) -> Take:
    """Take words, or by one tap those that were kept."""
    return lambda turn, content: words(name, least)(turn, said(turn, content))


def offer(turn: Turn) -> tuple[Option, ...]:
    return (Option(KEPT, wording.USE_KEPT),) if turn.data.get("kept") else ()


def said(turn: Turn, content: Content) -> Content:
    """Return what was sent, or what was kept, if the tap says so."""
    again = {name for one in offer(turn) for name in (one.value, one.label)}
    return Content(turn.data["kept"]) if content.text in again else content


STEP = Step("for", choice("for", suitable), suitable, about, controls=(CANCEL,))
