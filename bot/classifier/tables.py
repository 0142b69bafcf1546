"""The table that learning fills: which word may speak for which label."""

import math
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from bot.classifier.belief import beliefs
from bot.classifier.clauses import Clauses
from bot.classifier.dictionary import Dictionary, Weights
from bot.classifier.folding import fold_word
from bot.classifier.scoring import Scorer

EVIDENCE = 2.0  # the length to which the words of a text are scaled, so that long texts don't outweigh short ones


class Example(NamedTuple):
    """A text with the label that is right; corrections and rulings weigh more."""

    text: str
    label: str
    weight: float = 1.0

    def folded(self) -> "Example":
        return self._replace(text=fold_word(self.text))


class Voice(NamedTuple):
    """What speaks in a text for a label: how much as it is written, and the cells that add to it with their values."""

    label: int
    written: float
    cells: tuple[tuple[int, float], ...]


class Row(NamedTuple):
    voices: tuple[Voice, ...]
    label: int
    weight: float


class Table:
    """A cell tells how far a word is off what is written for a label."""

    def __init__(
        self,
        dictionary: Dictionary,
        mined: Mapping[str, AbstractSet[str]],
        examples: Sequence[Example],
        clauses: Clauses,
    ) -> None:
        self._prior = dictionary.weights
        self._own = {word: {*self._prior.get(word, ()), *mined.get(word, ())} for word in (*self._prior, *mined)}
        pairs = [(word, label) for word, labels in self._own.items() for label in sorted(labels)]
        self._cells = {pair: place for place, pair in enumerate(pairs)}
        names = sorted({*dictionary.labels, *(one.label for one in examples)})
        self.labels = {name: place for place, name in enumerate(names)}
        scorer = Scorer(_ones(dictionary, self._own))
        read = [(scorer.weigh(one.text, clauses.stress(one.text)), one) for one in examples]
        heard = [(frozenset[str]().union(*words.values()), one.label) for words, one in read]
        self._heard = frozenset(mined).union(*(words for words, _ in heard))
        self._belief = beliefs(self._own, heard)
        self.floors = [-self._written(word, label) / self._belief[word] for word, label in pairs]
        self.rows = [Row(self._voices(words), self.labels[one.label], one.weight) for words, one in read]

    def _voices(self, words: Mapping[str, Mapping[str, float]]) -> tuple[Voice, ...]:
        values = {word: value * self._belief[word] for said in words.values() for word, value in said.items()}
        scale = EVIDENCE / (math.sqrt(sum(value * value for value in values.values())) or 1.0)
        return tuple(self._voice(label, said, scale) for label, said in words.items())

    def _voice(self, label: str, said: Mapping[str, float], scale: float) -> Voice:
        written = sum(self._written(word, label) * value for word, value in said.items())
        cells = [(self._cells[word, label], value * scale * self._belief[word]) for word, value in said.items()]
        return Voice(self.labels[label], written * scale, tuple(cells))

    def weights(self, offs: Sequence[float]) -> Weights:
        """Return what each word is worth; one that is written and in no text stays as it is."""
        return {
            word: {label: self._weight(word, label, offs) for label in sorted(labels)}
            if word in self._heard
            else self._prior[word]
            for word, labels in self._own.items()
        }

    def _written(self, word: str, label: str) -> float:
        return self._prior.get(word, {}).get(label, 0.0)

    def _weight(self, word: str, label: str, offs: Sequence[float]) -> float:
        off = offs[self._cells[word, label]] * self._belief[word]
        return round(max(self._written(word, label) + off, 0.0), 3)


def _ones(dictionary: Dictionary, own: Mapping[str, AbstractSet[str]]) -> Dictionary:
    """Return the words, each worth 1 to those for whom it may speak: what is left is how much the clause counts."""
    weights = {word: dict.fromkeys(sorted(labels), 1.0) for word, labels in own.items()}
    return dictionary.learned(weights)
