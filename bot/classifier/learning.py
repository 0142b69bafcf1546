"""Fits the weights to labelled appeals.

The written weights are the prior, no weight is negative, and there is no bias.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.classifier.clauses import Clauses
from bot.classifier.dictionary import Dictionary, Weights
from bot.classifier.learning_table import Example, Numbers, Table
from bot.classifier.mining import SURE, Cut, Found, cut, mine, spoken
from bot.config.words import Phrases

__all__ = ["Example", "Refit", "cut_all", "refit"]

PULLS = (0.03, 0.3, 3.0)  # how strongly a weight is drawn to its prior: tried on texts kept aside
ASIDE = 5  # every so many texts are kept aside for that
LEAST_TO_TRY = 50  # texts; with fewer the middle pull is taken
ROUNDS, TRIED = 30, 12  # through all texts, and those of a trial
STEP = 0.3

Mask = NDArray[np.bool_]
Cuts = Mapping[str, Cut]  # of folded texts


@dataclass(frozen=True, slots=True)
class Refit:
    """The result of learning: a weight for each word and label, and the words that were not written."""

    weights: Weights
    found: tuple[Found, ...] = ()


def cut_all(texts: Iterable[str]) -> Cuts:
    """Cut texts into words once, for callers that learn from them several times."""
    return {text: cut(text) for text in texts}


def refit(
    dictionary: Dictionary,
    examples: Sequence[Example],
    phrases: Phrases | None = None,
    *,
    cuts: Cuts | None = None,
    pull: float | None = None,
    firm: bool = False,
) -> Refit:
    """Learn from the examples. It takes seconds, so keep it off the event loop; `firm`: written weights stay."""
    folded = [example.folded() for example in examples]
    known = cuts or cut_all(item.text for item in folded)
    texts = [(known[item.text], item.label) for item in folded]
    found = mine(texts)
    table = Table(dictionary, spoken(texts, {item.word for item in found}), folded, Clauses(phrases or Phrases()))
    every = np.ones(len(folded), np.bool_)
    weights = (
        table.weights(_fit(table, every, pull or _pull(table), ROUNDS, firm=firm)) if folded else dictionary.weights
    )
    return Refit(weights, tuple(item for item in found if item.z >= SURE and item.word not in dictionary.uses))


def _pull(table: Table) -> float:
    """Return the regularisation that does best on texts that were kept aside."""
    aside = np.arange(len(table.right)) % ASIDE == 0
    if len(aside) < LEAST_TO_TRY:
        return PULLS[1]
    return max(PULLS, key=lambda pull: _right(table, aside, _fit(table, ~aside, pull, TRIED)))


def _right(table: Table, rows: Mask, offs: Numbers) -> int:
    return int((_scores(table, offs).argmax(1) == table.right)[rows].sum())


def _scores(table: Table, offs: Numbers) -> Numbers:
    added = np.bincount(table.voices.key, offs[table.voices.cell] * table.voices.value, table.spoken.size)
    scores: Numbers = table.spoken + added.reshape(table.spoken.shape)
    return scores


def _fit(table: Table, rows: Mask, pull: float, rounds: int, *, firm: bool = False) -> Numbers:
    """Minimise the class-weighted log loss by AdaGrad."""
    times = np.bincount(table.right[rows], minlength=len(table.labels))
    balance = np.sqrt(rows.sum() / (len(table.labels) * np.maximum(times, 1)))
    weight = (balance[table.right] * table.weight * rows)[:, np.newaxis]
    offs, squares = np.zeros(len(table.floors)), np.ones(len(table.floors))
    for _ in range(rounds):
        slope = _slope(table, offs, weight) + pull * offs
        if firm:
            slope[table.is_written] = 0.0
        squares += slope * slope
        offs = np.maximum(offs - STEP * slope / np.sqrt(squares), table.floors)
    return offs


def _slope(table: Table, offs: Numbers, weight: Numbers) -> Numbers:
    scores = _scores(table, offs)
    powers = np.exp(scores - scores.max(1, keepdims=True))
    error = powers / powers.sum(1, keepdims=True)
    error[np.arange(len(error)), table.right] -= 1
    voices = table.voices
    slope = np.bincount(voices.cell, (error * weight).ravel()[voices.key] * voices.value, len(offs))
    return slope.astype(np.float64)
