"""Buttons of the figures: which view, over which days, narrowed to what."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.base.press import Press
from bot.domain.time.spans import SpanName


class Look(StrEnum):
    """A view of the figures.

    CARD is the overview, CUT a table by one cut, COUNTS all counts, BEHIND the appeals that a count stands for, MEANING
    what each means, RATINGS how answers were rated; ASK asks for the days.
    """

    CARD = "c"
    CUT = "t"
    COUNTS = "n"
    BEHIND = "b"
    MEANING = "m"
    RATINGS = "r"
    ASK = "a"


@dataclass(frozen=True, slots=True)
class Numbers(Press):
    """A view of the figures.

    `span` and `narrowed` are codes of bot.domain.reports.codes, `what` is a cut or the key of a group; `demo` 1
    stands for demonstration data.
    """

    look: Look = Look.CARD
    span: str = SpanName.MONTH
    narrowed: str = ""
    what: str = ""
    page: int = 0
    demo: int = 0


@dataclass(frozen=True, slots=True)
class ListSpared(Press):
    """The classes that spared appeals in the days of `span`; `demo` 1 stands for demonstration data."""

    span: str
    demo: int = 0
    page: int = 0
