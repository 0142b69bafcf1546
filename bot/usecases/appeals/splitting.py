"""Divides a text with several matters while it is filed.

It proposes parts, takes the person's own, and files one appeal after the other.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.notice import Notice
from bot.domain.base.question import Option
from bot.domain.people.identity import tidy
from bot.domain.people.person import Person
from bot.texts.appeals import labels
from bot.texts.style import wording
from bot.usecases.appeals import pieces
from bot.usecases.appeals.writing import Writing
from bot.usecases.forms.attaching import files_as_data
from bot.usecases.forms.beginning import leave
from bot.usecases.forms.record import Filled
from bot.usecases.forms.steps import CHECKING, Finish, Step, Taken, Turn, only_text, pick
from storage.engine.database import Transaction

SPLIT, WHOLE = "split", "whole"
APPEAL, FILES = "appeal", "files"
ALONG = frozenset(
    {"common", "follows", "booking", "confidential", "enterprise", "for"}
)  # what the following parts have in common

Belongs = Callable[[Transaction, Person, Filled], bool]


def proposed(turn: Turn, text: str) -> dict[str, object]:
    """Return the parts to offer; none if the text is a part itself or is about one matter."""
    if Writing.from_draft(turn.data).of:
        return {}
    return {"pieces": pieces.found(turn.tx, text)}


def several(turn: Turn) -> bool:
    return len(Writing.from_draft(turn.data).pieces) > 1


def _options(_: Turn) -> tuple[Option, ...]:
    return wording.options(labels.SPLIT_APPEAL)


def _facts(turn: Turn) -> Mapping[str, object]:
    return {"pieces": list(Writing.from_draft(turn.data).pieces), "least": pieces.SHORT, "most": pieces.MOST}


def _take(turn: Turn, content: Content) -> Taken:
    """Take the choice, or the parts as the person typed them, one a line."""
    text = only_text(content)
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) > 1:
        return Taken({"pieces": pieces.checked(lines)}, goto="split")
    try:
        chosen = pick(_options(turn), tidy(text)).value
    except BadInput:
        raise BadInput("parts_wanted", {"most": pieces.MOST}) from None
    return Taken() if chosen == WHOLE else _first(turn, list(Writing.from_draft(turn.data).pieces))


def _first(turn: Turn, pieces: list[str]) -> Taken:
    """Continue with the first part. Files sent before belong to every part, later ones only to their own."""
    of_each = files_as_data(Writing.from_draft(turn.data).files)
    said = {"text": pieces[0], "pieces": [], "rest": pieces[1:]}
    return Taken({**said, "part": 1, "of": len(pieces), "common": of_each, CHECKING: None})


STEP = Step(SPLIT, _take, _options, _facts, when=several)


def then_the_next(file: Finish, belongs: Belongs) -> Finish:
    """Return the end of the form: it files this part and begins the form for the next one.

    `belongs` tells whether the parts still belong to the booking for which they were written.
    """

    def finish(tx: Transaction, who: Person, data: Filled, *, now: datetime) -> list[Notice]:
        filed, writing = file(tx, who, data, now=now), Writing.from_draft(data)
        if writing.rest:
            part = {"rest": list(writing.rest[1:]), "part": (writing.part or 0) + 1, "of": writing.of}
            left = set[str]() if belongs(tx, who, data) else {"booking"}
            along = {name: value for name, value in data.items() if name in ALONG - left} | {
                "files": files_as_data(writing.common)
            }
            leave(tx, who, (APPEAL, FILES), {"text": writing.rest[0]} | part | along, now=now)
        return filed

    return finish
