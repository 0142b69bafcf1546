"""The table that learning fills: which word may speak for which label, and which words stand in which text."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.classifier.clauses import Clauses, spread
from bot.classifier.dictionary import Dictionary, Weights
from bot.classifier.folding import fold_word
from bot.classifier.scoring import Scorer
from bot.classifier.word_trust import beliefs

EVIDENCE = 2.0  # the length to which the words of a text are scaled, so that long texts don't outweigh short ones

Numbers = NDArray[np.float64]
Places = NDArray[np.intp]  # as bincount wants them


class Example(NamedTuple):
    """A text with its right label; corrections and rulings weigh more."""

    text: str
    label: str
    weight: float = 1.0

    def folded(self) -> "Example":
        return self._replace(text=fold_word(self.text))


@dataclass(frozen=True, slots=True)
class Heard:
    """Each word in each text: the text, the word, and how much its clause counts."""

    text: Places
    word: Places
    factor: Numbers


@dataclass(frozen=True, slots=True)
class Voices:
    """All pairs of word and label that count in a text.

    `cell` is the pair, `key` is text and label as one number, `value` the weight.
    """

    cell: Places
    key: Places
    value: NDArray[np.float32]


class Table:
    """One cell for each word and label.

    Its value is how far the word is from what was written; cells of a word stand together.
    """

    def __init__(
        self,
        dictionary: Dictionary,
        mined: Mapping[str, AbstractSet[str]],
        examples: Sequence[Example],
        clauses: Clauses,
    ) -> None:
        prior = dictionary.weights
        self._cells_of = {word: _cells(prior.get(word, {}), mined.get(word, ())) for word in (*prior, *mined)}
        self.labels = sorted({*dictionary.labels, *(example.label for example in examples)})
        place = {label: number for number, label in enumerate(self.labels)}
        self.right = np.array([place[example.label] for example in examples], np.intp)
        self.weight = np.array([example.weight for example in examples], np.float64)
        heard = self._hear(dictionary, examples, clauses)
        self._heard = frozenset(mined).union(np.array(list(self._cells_of), object)[heard.word])
        self._label = np.array([place[label] for cells in self._cells_of.values() for label in cells], np.intp)
        self._written = np.array([weight for cells in self._cells_of.values() for weight in cells.values()], np.float64)
        self._word = np.repeat(np.arange(len(self._cells_of), dtype=np.intp), self._counts)
        written = np.array([word in dictionary.uses for word in self._cells_of], np.bool_)
        self.is_written = written[self._word]  # cell by cell
        belief = self._beliefs(heard, examples)
        self._belief = belief[self._word]
        self.floors = -self._written / self._belief
        self.voices, self.spoken = self._speak(heard, belief)

    @property
    def _counts(self) -> Places:
        """Return for each word the number of its cells."""
        return np.array([len(cells) for cells in self._cells_of.values()], np.intp)

    def _hear(self, dictionary: Dictionary, examples: Sequence[Example], clauses: Clauses) -> Heard:
        """Find the words of each text, each where it counts most."""
        ones = {word: dict.fromkeys(cells, 1.0) for word, cells in self._cells_of.items()}
        scorer, number = Scorer(dictionary.learned(ones)), {word: place for place, word in enumerate(self._cells_of)}
        scorer.hasten()
        texts, words, factors = list[int](), list[int](), list[float]()
        for place, example in enumerate(examples):
            said = _said(scorer, example.text, clauses)
            texts += [place] * len(said)
            words += [number[word] for word in said]
            factors += said.values()
        return Heard(np.array(texts, np.intp), np.array(words, np.intp), np.array(factors, np.float64))

    def _beliefs(self, heard: Heard, examples: Sequence[Example]) -> Numbers:
        spelled = np.array(list(self._cells_of), object)[heard.word]
        ends = np.searchsorted(heard.text, np.arange(len(examples) + 1))
        texts = [(frozenset(spelled[ends[n] : ends[n + 1]]), example.label) for n, example in enumerate(examples)]
        return np.array(list(beliefs(self._cells_of, texts).values()), np.float64)

    def _speak(self, heard: Heard, belief: Numbers) -> tuple[Voices, Numbers]:
        """Return what counts in each text for each label, and the score of the written words."""
        texts, labels, counts = len(self.right), len(self.labels), self._counts
        lengths = np.sqrt(np.bincount(heard.text, (heard.factor * belief[heard.word]) ** 2, texts))
        scaled = heard.factor * EVIDENCE / np.where(lengths, lengths, 1.0)[heard.text]
        times = counts[heard.word]
        starts = np.repeat((np.cumsum(counts) - counts)[heard.word] - (np.cumsum(times) - times), times)
        cell = (starts + np.arange(len(starts))).astype(np.intp)
        key = np.repeat(heard.text, times) * np.intp(labels) + self._label[cell]
        value = np.repeat(scaled, times)
        spoken: Numbers = np.bincount(key, self._written[cell] * value, texts * labels).astype(np.float64)
        voices = Voices(cell, key, (value * self._belief[cell]).astype(np.float32))
        return voices, spoken.reshape(texts, labels)

    def weights(self, offs: Numbers) -> Weights:
        """Return what each word is worth; a written word that occurs in no text keeps its weight."""
        moved = np.maximum(self._written + offs * self._belief, 0.0).round(3).tolist()
        table: dict[str, Mapping[str, float]] = {}
        start = 0
        for word, cells in self._cells_of.items():
            table[word] = (
                dict(zip(cells, moved[start : start + len(cells)], strict=True)) if word in self._heard else cells
            )
            start += len(cells)
        return table


def _cells(written: Mapping[str, float], mined: AbstractSet[str] | tuple[()]) -> dict[str, float]:
    return {label: written.get(label, 0.0) for label in sorted({*written, *mined})}


def _said(scorer: Scorer, text: str, clauses: Clauses) -> dict[str, float]:
    factors, said = spread(clauses.stress(text), len(text)), dict[str, float]()
    for start, word, _ in scorer.hits(text):
        if factors[start] > said.get(word, 0.0):
            said[word] = factors[start]
    return said
