"""Notices about who is away."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bot.domain.base.notice import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class AwayNoted(Notice):
    """`deputy`: a name, "" for nobody; `alone`: the department has nobody else; `signs`: it is a head's."""

    CODE: ClassVar[str] = "away_noted"
    first: date
    last: date
    deputy: str
    alone: bool = False
    signs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AwayEnded(Notice):
    """The absence that was noted is over before its time."""

    CODE: ClassVar[str] = "away_ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class AwayBack(Notice):
    """The absence is over."""

    CODE: ClassVar[str] = "away_back"
