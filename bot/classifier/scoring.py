"""Adds up what the words of a text say for each label, and keeps the words as the reasons."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.classifier.clauses import EVEN, Stress
from bot.classifier.dictionary import Dictionary, Use
from bot.classifier.matching import Matcher


class Hit(NamedTuple):
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


NOTHING = Evidence({}, ())


class Scorer:
    def __init__(self, dictionary: Dictionary) -> None:
        self._uses = dictionary.uses
        self._guarded = {word for word, uses in self._uses.items() if any(use.excluded for use in uses)}
        self._matcher = Matcher(self._uses)

    def weigh(self, text: str, stress: Stress = EVEN) -> Evidence:
        """Weigh folded text; a word said twice counts once, where it counts most."""
        words: dict[str, dict[str, float]] = {}
        hits = []
        for start, word in self._matcher.find(text, lambda word, start: bool(self._at(text, start, word))):
            uses, factor = self._at(text, start, word), stress.at(start)
            for use in uses:
                worth = round(use.weight * factor, 2)
                if worth:
                    known = words.setdefault(use.label, {})
                    known[word] = max(known.get(word, 0.0), worth)
            hits.append(Hit(start, word, tuple([use.label for use in uses])))
        return Evidence(words, tuple(hits))

    def _at(self, text: str, start: int, word: str) -> Sequence[Use]:
        uses = self._uses[word]
        if word not in self._guarded:
            return uses
        return [use for use in uses if not _inside(use.excluded, text, start, word)]


def _inside(phrases: tuple[str, ...], text: str, start: int, word: str) -> bool:
    return any(text.startswith(phrase, start - shift) for phrase in phrases for shift in _shifts(phrase, word, start))


def _shifts(phrase: str, word: str, start: int) -> Iterator[int]:
    """Yield how far before the word the phrase may begin."""
    shift = phrase.find(word)
    while 0 <= shift <= start:
        yield shift
        shift = phrase.find(word, shift + 1)
