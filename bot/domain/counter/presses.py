"""Buttons at the counter and on the list of calls."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.base.press import Press


class Counter(StrEnum):
    """What a coordinator can do for an enterprise at the counter."""

    PAGE = "P"
    FILE = "F"
    BOOK = "B"
    CODE = "C"


@dataclass(frozen=True, slots=True)
class AtCounter(Press):
    """`session` 0: it is about none."""

    what: Counter
    enterprise: int
    session: int = 0


class Phoning(StrEnum):
    """What can be done about a call."""

    OPEN = "O"
    NUMBER = "N"
    REACHED = "R"
    MISSED = "M"
    WRONG = "W"


@dataclass(frozen=True, slots=True)
class OnPhone(Press):
    what: Phoning
    call: int
