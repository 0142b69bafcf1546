"""The forms about a booking: which appeals it is about."""

from collections.abc import Mapping
from typing import Any

from bot.domain.content import Content
from bot.domain.errors import BadInput
from bot.domain.notice import Option
from bot.texts import labels
from bot.usecases.forms.steps import CANCEL, DONE, Form, Step, Taken, Turn, clean, only_text, pick, with_files
from bot.usecases.sessions import bringing

BRING = "bring"
NEW = "new"
ROW = "a"  # before an appeal's row, so that nobody's number in the list is taken for it


def _appeals(turn: Turn) -> tuple[Option, ...]:
    _, offered, wanted = bringing.chosen(turn.tx, turn.data)
    listed = (Option(f"{ROW}{one.id}", labels.picked(one, yes=one.id in wanted)) for one in offered)
    return (*listed, Option(NEW, labels.NEW_APPEAL))


def _facts(turn: Turn) -> Mapping[str, Any]:
    _, offered, wanted = bringing.chosen(turn.tx, turn.data)
    return {"offered": len(offered), "chosen": [one.number for one in offered if one.id in wanted]}


def _take(turn: Turn, content: Content) -> Taken:
    """A tap puts an appeal in or takes it out; what is written at length, or sent as a file, begins a new one."""
    if content.kind == DONE:
        return Taken()
    text = clean(content.text) if content.files else only_text(content)
    try:
        value = pick(_appeals(turn), text).value
    except BadInput:
        return _written(turn, content, text)
    if value == NEW:
        return Taken({NEW: True})
    _, _, wanted = bringing.chosen(turn.tx, turn.data)
    row = value.removeprefix(ROW)
    picks = dict(turn.data.get("picks", {})) | {row: int(row) not in wanted}
    return Taken({"picks": picks}, goto="appeals")


def _written(turn: Turn, content: Content, text: str) -> Taken:
    limits = turn.tx.programme.pack.limits
    if len(text) > limits.text_max:
        facts = {"length": len(text), "most": limits.text_max, "over": len(text) - limits.text_max}
        raise BadInput("too_long", facts)
    if not content.files and len(text) < limits.text_min:
        raise BadInput("not_an_option", {"count": len(_appeals(turn))})
    return Taken({NEW: True, "text": text} | with_files(turn, content))


BRING_FORM = Form(
    BRING,
    (Step("appeals", _take, _appeals, _facts, controls=(DONE, CANCEL)),),
    bringing.choose,
    bringing.may_choose,
)
BOOKING_FORMS = (BRING_FORM,)
