"""Buttons about people."""

from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    YES = "Y"
    NO = "N"


@dataclass(frozen=True, slots=True)
class LetIn:
    """Let a second person of the same enterprise in, or not."""

    person: int
    answer: Answer
