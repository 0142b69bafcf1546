"""Buttons about people out of reach."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reach:
    """Show how to reach somebody whom messages can't; logged."""

    person: int
