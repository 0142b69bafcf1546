"""The table that learning fills: which word may speak for which label, alone and as a part of longer words."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from bot.classifier.clauses import Clauses
from bot.classifier.dictionary import Dictionary, Use, Weights
from bot.classifier.folding import fold_word
from bot.classifier.scoring import Scorer

EVIDENCE = 2.0  # the length to which the words of a text are scaled, so that long texts don't outweigh short ones
COMMON = 0.5  # how much of a rare word's belief the commonest keeps: of few texts alike all words are common


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
    """A cell tells how far a word is off what is written; of longest words, what they hold counts with them.

    Scoring finds 幼儿园 and not 幼儿 in it; what 幼儿 has taught is not lost to the longer word.
    """

    def __init__(
        self, dictionary: Dictionary, mined: Mapping[str, AbstractSet[str]], examples: Sequence[Example]
    ) -> None:
        self._prior = dictionary.weights
        own = {word: {*self._prior.get(word, ()), *mined.get(word, ())} for word in (*self._prior, *mined)}
        pairs = [(word, label) for word in own for label in sorted(own[word])]
        cells = {pair: place for place, pair in enumerate(pairs)}
        names = sorted({*dictionary.labels, *(one.label for one in examples)})
        self.labels = {name: place for place, name in enumerate(names)}
        self._parts = {word: _parts(word, own) for word in own}
        self._cells = {word: self._speaking(parts, own, cells) for word, parts in self._parts.items()}
        self._ones = _ones(dictionary, self._cells)
        self._rarity = dict.fromkeys(own, 1.0)
        self._heard = set(mined)
        self._pairs, self.floors = pairs, [0.0] * len(pairs)

    @staticmethod
    def _speaking(
        parts: Iterable[str], own: Mapping[str, Iterable[str]], cells: Mapping[tuple[str, str], int]
    ) -> Mapping[str, list[tuple[str, int]]]:
        """Return for each label the parts that speak for it, with their cells."""
        speaking: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        for part in parts:
            for label in own[part]:
                speaking[label].append((part, cells[part, label]))
        return speaking

    def rows(self, examples: Sequence[Example], clauses: Clauses) -> list[Row]:
        """Read the texts; how rare a word is among them decides how much it is believed."""
        scorer = Scorer(self._ones)
        read = [scorer.weigh(one.text, clauses.stress(one.text)) for one in examples]
        heard = [{word for said in words.values() for word in said} for words in read]
        self._heard.update(*heard)
        texts = Counter(part for words in heard for part in {part for word in words for part in self._parts[word]})
        whole = math.log(1 + len(read)) + 1
        self._rarity = {word: max(1 - math.log(1 + texts[word]) / whole, COMMON) for word in self._parts}
        self.floors = [-self._written(word, label) / self._rarity[word] for word, label in self._pairs]
        return [
            Row(self._voices(words), self.labels[one.label], one.weight)
            for words, one in zip(read, examples, strict=True)
        ]

    def _voices(self, words: Mapping[str, Mapping[str, float]]) -> tuple[Voice, ...]:
        values = {word: value for said in words.values() for word, value in said.items()}
        parts = [value * self._rarity[part] for word, value in values.items() for part in self._parts[word]]
        scale = EVIDENCE / (math.sqrt(sum(value * value for value in parts)) or 1.0)
        return tuple(self._voice(label, said, scale) for label, said in words.items())

    def _voice(self, label: str, said: Mapping[str, float], scale: float) -> Voice:
        written = sum(self._written(word, label) * value for word, value in said.items())
        cells = [
            (cell, value * scale * self._rarity[part])
            for word, value in said.items()
            for part, cell in self._cells[word][label]
        ]
        return Voice(self.labels[label], written * scale, tuple(cells))

    def weights(self, offs: Sequence[float]) -> Weights:
        """Return what each word is worth; one that is written and in no text stays as it is."""
        return {
            word: {label: self._weight(word, label, offs) for label in self._cells[word]}
            if word in self._heard
            else self._prior[word]
            for word in self._parts
        }

    def _written(self, word: str, label: str) -> float:
        return self._prior.get(word, {}).get(label, 0.0)

    def _weight(self, word: str, label: str, offs: Sequence[float]) -> float:
        off = sum(offs[cell] * self._rarity[part] for part, cell in self._cells[word][label])
        return round(max(self._written(word, label) + off, 0.0), 3)


def _parts(word: str, known: Mapping[str, object]) -> tuple[str, ...]:
    """Return the known words that stand in a word, itself too."""
    inside = [word[start:end] for start in range(len(word) - 1) for end in range(start + 2, len(word) + 1)]
    return tuple(dict.fromkeys([part for part in inside if part in known]))


def _ones(dictionary: Dictionary, speaking: Mapping[str, Iterable[str]]) -> Dictionary:
    """Return the words, each worth 1 to those for whom it may speak: what is left is how much the clause counts."""
    excluded = {(word, use.label): use.excluded for word, uses in dictionary.uses.items() for use in uses}
    return Dictionary(
        {
            word: tuple(Use(label, 1.0, excluded.get((word, label), ())) for label in labels)
            for word, labels in speaking.items()
        }
    )
