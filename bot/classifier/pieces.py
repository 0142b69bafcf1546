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
_LAST = np.array([0xFFFFFFFF], np.uint32)
_CODES = np.dtype("<u4")


def numbers(text: str) -> Numbers:
    """Return the pieces of a text, each once, in order."""
    said = codes(text)
    first = said << HALF
    return distinct(first, first[:-1] | said[1:])


def pairs(said: Numbers) -> Numbers:
    return said[:-1] << HALF | said[1:]


def codes(text: str) -> Numbers:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), _CODES)


def distinct(*given: Numbers) -> Numbers:
    """Return the numbers in order, each once; what NumPy has for it loads a megabyte more."""
    ordered = np.concatenate((_NOTHING, *given))
    ordered.sort()
    return ordered[1:].compress(ordered[1:] != ordered[:-1])


def table(*given: Numbers) -> Numbers:
    """Return the numbers in order, each once, and a last one, so that any number has a place before its end."""
    return np.concatenate((distinct(*given), _LAST))


class Pairs:
    """Knows the pairs of characters in the words of some lines, in which blanks part the words."""

    def __init__(self, lines: Iterable[str]) -> None:
        each = [_within_words(line) for line in lines]  # one after the other, all at once would take megabytes
        self._known = table(*each)

    def joints(self, text: str) -> bytes:
        """Return for each border of a character whether a known pair stands around it, from before the first on.

        If no pair is known, each may be one.
        """
        if len(self._known) == 1:
            return b"\1" * (len(text) + 1)
        found = pairs(codes(text))
        is_known = self._known.take(self._known.searchsorted(found)) == found
        return b"".join((b"\0", is_known.tobytes(), b"\0"))


def _within_words(line: str) -> Numbers:
    found, blank = pairs(codes(line)), np.uint32(ord(BLANK))
    return distinct(found.compress((found >> HALF != blank) & (found & np.uint32(0xFFFF) != blank)))
