"""Choices in the form being filled in, and having back the one that was given up."""

from dataclasses import dataclass

from bot.domain.base.press import Press


@dataclass(frozen=True, slots=True)
class Choose(Press):
    """A choice in a step of a form; `stamp` names the question, so that an old button does nothing."""

    draft: int
    stamp: int
    value: str


@dataclass(frozen=True, slots=True)
class Restore(Press):
    """Have back what was written in a form that was given up."""

    draft: int
