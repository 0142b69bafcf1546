"""Characters of texts, and the pairs of them that stand side by side, as whole numbers that NumPy finds quickly.

A character has the upper half of a number; the lower has the one behind it, or nothing.
"""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint32]

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
