"""Buttons of the monthly circular."""

from dataclasses import dataclass

from bot.domain.reports.circular import CircularAction, CircularState, Section


@dataclass(frozen=True, slots=True)
class ShowCircular:
    year: int
    month: int


@dataclass(frozen=True, slots=True)
class DoCircular:
    """Act on a circular as it was when the button was shown."""

    action: CircularAction
    circular: int
    state: CircularState


@dataclass(frozen=True, slots=True)
class WordCircular:
    """Put a section into one's own words."""

    section: Section
    circular: int


@dataclass(frozen=True, slots=True)
class FileCircular:
    """Have the circular as a document."""

    circular: int
