"""Buttons at the counter and on the phone list."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.base.press import Press
from bot.domain.classes.answering import Helped


class Counter(StrEnum):
    """What a coordinator can do for an enterprise at the counter."""

    PAGE = "P"
    FILE = "F"
    BOOK = "B"
    CODE = "C"


@dataclass(frozen=True, slots=True)
class AtCounter(Press):
    """An action at the counter; `session` is 0 if it is not about one."""

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


@dataclass(frozen=True, slots=True)
class HelpedOnPhone(Press):
    """Enter what the enterprise called says of the measure about which one answer to a class told it."""

    call: int
    answer: int
    said: Helped


@dataclass(frozen=True, slots=True)
class HelpedAtCounter(Press):
    """Enter what an enterprise says at the counter of the measure about which one answer to a class told it."""

    enterprise: int
    answer: int
    said: Helped
