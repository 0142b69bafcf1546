"""Notices of a form: its questions, what it has taken so far, and its end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from bot.domain.base.errors import Refusal
from bot.domain.base.notice import Notice


@dataclass(frozen=True, slots=True)
class Option:
    """What can be chosen; `alone` in a row of its own, above the others."""

    value: str
    label: str
    alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Notice):
    """A step of a form; `facts` is what the question shows, `controls` the form's own buttons.

    `trouble` is what was wrong with what was sent: the question is asked again. `phone_over`: the own number was asked
    for until now.
    """

    CODE: ClassVar[str] = "asked"
    form: str
    step: str
    draft: int
    stamp: int
    options: tuple[Option, ...] = ()
    controls: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    trouble: Refusal | None = None
    phone_over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveAsked(Notice):
    """Whether what was written in a form is really given up; `anew`: the form would be begun again."""

    CODE: ClassVar[str] = "leave_asked"
    form: str
    draft: int
    stamp: int
    anew: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PartTaken(Notice):
    """Confirms one of several messages that together answer a step.

    `rest` is what the form would be sent with at once, where its remaining steps need not be asked. `voice`: something
    was spoken.
    """

    CODE: ClassVar[str] = "part_taken"
    form: str
    step: str
    draft: int
    stamp: int
    count: int
    length: int
    controls: tuple[str, ...] = ()
    rest: Mapping[str, object] = field(default_factory=dict)
    voice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionOver(Notice):
    """The form that asked in `message` has ended, so the buttons of the question are removed."""

    CODE: ClassVar[str] = "question_over"
    message: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled(Notice):
    """A form was given up by somebody of this role, if any; None: there was none.

    `kept`: the draft that can be had back. `phone_over`: the own number was asked for until now.
    """

    CODE: ClassVar[str] = "cancelled"
    form: str | None
    kept: int | None = None
    role: str = ""
    phone_over: bool = False
