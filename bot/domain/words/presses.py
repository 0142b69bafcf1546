"""Buttons about the classifier's words."""

from dataclasses import dataclass

from bot.domain.base.press import Press
from bot.domain.people.presses import Answer


@dataclass(frozen=True, slots=True)
class JudgeWords(Press):
    """Adopt or refuse a change of the classifier's words."""

    version: int
    answer: Answer


@dataclass(frozen=True, slots=True)
class RestoreWords(Press):
    """Put a version of the words in force again; 0 stands for the pack's own."""

    version: int
