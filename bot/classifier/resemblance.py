"""How like a text is to the examples of each department, by its characters and pairs of characters.

It is a second opinion on texts in which the words decide nothing: people say in many ways what no dictionary holds.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from operator import add, attrgetter
from statistics import pstdev
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.classifier.learning import Example
from bot.classifier.pieces import HALF, Numbers, codes, numbers, table
from bot.config.weighed import BETWEEN, Weighed

LEAST = 3  # examples in which a piece must stand
KEPT = 1000  # pieces of each department: those that say most
STEP = 0.01  # how finely their weights are kept
FINELY = 100  # parts of a unit that are told apart
FIRMNESS = 7.0  # how much likeness counts beside the worth of words
READ = 120  # characters of a text: what comes later says less of its matter
APART = 0.02  # the least by which what a piece says differs between departments: the other half of them rank nothing
FEW, USUAL = 6, 20  # pieces: in fewer nothing can be told; a text with less than usual says less

_HAN = re.compile("[\u4e00-\u9fff]+")


def pieces(folded: str) -> set[str]:
    """Return the characters of a folded text, and the pairs of them that stand side by side."""
    return {*folded, *map(add, folded, folded[1:])}


def fit(examples: Iterable[Example]) -> dict[str, dict[str, float]]:
    """Return what each piece says for each department: the middle of its examples, in which rare pieces weigh more."""
    given = [(pieces(example.folded().text), example.label) for example in examples]
    times = Counter(piece for said, _ in given for piece in said)
    often = {piece: count for piece, count in times.items() if count >= LEAST and _HAN.fullmatch(piece)}
    rarity = {piece: 1 + math.log((1 + len(given)) / (1 + count)) for piece, count in often.items()}
    middles: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for said, label in given:
        known = {piece: rarity[piece] for piece in said if piece in rarity}
        middles[label].update(_of_length_one(known))
    return _telling({label: _strongest(_of_length_one(middle), rarity) for label, middle in middles.items()})


def _of_length_one(weights: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum([weight * weight for weight in weights.values()])) or 1.0
    return {piece: weight / length for piece, weight in weights.items()}


def _strongest(middle: Mapping[str, float], rarity: Mapping[str, float]) -> dict[str, float]:
    weights = {piece: round(round(weight * rarity[piece] / STEP) * STEP, 2) for piece, weight in middle.items()}
    first = sorted(weights, key=lambda piece: (-weights[piece], piece))[:KEPT]
    return {piece: weights[piece] for piece in first if weights[piece]}


def _telling(table: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """Return the table without the pieces that say nearly the same of all departments."""
    worths: defaultdict[str, list[float]] = defaultdict(list)
    for said in table.values():
        for piece, worth in said.items():
            worths[piece].append(worth)
    telling = {piece for piece, said in worths.items() if pstdev([*said, *[0.0] * (len(table) - len(said))]) >= APART}
    return {label: {piece: said[piece] for piece in said if piece in telling} for label, said in table.items()}


class Table(NamedTuple):
    """The pieces as numbers, in order, and how much each says for each department, in hundredths."""

    pieces: Numbers
    worths: NDArray[np.uint16]


class Resembling:
    """Knows the pieces of a table. It is unpacked when the first text asks, since most texts don't."""

    def __init__(self, table: Sequence[Weighed], labels: Iterable[str]) -> None:
        known = frozenset(labels)
        self._lines = tuple(line for line in table if line.department in known)
        self._departments = tuple(dict.fromkeys(line.department for line in self._lines))

    def hasten(self) -> None:
        """Unpack the table now, so that no text waits for it."""
        self.likeness("")

    @cached_property
    def _table(self) -> Table:
        place = {name: at for at, name in enumerate(self._departments)}
        times = [line.texts.count(BETWEEN) + 1 for line in self._lines]
        column = np.repeat(np.array([place[line.department] for line in self._lines], np.uint16), times)
        worth = np.repeat(np.array([round(line.weight * FINELY) for line in self._lines], np.uint16), times)
        each = groupby(self._lines, attrgetter("department"))  # one after the other, all at once would take megabytes
        spelt = np.concatenate([_spelt(line.texts for line in lines) for _, lines in each])
        known = table(spelt)
        worths = np.zeros((len(known), len(place)), np.uint16)
        worths[known.searchsorted(spelt), column] = worth
        return Table(known, worths)

    def likeness(self, folded: str) -> dict[str, float]:
        """Return how like the text is to the examples of each department; nothing if too little is known of it."""
        if not self._lines:
            return {}
        table, said = self._table, numbers(folded[:READ])
        at = table.pieces.searchsorted(said)
        known = at.compress(table.pieces.take(at) == said)
        if len(known) < FEW:
            return {}
        scale = FIRMNESS / FINELY / math.sqrt(max(len(said), USUAL))
        parts = np.add.reduce(table.worths.take(known, 0), 0, np.uint16) * scale
        return dict(zip(self._departments, parts.tolist(), strict=True))


def _spelt(texts: Iterable[str]) -> Numbers:
    """Return the pieces of a table as numbers."""
    said = codes(BETWEEN.join(("", *texts, "")))
    blanks = np.flatnonzero(said == ord(BETWEEN))
    starts, ends = blanks[:-1] + 1, blanks[1:]
    return said[starts] << HALF | np.where(ends - starts > 1, said[starts + 1], np.uint32(0))
