"""Adds up what the words of a text say for each label, and keeps the words as the reasons."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.classifier.clauses import EVEN, Stress
from bot.classifier.dictionary import Dictionary
from bot.classifier.matching import Matcher


@dataclass(frozen=True, slots=True)
class Hit:
    """A word at a folded place that counts for at least one label."""

    start: int
    word: str
    labels: tuple[str, ...]


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


class Scorer:
    def __init__(self, dictionary: Dictionary) -> None:
        self._uses = dictionary.uses
        self._matcher = Matcher(dictionary.uses)

    def weigh(self, text: str, stress: Stress = EVEN) -> Evidence:
        """Weigh folded text; a word said twice counts once, where it counts most."""
        words: defaultdict[str, dict[str, float]] = defaultdict(dict)
        hits = []
        for start, word in self._matcher.find(text):
            uses = [use for use in self._uses[word] if not _inside(use.excluded, text, start, word)]
            for use in uses:
                known = words[use.label]
                known[word] = max(known.get(word, 0.0), use.weight * stress.at(start))
            if uses:
                hits.append(Hit(start, word, tuple(use.label for use in uses)))
        return Evidence(words, tuple(hits))


def _inside(phrases: tuple[str, ...], text: str, start: int, word: str) -> bool:
    return any(text.startswith(phrase, start - shift) for phrase in phrases for shift in _shifts(phrase, word, start))


def _shifts(phrase: str, word: str, start: int) -> Iterator[int]:
    shift = phrase.find(word)
    while 0 <= shift <= start:
        yield shift
        shift = phrase.find(word, shift + 1)
