"""Calculates how much learning may trust each word.

Rare words, and words that occur mostly with one label, get more.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

UNTELLING = 0.25  # the belief in a word that tells nothing of the label, beside the root of what others tell
COMMON = 2.5  # the least rarity; of a word in all texts it would be 1, but of few texts alike all words are common

Said = Mapping[str, int]  # in how many texts of each label a word stands
_NOWHERE: Said = {}


def beliefs(words: Iterable[str], texts: Sequence[tuple[AbstractSet[str], str]]) -> dict[str, float]:
    """Return the trust in each of the words, learned from texts with their labels; about 1 is usual."""
    said: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for those, label in texts:
        for word in those:
            said[word][label] += 1
    shares = {label: count / len(texts) for label, count in Counter(label for _, label in texts).items()}
    telling = {word: UNTELLING + math.sqrt(told(said.get(word, _NOWHERE), shares)) for word in words}
    times = {word: sum(said.get(word, _NOWHERE).values()) for word in telling}
    usual = _usual(telling, times)
    return {word: _rarity(times[word], len(texts)) * much / usual for word, much in telling.items()}


def told(said: Said, shares: Mapping[str, float]) -> float:
    """Return how far the labels of a word's texts differ from those of all texts, in nats."""
    times = sum(said.values()) + 1
    spoken = sum(
        (said[label] + shares[label]) / times * math.log((said[label] / shares[label] + 1) / times) for label in said
    )
    silent = (1 - sum(shares[label] for label in said)) / times * math.log(1 / times)
    return max(spoken + silent, 0.0)


def _usual(telling: Mapping[str, float], times: Mapping[str, int]) -> float:
    """Return the average of how telling the words are, each weighted by its frequency."""
    squares = sum(count * telling[word] ** 2 for word, count in times.items())
    return math.sqrt(squares / sum(times.values())) if squares else 1.0


def _rarity(times: int, texts: int) -> float:
    whole = math.log(1 + texts) + 1
    return max(whole - math.log(1 + times), COMMON) / whole
