"""Guesses which of several sayings a short sentence is, by its characters and pairs of them (naive Bayes)."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from operator import add

from bot.classifier.folding import letters
from bot.classifier.resemblance import pieces

LEAST = 2  # examples in which a piece must stand
DOUBT = 0.1  # how often a piece is thought to stand where it never did
_EDGE = "|"  # before the first and behind the last character
_DIGIT = "0"  # for any digit: which number it is says nothing


def _said(sentence: str) -> set[str]:
    """Return the pieces of a sentence, its two ends included."""
    figures = "".join(_DIGIT if char.isdigit() else char for char in letters(sentence))
    return pieces(f"{_EDGE}{figures}{_EDGE}")


class Guessing:
    """Knows how often each piece stands in the examples of each label."""

    def __init__(self, examples: Iterable[tuple[str, str]]) -> None:
        """Count the pieces of examples: a label, and a sentence that it fits."""
        given = [(label, _said(sentence)) for label, sentence in examples]
        times = Counter(piece for _, said in given for piece in said)
        counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for label, said in given:
            counts[label].update(piece for piece in said if times[piece] >= LEAST)
        known = sum(count >= LEAST for count in times.values())
        self._labels = tuple(counts)
        self._bare = tuple(-math.log(sum(said.values()) + DOUBT * known) for said in counts.values())
        self._often = tuple(math.log(share / len(given)) for share in Counter(label for label, _ in given).values())
        self._worths: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, counted in enumerate(counts.values()):
            for piece, count in counted.items():
                self._worths[piece].append((number, math.log(count + DOUBT) - math.log(DOUBT)))

    def chances(self, sentence: str) -> list[tuple[str, float]]:
        """Return each label with its chance between 0 and 1, the likeliest first.

        Pieces that overlap say the same twice, so they count by the root of their number.
        """
        known = [piece for piece in _said(sentence) if piece in self._worths]
        worths = [(math.log(DOUBT) + bare) * len(known) for bare in self._bare]
        for piece in known:
            for number, worth in self._worths[piece]:
                worths[number] += worth
        size = math.sqrt(max(len(known), 1))
        return _as_chances(
            dict(zip(self._labels, map(add, self._often, [worth / size for worth in worths]), strict=True))
        )


def _as_chances(worths: dict[str, float]) -> list[tuple[str, float]]:
    most = max(worths.values())
    powers = {label: math.exp(worth - most) for label, worth in worths.items()}
    whole = sum(powers.values())
    return sorted(((label, power / whole) for label, power in powers.items()), key=lambda guess: -guess[1])
