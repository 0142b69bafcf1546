"""How like a text is to the examples of each department, by its characters and pairs of characters.

It is a second opinion on texts in which the words decide nothing: people say in many ways what no dictionary holds.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from operator import add

from bot.classifier.learning import Example
from bot.config.weighed import Weighed

LEAST = 3  # examples in which a piece must stand
KEPT = 1000  # pieces of each department: those that say most
STEP = 0.01  # how finely their weights are kept
FIRMNESS = 6.5  # how much likeness counts beside the worth of words
READ = 200  # characters of a text: what comes later says less of its matter
FEW, USUAL = 6, 20  # pieces: in fewer nothing can be told; a text with less than usual says less

_HAN = re.compile("[\u4e00-\u9fff]+")


def pieces(folded: str) -> set[str]:
    """Return the Chinese characters of a folded text, and the pairs of them that stand side by side."""
    said = set[str]()
    for run in _HAN.findall(folded):
        said.update(run, map(add, run, run[1:]))
    return said


def fit(examples: Iterable[Example]) -> dict[str, dict[str, float]]:
    """Return what each piece says for each department: the middle of its examples, in which rare pieces weigh more."""
    given = [(pieces(example.folded().text), example.label) for example in examples]
    times = Counter(piece for said, _ in given for piece in said)
    rarity = {piece: 1 + math.log((1 + len(given)) / (1 + count)) for piece, count in times.items() if count >= LEAST}
    middles: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for said, label in given:
        known = {piece: rarity[piece] for piece in said if piece in rarity}
        middles[label].update(_of_length_one(known))
    return {label: _strongest(_of_length_one(middle), rarity) for label, middle in middles.items()}


def _of_length_one(weights: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum([weight * weight for weight in weights.values()])) or 1.0
    return {piece: weight / length for piece, weight in weights.items()}


def _strongest(middle: Mapping[str, float], rarity: Mapping[str, float]) -> dict[str, float]:
    weights = {piece: round(round(weight * rarity[piece] / STEP) * STEP, 2) for piece, weight in middle.items()}
    first = sorted(weights, key=lambda piece: (-weights[piece], piece))[:KEPT]
    return {piece: weights[piece] for piece in first if weights[piece]}


class Resembling:
    """Knows the pieces of a table. It is unpacked when the first text asks, since most texts don't."""

    def __init__(self, table: Sequence[Weighed], labels: Iterable[str]) -> None:
        known = frozenset(labels)
        self._table = tuple(line for line in table if line.department in known)
        self._departments = tuple(dict.fromkeys(line.department for line in self._table))

    def hasten(self) -> None:
        """Unpack the table now, so that no text waits for it."""
        self.likeness("")

    @cached_property
    def _worths(self) -> Mapping[str, list[tuple[int, float]]]:
        """Return for each piece the numbers of the departments for which it speaks, and how much it says."""
        worths, number = dict[str, list[tuple[int, float]]](), {name: n for n, name in enumerate(self._departments)}
        for line in self._table:
            worth = (number[line.department], line.weight * FIRMNESS)
            for piece in line.each():
                if piece in worths:
                    worths[piece].append(worth)
                else:
                    worths[piece] = [worth]
        return worths

    def likeness(self, folded: str) -> dict[str, float]:
        """Return how like the text is to the examples of each department; nothing if too little is known of it."""
        said = pieces(folded[:READ])
        known = said & self._worths.keys()
        if len(known) < FEW:
            return {}
        alike = [0.0] * len(self._departments)
        for piece in known:
            for number, worth in self._worths[piece]:
                alike[number] += worth
        size = math.sqrt(max(len(said), USUAL))
        return {name: worth / size for name, worth in zip(self._departments, alike, strict=True)}
