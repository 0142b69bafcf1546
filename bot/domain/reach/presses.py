"""Buttons about people out of reach."""

from dataclasses import dataclass

from bot.domain.base.press import Press


@dataclass(frozen=True, slots=True)
class Reach(Press):
    """Show how to reach somebody whom messages can't; logged."""

    person: int
