"""Buttons about people, letters and lists."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.base.dead_letter import Source
from bot.domain.base.press import Menu, Press
from bot.domain.desk.morning import Wait


@dataclass(frozen=True, slots=True)
class Replay(Press):
    """Put a dead letter back in line."""

    source: Source
    row: int


@dataclass(frozen=True, slots=True)
class Open(Press):
    """Open an appeal's card from a page of a list, to which the card leads back."""

    appeal: int
    menu: Menu
    page: int = 0


@dataclass(frozen=True, slots=True)
class OpenWaiting(Press):
    """The same from what a line of the morning message counts."""

    appeal: int
    wait: Wait
    page: int = 0


@dataclass(frozen=True, slots=True)
class OpenFound(Press):
    """The same from what a search found."""

    appeal: int
    search: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class Waits(Press):
    """What a line of the morning message counts, as a list; `page` counts from 0."""

    wait: Wait
    page: int = 0


class Narrow(StrEnum):
    """What is added to what was looked for."""

    NOTHING = "NOTHING"
    LATE = "LATE"
    OPEN = "OPEN"
    SETTLED = "SETTLED"


@dataclass(frozen=True, slots=True)
class Find(Press):
    """Look again for what a search was for, and for something more; `page` counts from 0."""

    search: int
    narrow: Narrow = Narrow.NOTHING
    page: int = 0
