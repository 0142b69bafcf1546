"""Adds up what the words of a text say for each label, and keeps the words as the reasons."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.classifier.clauses import EVEN, Stress
from bot.classifier.dictionary import Dictionary, Use
from bot.classifier.matching import Fits, Matcher


class Hit(NamedTuple):
    """A word at a folded place that counts for at least one label."""

    start: int
    word: str
    uses: Sequence[Use]


@dataclass(frozen=True, slots=True)
class Evidence:
    """For each label the words that count and how much; the sum is the label's raw score."""

    words: Mapping[str, Mapping[str, float]]
    hits: tuple[Hit, ...]

    @property
    def totals(self) -> dict[str, float]:
        return {label: sum(words.values()) for label, words in self.words.items()}

    @property
    def best(self) -> str | None:
        totals = self.totals
        return max(totals, key=totals.__getitem__, default=None)


NOTHING = Evidence({}, ())


class Scorer:
    def __init__(self, dictionary: Dictionary) -> None:
        self._uses = dictionary.uses
        self._guarded = {word for word, uses in self._uses.items() for use in uses if use.excluded}
        self._matcher = Matcher(self._uses)

    def weigh(self, text: str, stress: Stress = EVEN) -> Evidence:
        """Weigh folded text; a word said twice counts once, where it counts most."""
        words: dict[str, dict[str, float]] = {}
        hits = []
        for start, word in self._matcher.find(text, self._fits(text) if self._guarded else None):
            uses = self._at(text, start, word) if word in self._guarded else self._uses[word]
            hits.append(Hit(start, word, uses))
            factor = stress.at(start)
            for label, weight, _ in uses:
                worth, known = round(weight * factor, 2), words.setdefault(label, {})
                if worth > known.get(word, 0.0):
                    known[word] = worth
        return Evidence({label: known for label, known in words.items() if known}, tuple(hits))

    def _fits(self, text: str) -> Fits:
        guarded = self._guarded
        return lambda word, start: word not in guarded or bool(self._at(text, start, word))

    def _at(self, text: str, start: int, word: str) -> Sequence[Use]:
        return [use for use in self._uses[word] if not _inside(use.excluded, text, start, word)]


def _inside(phrases: tuple[str, ...], text: str, start: int, word: str) -> bool:
    return any(text.startswith(phrase, start - shift) for phrase in phrases for shift in _shifts(phrase, word, start))


def _shifts(phrase: str, word: str, start: int) -> Iterator[int]:
    """Yield how far before the word the phrase may begin."""
    shift = phrase.find(word)
    while 0 <= shift <= start:
        yield shift
        shift = phrase.find(word, shift + 1)
