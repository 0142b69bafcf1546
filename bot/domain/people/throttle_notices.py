"""What somebody is told who sends more than can be taken."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.base.notice import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class TooFast(Notice):
    """From a message that begins like this one on nothing is taken for some seconds; None: from a press on."""

    CODE: ClassVar[str] = "too_fast"
    beginning: str | None
    most: int
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTaken(Notice):
    """How much was not taken until now."""

    CODE: ClassVar[str] = "not_taken"
    count: int
