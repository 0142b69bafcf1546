"""Refits the weights to labelled appeals: the written ones are the prior, none is negative, there is no bias."""

import math
import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.classifier.clauses import Clauses
from bot.classifier.dictionary import Dictionary, Weights
from bot.classifier.mining import SURE, Found, cut, mine, spoken
from bot.classifier.tables import Example, Row, Table
from bot.config.words import Phrases

__all__ = ["Example", "Refit", "refit"]

PULLS = (0.03, 0.3, 3.0)  # how strongly a weight is drawn to its prior: tried on texts kept aside
ASIDE = 5  # every so many texts are kept aside for that
LEAST_TO_TRY = 50  # texts; with fewer the middle pull is taken
EPOCHS, TRIED = 8, 4  # rounds through the texts, and those of a trial
STEPS = 200  # few texts are gone through so often that they are as many
STEP = 0.3
RIGHT = 0.01  # a chance so near to what it should be teaches nothing


@dataclass(frozen=True, slots=True)
class Refit:
    """What was learned: a weight for each word and label, and the words that were not written."""

    weights: Weights
    found: tuple[Found, ...] = ()


def refit(dictionary: Dictionary, examples: Sequence[Example], phrases: Phrases | None = None) -> Refit:
    """Learn from the examples; takes about two seconds per 500, so off the event loop."""
    folded = [one.folded() for one in examples]
    texts = [(cut(one.text), one.label) for one in folded]
    found = mine(texts)
    mined = spoken(texts, {one.word for one in found})
    table = Table(dictionary, mined, folded, Clauses(phrases or Phrases()))
    weights = table.weights(_fit(table.rows, table, _pull(table), EPOCHS))
    return Refit(weights, tuple(one for one in found if one.z >= SURE and one.word not in dictionary.uses))


def _pull(table: Table) -> float:
    """Choose the pull that does best on texts kept aside."""
    rows = table.rows
    if len(rows) < LEAST_TO_TRY:
        return PULLS[1]
    aside, rest = rows[::ASIDE], [row for place, row in enumerate(rows) if place % ASIDE]
    return max(PULLS, key=lambda pull: _right(aside, _fit(rest, table, pull, TRIED)))


def _right(rows: Iterable[Row], offs: Sequence[float]) -> int:
    return sum(_first(_scores(row, offs)) == row.label for row in rows)


def _first(scores: Mapping[int, float]) -> int:
    return max(scores, key=scores.__getitem__, default=-1)


def _scores(row: Row, offs: Sequence[float]) -> dict[int, float]:
    return {label: written + sum([offs[cell] * value for cell, value in cells]) for label, written, cells in row.voices}


def _fit(rows: Sequence[Row], table: Table, pull: float, epochs: int) -> list[float]:
    """Descend the class-weighted log loss by AdaGrad, the pull shared out among a word's texts."""
    seen = Counter(cell for row in rows for voice in row.voices for cell, _ in voice.cells)
    run = _Run([pull / max(seen[cell], 1) for cell in range(len(table.floors))], table)
    classes = Counter(row.label for row in rows)
    balance = {label: math.sqrt(len(rows) / (len(table.labels) * count)) for label, count in classes.items()}
    order, shuffle = list(rows), random.Random(0)  # noqa: S311  # an order that is the same each time
    for _ in range(max(epochs, STEPS // max(len(rows), 1))):
        shuffle.shuffle(order)
        for row in order:
            run.learn(row, row.weight * balance[row.label])
    return run.offs


class _Run:
    """Holds how far each weight is off its prior so far."""

    def __init__(self, pulls: Sequence[float], table: Table) -> None:
        self._pulls, self._floors, self._labels = pulls, table.floors, len(table.labels)
        self.offs, self._squares = [0.0] * len(pulls), [1.0] * len(pulls)

    def learn(self, row: Row, weight: float) -> None:
        scores = _scores(row, self.offs)
        top = max(scores.values(), default=0.0)
        powers = {label: math.exp(score - top) for label, score in scores.items()}
        whole = sum(powers.values()) + (self._labels - len(powers)) * math.exp(-top)
        for label, _, cells in row.voices:
            error = powers[label] / whole - (label == row.label)
            if abs(error) > RIGHT:
                self._move(cells, weight * error)

    def _move(self, cells: Iterable[tuple[int, float]], error: float) -> None:
        offs, squares, pulls, floors = self.offs, self._squares, self._pulls, self._floors
        for cell, value in cells:
            off, floor = offs[cell], floors[cell]
            slope = error * value + pulls[cell] * off
            squares[cell] = square = squares[cell] + slope * slope
            off -= STEP * slope / math.sqrt(square)
            offs[cell] = off if off > floor else floor  # noqa: FURB136  # max() takes thrice as long
