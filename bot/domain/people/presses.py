"""Buttons about people."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.base.press import Press


class Answer(StrEnum):
    YES = "Y"
    NO = "N"


@dataclass(frozen=True, slots=True)
class LetIn(Press):
    """Let a second person of the same enterprise in, or not."""

    person: int
    answer: Answer
