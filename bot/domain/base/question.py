"""What a form asks and confirms."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from bot.domain.base.notice import Notice


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Notice):
    """A step of a form; `facts` is what the question shows, `controls` the form's own buttons."""

    CODE: ClassVar[str] = "asked"
    form: str
    step: str
    draft: int
    stamp: int
    options: tuple[Option, ...] = ()
    controls: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartTaken(Notice):
    """One of several parts was added to a form's step."""

    CODE: ClassVar[str] = "part_taken"
    form: str
    step: str
    draft: int
    stamp: int
    count: int
    length: int
    controls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionOver(Notice):
    """The form that asked in `message` is done: its buttons go."""

    CODE: ClassVar[str] = "question_over"
    message: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled(Notice):
    """A form was given up; None: there was none."""

    CODE: ClassVar[str] = "cancelled"
    form: str | None
