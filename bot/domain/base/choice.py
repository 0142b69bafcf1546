"""Choices in the form being filled."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choose:
    """A choice in the form's step; `stamp` ties it to the very question."""

    draft: int
    stamp: int
    value: str
