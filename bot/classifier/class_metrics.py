"""Measures by pairs how well texts are grouped: two texts of one class should be together, all others apart."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import comb


@dataclass(frozen=True, slots=True)
class Pairs:
    """How many pairs were found, how many are true, and how many of the found ones are true."""

    found: int
    true: int
    right: int

    @property
    def precision(self) -> float:
        """Return the share of true ones among the found pairs; 1 if none was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.true if self.true else 1.0


def judge(classes: Sequence[str], groups: Iterable[Sequence[int]]) -> Pairs:
    """Compare groups of places with the class that stands at each place; an empty class is a text that stands alone."""
    given = [*groups]
    right = sum(_pairs(Counter(classes[at] for at in group if classes[at])) for group in given)
    return Pairs(sum(comb(len(group), 2) for group in given), _pairs(Counter(filter(None, classes))), right)


def _pairs(counts: Counter[str]) -> int:
    return sum(comb(count, 2) for count in counts.values())
