"""Defines forms and steps, and the kinds of steps that several forms share."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Protocol
from unicodedata import category

from bot.classifier.folding import fold_word
from bot.config.pack import Assignee
from bot.domain.base.content import VOICE, Content
from bot.domain.base.errors import BadInput
from bot.domain.base.notice import Notice
from bot.domain.base.question import Option
from bot.domain.people.person import Person
from bot.domain.time.calendar import shanghai_date
from bot.domain.time.typed import days
from bot.texts.style import wording
from bot.usecases.forms.record import Filled
from storage.engine.database import Transaction

DONE, SKIP, BACK, CANCEL = "done", "skip", "back", "cancel"
AT_ONCE = "at_once"  # ends the form with what its remaining steps would be filled with
ASKS_NUMBER = "appeal_number"  # the name of steps that want an appeal's number, where it means nothing else
CHECK, GIVE_UP, STAY, ANEW = "check", "give_up", "stay", "anew"  # back to the check page; whether to leave
CONTROLS = (AT_ONCE, DONE, SKIP, BACK, CHECK, CANCEL)
LEAVING = (GIVE_UP, STAY, ANEW)
CHECKING = "checking"  # the draft's own key: the check page from which one answer is being changed
EXAMPLE_AFTER = timedelta(days=30)
_BETWEEN_WORDS = re.compile(r"[\s:\uff1a,\uff0c|()\uff08\uff09]+")  # of a label


@dataclass(frozen=True, slots=True)
class Turn:
    """What a step may look at when it asks or takes something."""

    tx: Transaction
    actor: Person
    data: Filled
    now: datetime


@dataclass(frozen=True, slots=True)
class Taken:
    """What a step made of its input. `more` stays at the step; `goto` continues at another."""

    values: Filled = field(default_factory=dict)
    more: bool = False
    goto: str | None = None


Take = Callable[[Turn, Content], Taken]


def _always(_: Turn) -> bool:
    return True


def _no_options(_: Turn) -> tuple[Option, ...]:
    return ()


def _no_facts(_: Turn) -> Filled:
    return {}


@dataclass(frozen=True, slots=True)
class Rest:
    """The values that the remaining steps would fill, and what is to be known before they are sent unasked."""

    values: Filled
    facts: Filled


@dataclass(frozen=True, slots=True)
class Step:
    """One question: `when` it is asked, what it shows, what it takes, and which controls stand below it.

    `fills` is the key of the draft that says that it was answered, where that is not its name. `rest` finds the answers
    to all that follow, so that the form can be sent at once; None: they have to be asked. `pictures`: what a command
    reads of a picture is an answer, too.
    """

    name: str
    take: Take
    options: Callable[[Turn], tuple[Option, ...]] = _no_options
    facts: Callable[[Turn], Filled] = _no_facts
    when: Callable[[Turn], bool] = _always
    controls: tuple[str, ...] = (BACK, CANCEL)
    fills: str = ""
    rest: Callable[[Turn], Rest | None] | None = None
    pictures: bool = False

    def is_answered(self, data: Filled) -> bool:
        return (self.fills or self.name) in data


class Ready(Protocol):
    def __call__(self, tx: Transaction, actor: Person, data: Filled, /, *, now: datetime) -> None: ...


class Finish(Protocol):
    def __call__(self, tx: Transaction, actor: Person, data: Filled, /, *, now: datetime) -> list[Notice]: ...


class Leave(Protocol):
    def __call__(self, tx: Transaction, actor: Person, data: Filled, /) -> None: ...


@dataclass(frozen=True, slots=True)
class Form:
    """A form. `ready` raises a refusal if it could not be finished anyway; `leave` is called when it is given up."""

    name: str
    steps: tuple[Step, ...]
    finish: Finish
    ready: Ready | None = None
    leave: Leave | None = None


def clean(text: str) -> str:
    """Return the text without invisible characters; lines and punctuation stay."""
    visible = "".join(char for char in text if char == "\n" or category(char) not in {"Cc", "Cf", "Cs"})
    return "\n".join(line.rstrip() for line in visible.split("\n")).strip()


def only_text(content: Content) -> str:
    """Return the cleaned text; raise BadInput if something else was sent."""
    text = clean(content.text)
    if any(file.kind == VOICE for file in content.files):
        raise BadInput("voice_here")
    if content.kind != "text" or content.files or content.contact:
        raise BadInput("text_wanted", {"kind": content.kind})
    if not text:
        raise BadInput("empty")
    return text


def words(name: str, least: int = 2, most: int | None = None) -> Take:
    """Return a function that takes one text into `name`. Limits are in characters; `most` None is the pack's limit."""

    def take(turn: Turn, content: Content) -> Taken:
        text = only_text(content)
        limit = most or turn.tx.programme.pack.limits.words_max
        if len(text) > limit:
            raise BadInput("too_long", {"length": len(text), "most": limit, "over": len(text) - limit})
        if len(text) < least:
            raise BadInput("too_short", {"length": len(text), "least": least})
        return Taken({name: text})

    return take


def parsed(name: str, parse: Callable[[str], object]) -> Take:
    """Return a function that takes a text through `parse`, which raises BadInput."""
    return lambda _, content: Taken({name: parse(only_text(content))})


def choice(name: str, options: Callable[[Turn], tuple[Option, ...]]) -> Take:
    """Return a function that takes an option by tap, label or number."""

    def take(turn: Turn, content: Content) -> Taken:
        return Taken({name: pick(options(turn), only_text(content)).value})

    return take


def day(turn: Turn, content: Content, since: date | None = None) -> date:
    """Read a day. If year, month or week is open, it is the first such day from `since` (or today) on."""
    text, today = only_text(content), shanghai_date(turn.now)
    found = days.to_come(text, today, since, turn.tx.programme.calendar)
    if found is None:
        raise BadInput("no_date", date_example(turn))
    if found == today and days.is_bare_weekday(text):
        raise BadInput("weekday_open", {"day": text})
    return found


def date_example(turn: Turn) -> Mapping[str, str]:
    """Return a coming day for use as an example."""
    return {"example": (shanghai_date(turn.now) + EXAMPLE_AFTER).isoformat()}


def _sure(_: Turn) -> tuple[Option, ...]:
    return wording.options(wording.SURE)


def _take_sure(turn: Turn, content: Content) -> Taken:
    try:
        pick(_sure(turn), only_text(content))
    except BadInput:
        raise BadInput("not_sure") from None
    return Taken()


def change(step: str, check: str) -> Taken:
    """Go from the check page to one question, and back to the page when it is answered."""
    return Taken({CHECKING: check}, goto=step)


def is_checking(turn: Turn) -> bool:
    """Whether one answer is being changed from the check page."""
    return bool(turn.data.get(CHECKING))


def filled(turn: Turn) -> Filled:
    """Return everything that was filled in so far, as the facts of a question."""
    return dict(turn.data)


def sure(facts: Callable[[Turn], Filled] = _no_facts) -> Step:
    """Return the step that asks whether the person is sure."""
    return Step("sure", _take_sure, _sure, facts)


def _carries(option: Option, said: str) -> bool:
    """Whether one of the words on the button is what was said, or a number such as YN-2024-0019 ends with it."""
    words_on_it = [fold_word(item) for item in _BETWEEN_WORDS.split(option.label)]
    return said in words_on_it or (said.isdigit() and any(words.endswith(f"-{said}") for words in words_on_it))


def pick(options: tuple[Option, ...], text: str) -> Option:
    """Return the option that the text names, numbers, or alone begins with, or that alone carries this word."""
    said = fold_word(text)
    for number, option in enumerate(options, 1):
        if said in {fold_word(option.value), fold_word(option.label), str(number)}:
            return option
    begun = [option for option in options if fold_word(option.label).startswith(said)]
    if len(begun) == 1 and len(said) > 1 and not said.isdigit():
        return begun[0]
    carrying = [option for option in options if _carries(option, said)]
    if len(carrying) == 1 and len(said) > 1:
        return carrying[0]
    numbered = 0 if any(option.alone for option in options) else len(options)
    raise BadInput("not_an_option", {"count": numbered})


def is_picked(options: tuple[Option, ...], text: str) -> bool:
    """Whether the text names one of the options."""
    try:
        pick(options, text)
    except BadInput:
        return False
    return True


def by_name(find: Callable[[str], Assignee | None], text: str) -> Assignee | None:
    """Find a name as it was typed, or else in simplified characters and half width."""
    return find(text) or find(fold_word(text))
