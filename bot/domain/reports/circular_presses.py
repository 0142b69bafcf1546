"""Buttons of the monthly circular."""

from dataclasses import dataclass

from bot.domain.base.press import Press
from bot.domain.reports.circular import CircularAction, CircularState, Section


@dataclass(frozen=True, slots=True)
class ShowCircular(Press):
    year: int
    month: int


@dataclass(frozen=True, slots=True)
class DoCircular(Press):
    """Act on a circular as it was when the button was shown."""

    action: CircularAction
    circular: int
    state: CircularState


@dataclass(frozen=True, slots=True)
class WordCircular(Press):
    """Write a section in one's own words."""

    section: Section
    circular: int


@dataclass(frozen=True, slots=True)
class FileCircular(Press):
    """Ask for the circular as a document."""

    circular: int


@dataclass(frozen=True, slots=True)
class ResendCircular(Press):
    """Make the document again for those who did not get it."""

    circular: int
