"""The form in which somebody writes a section of a circular."""

from collections.abc import Mapping

from bot.domain.base.content import Content
from bot.domain.base.question import Option
from bot.domain.reports.circular import Circular, Section
from bot.texts.reports import circular
from bot.texts.style import wording
from bot.usecases.forms.steps import CANCEL, Form, Step, Taken, Turn, only_text, words
from bot.usecases.reports import circulars
from bot.usecases.reports.filled import Worded
from storage.reports import circulars as kept

CIRCULAR = "circular"
MOST = 1500  # characters of a section


def _about(turn: Turn) -> tuple[Circular | None, Section]:
    worded = Worded.from_draft(turn.data)
    return kept.peek(turn.tx, worded.circular), worded.section


def _facts(turn: Turn) -> Mapping[str, object]:
    found, section = _about(turn)
    return {"circular": found, "section": section, "now": turn.now}


def _undo(turn: Turn) -> tuple[Option, ...]:
    """Offer the program's wording again for a section that somebody has written."""
    found, section = _about(turn)
    return wording.options(circular.OWN_WORDS[section]) if found and section in found.words else ()


def _take(turn: Turn, content: Content) -> Taken:
    if only_text(content) in {word for option in _undo(turn) for word in (option.value, option.label)}:
        return Taken({"words": ""})
    return words("words", 2, MOST)(turn, content)


CIRCULAR_FORM = Form(
    CIRCULAR, (Step("words", _take, _undo, _facts, controls=(CANCEL,)),), circulars.word, circulars.may_word
)
