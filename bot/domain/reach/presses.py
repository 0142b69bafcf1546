"""Buttons about people out of reach, and about files that did not reach them."""

from dataclasses import dataclass

from bot.domain.base.press import Press


@dataclass(frozen=True, slots=True)
class Reach(Press):
    """Show how to reach somebody whom messages can't; logged."""

    person: int


@dataclass(frozen=True, slots=True)
class PaperAgain(Press):
    """Make a file anew that could not be made or sent; `row` is its message's."""

    row: int
