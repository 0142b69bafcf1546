"""Steps that the forms of several verbs share, and the appeal that they are about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.domain.appeals.appeal import Appeal
from bot.domain.base.content import Content
from bot.domain.base.errors import BadInput
from bot.domain.base.question import Option
from bot.usecases.appeals import audience
from bot.usecases.appeals.kept_text import offer, said, words_or_kept
from bot.usecases.appeals.verb import Gathered
from bot.usecases.forms.attaching import with_files
from bot.usecases.forms.record import Record
from bot.usecases.forms.steps import CANCEL, DONE, Step, Taken, Turn, choice, clean, only_text
from storage.appeals import appeals

Facts = Callable[[Turn], Mapping[str, object]]
Options = Callable[[Turn], tuple[Option, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Departments(Record):
    """The departments that a form has named so far."""

    lead: str | None = None
    assisting: tuple[str, ...] = ()

    @property
    def named(self) -> tuple[str, ...]:
        return (*((self.lead,) if self.lead else ()), *self.assisting)


def appeal_of(turn: Turn) -> Appeal | None:
    """Return the appeal of the form; None if it no longer exists."""
    return appeals.peek(turn.tx, Gathered.from_draft(turn.data).appeal)


def about(turn: Turn) -> Mapping[str, object]:
    """Return the facts that every question shows: the appeal, and which of the named departments can't be reached."""
    appeal = appeal_of(turn)
    if appeal is None:
        return {}
    nobody = audience.unreached(turn.tx, Departments.from_draft(turn.data).named)
    return {**turn.data, "number": appeal.number, "appeal_text": appeal.text, "nobody": nobody}


def with_reach(facts: Facts, options: Options) -> Facts:
    """Return the facts of a question that offers departments, with those in which nobody can be reached."""

    def known(turn: Turn) -> Mapping[str, object]:
        names = [*Departments.from_draft(turn.data).named, *(option.value for option in options(turn))]
        return {**facts(turn), "nobody": audience.unreached(turn.tx, names)}

    return known


def words_step(least: int = 2) -> Step:
    return Step("words", words_or_kept("words", least), offer, about)


def checked_words(*confirm: Option) -> tuple[Step, Step]:
    """Return the steps of a text that is shown once more before it goes; `confirm`: what sends it, what rewrites it."""
    send, rewrite = confirm

    def options(_: Turn) -> tuple[Option, ...]:
        return (send, rewrite)

    def take(turn: Turn, content: Content) -> Taken:
        again = choice("send", options)(turn, content).values["send"] == rewrite.value
        return Taken(goto="words") if again else Taken()

    return words_step(), Step("send", take, options, about)


def reason_step(options: Options, facts: Facts = about) -> Step:
    """Return the step that asks for one of the pack's ready reasons."""
    return Step("reason", choice("reason", options), options, facts)


def parts_step(facts: Facts = about) -> Step:
    """Return the step that takes text and files in any order until 完成."""
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
