"""Buttons of the numbers: which look at them, over which days, narrowed to what."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.base.press import Press
from bot.domain.time.spans import SpanName


class Look(StrEnum):
    """The card, a table by a cut, all counts, the appeals behind one, what they mean, their ratings; or which days."""

    CARD = "c"
    CUT = "t"
    COUNTS = "n"
    BEHIND = "b"
    MEANING = "m"
    RATINGS = "r"
    ASK = "a"


@dataclass(frozen=True, slots=True)
class Numbers(Press):
    """`span` and `narrowed` are codes (bot.domain.views), `what` a cut or a group's key; `demo` 1: made-up ones."""

    look: Look = Look.CARD
    span: str = SpanName.MONTH
    narrowed: str = ""
    what: str = ""
    page: int = 0
    demo: int = 0
