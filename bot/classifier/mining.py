"""Finds words that speak for a label in labelled texts; jieba cuts them, and is loaded only here and when needed."""

import importlib
import logging
import math
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

SURE = 1.96  # standard deviations above what chance would give
LEAST = 2  # texts that a word must stand in
MOST = 200  # words a label, or as many as it has texts if those are more
LONGEST = 8  # characters


class Found(NamedTuple):
    """A word that stands in `own` texts of the label and in `every` of all."""

    word: str
    label: str
    own: int
    every: int
    z: float


def cut(text: str) -> frozenset[str]:
    """Return the words of a folded text, long ones and those inside them."""
    return frozenset(word for word in _jieba().lcut_for_search(text) if _is_word(word))


def tokens(text: str) -> list[str]:
    """Return a text cut into its words, nothing left out."""
    return list(_jieba().cut(text))


def mine(texts: Sequence[tuple[frozenset[str], str]]) -> list[Found]:
    """Return what speaks for each label in texts given as their words and their label."""
    labels = Counter(label for _, label in texts)
    every = Counter(word for words, _ in texts for word in words)
    own = Counter((word, label) for words, label in texts for word in words if every[word] >= LEAST)
    found: defaultdict[str, list[Found]] = defaultdict(list)
    for (word, label), times in own.items():
        z = _deviation(times, every[word], labels[label] / len(texts))
        if times >= LEAST and z >= SURE:
            found[label].append(Found(word, label, times, every[word], round(z, 2)))
    return [one for label, words in found.items() for one in _best(words, max(MOST, labels[label]))]


def _best(words: Iterable[Found], most: int) -> list[Found]:
    return sorted(words, key=lambda one: (-one.z, one.word))[:most]


def _deviation(times: int, of: int, chance: float) -> float:
    spread = math.sqrt(of * chance * (1 - chance))
    return (times - of * chance) / spread if spread else 0.0


def _is_word(word: str) -> bool:
    return 2 <= len(word) <= LONGEST and not word.isascii() and word.isalnum()


def _jieba() -> Any:
    """Load jieba, which takes half a second and 80 MB, without its chatter."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its patterns have invalid escapes
        jieba = importlib.import_module("jieba")
    jieba.setLogLevel(logging.WARNING)
    return jieba
