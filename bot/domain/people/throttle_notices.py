"""Notices to somebody who sends more than is taken."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.base.notice import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class TooFast(Notice):
    """Nothing is taken for `seconds` from the message that begins with `beginning` on.

    Without a beginning, it was a button.
    """

    CODE: ClassVar[str] = "too_fast"
    beginning: str | None
    most: int
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTaken(Notice):
    """How many messages were not taken."""

    CODE: ClassVar[str] = "not_taken"
    count: int
