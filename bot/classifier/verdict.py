"""What the classifier says of a text: ranked departments with their words, and whether it may decide."""

from dataclasses import dataclass
from enum import StrEnum


class Decision(StrEnum):
    ASSIGN = "assign"
    TRIAGE = "triage"


@dataclass(frozen=True, slots=True)
class Ranked:
    """A department or place; `score` is the chance of being right, the words' values add up to `raw`."""

    department: str
    score: float
    words: tuple[tuple[str, float], ...]

    @property
    def raw(self) -> float:
        return sum(value for _, value in self.words)


@dataclass(frozen=True, slots=True)
class Span:
    """Where in the text as typed a word stands, and for whom it counts."""

    start: int
    end: int
    word: str
    departments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    ranked: tuple[Ranked, ...]
    decision: Decision
    spans: tuple[Span, ...]

    @property
    def first(self) -> Ranked | None:
        return self.ranked[0] if self.ranked else None
