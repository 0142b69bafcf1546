"""Choices in the form being filled."""

from dataclasses import dataclass

from bot.domain.base.press import Press


@dataclass(frozen=True, slots=True)
class Choose(Press):
    """A choice in the form's step; `stamp` ties it to the very question."""

    draft: int
    stamp: int
    value: str
