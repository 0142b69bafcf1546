"""Notices of a form: its questions, what it has taken so far, and its end."""

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
    """A question of a form. `facts` is what the question shows, `controls` are the buttons of the form itself."""

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
    """Confirms one of several messages that together answer a step."""

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
    """The form that asked in `message` has ended, so the buttons of the question are removed."""

    CODE: ClassVar[str] = "question_over"
    message: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled(Notice):
    """A form was given up; `form` is None if there was none."""

    CODE: ClassVar[str] = "cancelled"
    form: str | None
