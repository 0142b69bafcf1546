"""Defines the classifier's verdict on a text: ranked departments with their words, and whether it may decide."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from operator import itemgetter
from typing import NamedTuple

from bot.classifier.folding import fold, fold_word
from bot.classifier.scoring import Hit, Words

_WORTH = itemgetter(1)


class Decision(StrEnum):
    ASSIGN = "assign"
    TRIAGE = "triage"


class Ranked(NamedTuple):
    """A department or place. `score` is the probability that it is right; the worths of its words add up to `raw`."""

    department: str
    score: float
    raw: float


class Span(NamedTuple):
    """Where a word stands in the typed text, and for which departments it counts."""

    start: int
    end: int
    word: str
    departments: tuple[str, ...]


class Reasons(NamedTuple):
    """The words of a text, and where they stand."""

    words: Words
    hits: Sequence[Hit]


class Verdict(NamedTuple):
    ranked: tuple[Ranked, ...]
    decision: Decision
    text: str
    reasons: Callable[[str], Reasons]  # of the folded text; found when asked for, since few are
    heard: str = ""  # what was read instead of the text: as it sounds, or translated

    @property
    def first(self) -> Ranked | None:
        return self.ranked[0] if self.ranked else None

    @property
    def words(self) -> Mapping[str, tuple[tuple[str, float], ...]]:
        """Return the words for each department with their worth, the strongest first; none for one without."""
        weighed = self.reasons(fold_word(self.text)).words
        silent = {ranked.department: () for ranked in self.ranked}
        spoken = {label: tuple(sorted(said.items(), key=_WORTH, reverse=True)) for label, said in weighed.items()}
        return {**silent, **spoken}

    @property
    def spans(self) -> tuple[Span, ...]:
        folded = fold(self.text)
        return tuple(
            [
                Span(*folded.span(start, start + len(word)), word, tuple([use.label for use in uses]))
                for start, word, uses in self.reasons(folded.text).hits
            ]
        )
