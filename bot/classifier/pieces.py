"""Characters of texts, and the pairs of them that stand side by side, as whole numbers that NumPy finds quickly.

A character has the upper half of a number; the lower has the one behind it, or nothing.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint32]

BLANK = " "
HALF = np.uint32(16)  # bits
_NOTHING = np.zeros(1, np.uint32)


def numbers(text: str) -> Numbers:
    """Return the pieces of a text, each once, in order."""
    said = codes(text)
    return distinct(np.concatenate((said << HALF, pairs(said))))


def pairs(said: Numbers) -> Numbers:
    return said[:-1] << HALF | said[1:]


def codes(text: str) -> Numbers:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")


def distinct(given: Numbers) -> Numbers:
    """Return the numbers in order, each once; what NumPy has for it loads a megabyte more."""
    ordered = np.concatenate((_NOTHING, given))
    ordered.sort()
    return ordered[1:].compress(ordered[1:] != ordered[:-1])


class Pairs:
    """Knows the pairs of characters in the words of some lines, in which blanks part the words."""

    def __init__(self, lines: Iterable[str]) -> None:
        each = [_within_words(line) for line in lines]  # one after the other, all at once would take megabytes
        self._known = distinct(np.concatenate(each)) if each else _NOTHING[:0]

    def strangers(self, text: str) -> frozenset[int]:
        """Return the places of the characters that make no known pair with a neighbour; none if no pair is known."""
        if not len(self._known):
            return frozenset()
        found = pairs(codes(text))
        at = np.minimum(self._known.searchsorted(found), len(self._known) - 1)
        is_known = self._known.take(at) == found
        beside = np.zeros(len(text), np.bool_)
        beside[:-1] |= is_known
        beside[1:] |= is_known
        return frozenset(np.flatnonzero(~beside).tolist())


def _within_words(line: str) -> Numbers:
    found, blank = pairs(codes(line)), np.uint32(ord(BLANK))
    return distinct(found.compress((found >> HALF != blank) & (found & np.uint32(0xFFFF) != blank)))
