"""Refits the weights to labelled appeals: the written ones are the prior, none is negative, there is no bias."""

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.classifier.clauses import Clauses
from bot.classifier.dictionary import Dictionary, Use, Weights
from bot.classifier.folding import fold_word
from bot.classifier.mining import Found, cut, mine
from bot.classifier.scoring import Scorer
from bot.config.words import Phrases

PULLS = (0.03, 0.3, 3.0)  # how strongly a weight is drawn to its prior: tried on texts kept aside
ASIDE = 5  # every so many texts are kept aside for that
LEAST_TO_TRY = 50  # texts; with fewer the middle pull is taken
EPOCHS = 12
STEP = 0.3
EVIDENCE = 2.0  # the length to which the words of a text are scaled, so that long texts don't outweigh short ones


class Example(NamedTuple):
    """A text with the label that is right; corrections and rulings weigh more."""

    text: str
    label: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Refit:
    """What was learned: a weight for each word and label, and the words that were not written."""

    weights: Weights
    found: tuple[Found, ...] = ()


class Active(NamedTuple):
    """A word that speaks in a text for a label, at its place in the table."""

    label: int
    cell: int
    value: float


class Row(NamedTuple):
    active: tuple[Active, ...]
    label: int
    weight: float


def refit(dictionary: Dictionary, examples: Sequence[Example], phrases: Phrases | None = None) -> Refit:
    """Learn from the examples; takes about a second per 500, so off the event loop."""
    folded = [Example(fold_word(one.text), one.label, one.weight) for one in examples]
    found = mine([(cut(one.text), one.label) for one in folded])
    table = _Table.of(dictionary, found, {one.label for one in folded})
    rows = table.rows(folded, Clauses(phrases or Phrases()))
    weights = _fit(rows, table, _pull(rows, table))
    return Refit(table.weights(weights), tuple(one for one in found if one.word not in dictionary.uses))


@dataclass(frozen=True)
class _Table:
    """The cells word × label that may carry a weight, with the written weights as the prior."""

    dictionary: Dictionary
    labels: Mapping[str, int]
    cells: Mapping[tuple[str, str], int]
    prior: tuple[float, ...]

    @classmethod
    def of(cls, written: Dictionary, found: Iterable[Found], labels: Iterable[str]) -> "_Table":
        weights: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for word, uses in written.weights.items():
            weights[word].update(uses)
        for one in found:
            weights[one.word].setdefault(one.label, 0.0)
        pairs = [(word, label) for word, uses in weights.items() for label in uses]
        names = sorted({*written.labels, *labels})
        return cls(
            _ones(written.learned(weights)),
            {name: place for place, name in enumerate(names)},
            {pair: place for place, pair in enumerate(pairs)},
            tuple(weights[word][label] for word, label in pairs),
        )

    def rows(self, examples: Iterable[Example], clauses: Clauses) -> list[Row]:
        scorer, made = Scorer(self.dictionary), []
        for one in examples:
            words = scorer.weigh(one.text, clauses.stress(one.text))
            speaking = {word: value for uses in words.values() for word, value in uses.items()}
            scale = EVIDENCE / max(math.sqrt(sum(value * value for value in speaking.values())), 1.0)
            active = [
                Active(self.labels[label], self.cells[word, label], value * scale)
                for label, uses in words.items()
                for word, value in uses.items()
            ]
            made.append(Row(tuple(active), self.labels[one.label], one.weight))
        return made

    def weights(self, values: Sequence[float]) -> Weights:
        table: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for (word, label), place in self.cells.items():
            table[word][label] = round(values[place], 3)
        return table


def _ones(dictionary: Dictionary) -> Dictionary:
    """Return the same words, each worth 1: what is left is how much the clause counts."""
    uses = {word: tuple(Use(one.label, 1.0, one.excluded) for one in uses) for word, uses in dictionary.uses.items()}
    return Dictionary(uses)


def _pull(rows: list[Row], table: _Table) -> float:
    """Choose the pull that does best on texts kept aside."""
    if len(rows) < LEAST_TO_TRY:
        return PULLS[1]
    aside, rest = rows[::ASIDE], [row for place, row in enumerate(rows) if place % ASIDE]
    return max(PULLS, key=lambda pull: _right(aside, _fit(rest, table, pull)))


def _right(rows: Iterable[Row], weights: Sequence[float]) -> int:
    return sum(_first(_scores(row, weights)) == row.label for row in rows)


def _first(scores: Mapping[int, float]) -> int:
    return max(scores, key=scores.__getitem__, default=-1)


def _scores(row: Row, weights: Sequence[float]) -> dict[int, float]:
    scores: defaultdict[int, float] = defaultdict(float)
    for label, cell, value in row.active:
        scores[label] += weights[cell] * value
    return scores


def _fit(rows: Sequence[Row], table: _Table, pull: float) -> list[float]:
    """Descend the class-weighted log loss by AdaGrad, the pull shared out among a word's texts."""
    run = _Run(table.prior, pull, Counter(active.cell for row in rows for active in row.active), len(table.labels))
    classes = Counter(row.label for row in rows)
    balance = {label: math.sqrt(len(rows) / (len(table.labels) * count)) for label, count in classes.items()}
    order, shuffle = list(rows), random.Random(0)  # noqa: S311  # an order that is the same each time
    for _ in range(EPOCHS):
        shuffle.shuffle(order)
        for row in order:
            run.learn(row, row.weight * balance[row.label])
    return run.weights


@dataclass
class _Run:
    prior: tuple[float, ...]
    pull: float
    seen: Mapping[int, int]
    labels: int
    weights: list[float] = field(init=False)
    squares: list[float] = field(init=False)

    def __post_init__(self) -> None:
        self.weights, self.squares = list(self.prior), [1.0] * len(self.prior)

    def learn(self, row: Row, weight: float) -> None:
        scores = _scores(row, self.weights)
        top = max(scores.values(), default=0.0)
        powers = {label: math.exp(score - top) for label, score in scores.items()}
        whole = sum(powers.values()) + (self.labels - len(powers)) * math.exp(-top)
        errors = {label: power / whole - (label == row.label) for label, power in powers.items()}
        for label, cell, value in row.active:
            off = self.weights[cell] - self.prior[cell]
            slope = weight * errors[label] * value + self.pull * off / self.seen[cell]
            self.squares[cell] += slope * slope
            self.weights[cell] = max(self.weights[cell] - STEP * slope / math.sqrt(self.squares[cell]), 0.0)
