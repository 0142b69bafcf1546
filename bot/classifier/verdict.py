"""What the classifier says of a text: ranked departments with their words, and whether it may decide."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from operator import itemgetter
from typing import NamedTuple

from bot.classifier.folding import fold
from bot.classifier.scoring import Hit


class Decision(StrEnum):
    ASSIGN = "assign"
    TRIAGE = "triage"


class Ranked(NamedTuple):
    """A department or place; `score` is the chance of being right, the words' values add up to `raw`."""

    department: str
    score: float
    said: Mapping[str, float]

    @property
    def words(self) -> tuple[tuple[str, float], ...]:
        """Return the words with what each is worth, the strongest first."""
        return tuple(sorted(self.said.items(), key=itemgetter(1), reverse=True))

    @property
    def raw(self) -> float:
        return sum(self.said.values())


class Span(NamedTuple):
    """Where in the text as typed a word stands, and for whom it counts."""

    start: int
    end: int
    word: str
    departments: tuple[str, ...]


class Verdict(NamedTuple):
    ranked: tuple[Ranked, ...]
    decision: Decision
    text: str
    find: Callable[[str], Iterable[Hit]]  # where the words stand is found anew: it is asked of few texts

    @property
    def first(self) -> Ranked | None:
        return self.ranked[0] if self.ranked else None

    @property
    def spans(self) -> tuple[Span, ...]:
        folded = fold(self.text)
        return tuple(
            [
                Span(*folded.span(start, start + len(word)), word, tuple([use.label for use in uses]))
                for start, word, uses in self.find(folded.text)
            ]
        )
