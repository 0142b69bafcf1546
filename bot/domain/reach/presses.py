"""Buttons about people out of reach, and about files that could not be sent."""

from dataclasses import dataclass

from bot.domain.base.press import Press


@dataclass(frozen=True, slots=True)
class Reach(Press):
    """Show how to reach a person whom messages can't; that is logged."""

    person: int


@dataclass(frozen=True, slots=True)
class PaperAgain(Press):
    """Make a file again that could not be made or sent; `row` is its message."""

    row: int
