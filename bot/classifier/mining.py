"""Finds words that speak for a label in labelled texts; jieba cuts them, and is loaded only here and when needed."""

import importlib
import logging
import math
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Any, Generic, NamedTuple, TypeVar

SURE = 1.96  # standard deviations above what chance would give
LEAST = 2  # texts that a word must stand in
MANY = 2000  # texts, among which a word may stand in one only
MOST, SHARE = 200, 3  # words a label, or so many for each of its texts if those are more
LONGEST = 8  # characters

Pair = tuple[str, str]
Said = TypeVar("Said", str, Pair)


class Cut(NamedTuple):
    """The words of a text, long ones and those inside them, and what stands side by side and may make a longer one."""

    words: frozenset[str]
    pairs: frozenset[Pair]

    @property
    def said(self) -> frozenset[str]:
        return self.words.union(map("".join, self.pairs))


class Found(NamedTuple):
    """A word that stands in `own` texts of the label and in `every` of all."""

    word: str
    label: str
    own: int
    every: int
    z: float


def cut(text: str) -> Cut:
    """Cut a folded text."""
    jieba = _jieba()
    whole = jieba.lcut(text)
    pairs = (pair for pair in pairwise(whole) if _is_word("".join(pair)))
    return Cut(frozenset(filter(_is_word, jieba.lcut_for_search(text))), frozenset(pairs))


def tokens(text: str) -> list[str]:
    """Return a text cut into its words, nothing left out."""
    return list(_jieba().cut(text))


def mine(texts: Sequence[tuple[Cut, str]]) -> list[Found]:
    """Return what speaks for each label in texts given as they are cut and their label."""
    labels = Counter(label for _, label in texts)
    words = _Counts[str]((said.words, label) for said, label in texts)
    pairs = _Counts[Pair]((said.pairs, label) for said, label in texts)
    sides = _Counts[str]((frozenset(side for pair in said.pairs for side in pair), label) for said, label in texts)
    found: defaultdict[str, list[Found]] = defaultdict(list)
    for word, label, z in words.telling(labels, 1 if len(texts) >= MANY else LEAST):
        found[label].append(Found(word, label, words.own[word, label], words.every[word], z))
    for pair, label, z in pairs.telling(labels, LEAST):
        share = pairs.share(pair, label)
        if "".join(pair) not in words.every and all(sides.share(side, label) < share for side in pair):
            found[label].append(Found("".join(pair), label, pairs.own[pair, label], pairs.every[pair], z))
    return [one for label, told in found.items() for one in _best(told, max(MOST, SHARE * labels[label]))]


def spoken(texts: Iterable[tuple[Cut, str]], words: AbstractSet[str]) -> dict[str, set[str]]:
    """Return for each of the words the labels of the texts in which it stands."""
    labels: defaultdict[str, set[str]] = defaultdict(set)
    for said, label in texts:
        for word in said.said & words:
            labels[word].add(label)
    return labels


class _Counts(Generic[Said]):
    """In how many texts each word stands, and in how many of each label."""

    def __init__(self, texts: Iterable[tuple[frozenset[Said], str]]) -> None:
        self.every: Counter[Said] = Counter()
        self.own: Counter[tuple[Said, str]] = Counter()
        for said, label in texts:
            self.every.update(said)
            self.own.update((one, label) for one in said)

    def share(self, said: Said, label: str) -> float:
        return self.own[said, label] / self.every[said]

    def telling(self, labels: Counter[str], least: int) -> Iterator[tuple[Said, str, float]]:
        """Return what stands in texts of a label more often than chance would have it, and by how much."""
        texts = labels.total()
        for (said, label), times in self.own.items():
            if times >= least:
                z = _deviation(times, self.every[said], labels[label] / texts)
                if z >= SURE:
                    yield said, label, round(z, 2)


def _best(words: Iterable[Found], most: int) -> list[Found]:
    return sorted(words, key=lambda one: (-one.z, one.word))[:most]


def _deviation(times: int, of: int, chance: float) -> float:
    spread = math.sqrt(of * chance * (1 - chance))
    return (times - of * chance) / spread if spread else 0.0


def _is_word(word: str) -> bool:
    return 2 <= len(word) <= LONGEST and word.isalnum() and not word.isdigit()


def _jieba() -> Any:
    """Load jieba, which takes half a second and 80 MB, without its chatter."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its patterns have invalid escapes
        jieba = importlib.import_module("jieba")
    jieba.setLogLevel(logging.WARNING)
    return jieba
