"""Notices about absences."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bot.domain.base.notice import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class AwayNoted(Notice):
    """An absence is noted, on the day `today`.

    `deputy` is a name, "" for nobody; `alone`: the department has nobody else; `signs`: a head is away.
    """

    CODE: ClassVar[str] = "away_noted"
    first: date
    last: date
    today: date
    deputy: str
    alone: bool = False
    signs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AwayEnded(Notice):
    """A noted absence was ended early."""

    CODE: ClassVar[str] = "away_ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class AwayBack(Notice):
    """The absence is over."""

    CODE: ClassVar[str] = "away_back"
