"""The questions that the forms of several verbs share, and which appeal they are about."""

from collections.abc import Callable, Mapping

from bot.domain.appeals.appeal import Appeal
from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.question import Option
from bot.usecases.appeals.keeping import offer, said, words_or_kept
from bot.usecases.appeals.verb import Gathered
from bot.usecases.forms.steps import CANCEL, DONE, Step, Taken, Turn, choice, clean, only_text, with_files
from storage.appeals import appeals

Facts = Callable[[Turn], Mapping[str, object]]
Options = Callable[[Turn], tuple[Option, ...]]


def appeal_of(turn: Turn) -> Appeal | None:
    """Return the appeal that the form is about; None: it is gone."""
    return appeals.peek(turn.tx, Gathered.from_draft(turn.data).appeal)


def about(turn: Turn) -> Mapping[str, object]:
    """Which appeal the form is about; every question of it says so."""
    appeal = appeal_of(turn)
    return {**turn.data, "number": appeal.number, "appeal_text": appeal.text} if appeal else {}


def words_step(least: int = 2) -> Step:
    return Step("words", words_or_kept("words", least), offer, about)


def reason_step(options: Options, facts: Facts = about) -> Step:
    """Ask for one of the pack's ready reasons."""
    return Step("reason", choice("reason", options), options, facts)


def parts_step(facts: Facts = about) -> Step:
    """Take words and files in any order until 完成."""
    return Step("words", _take_parts, offer, facts, controls=(DONE, CANCEL))


def _take_parts(turn: Turn, content: Content) -> Taken:
    content, written = said(turn, content), Gathered.from_draft(turn.data)
    if content.kind == DONE:
        if not written.words and not written.files:
            raise BadInput("empty")
        return Taken()
    if not content.files:
        only_text(content)
    text = "\n".join(part for part in (written.words, clean(content.text)) if part)
    most, length = turn.tx.programme.pack.limits.text_max, len(text)
    if length > most:
        raise BadInput(
            "text_too_long", {"length": length, "most": most, "over": length - most, "kept": len(written.words)}
        )
    return Taken({"words": text} | with_files(turn, content), more=True)
