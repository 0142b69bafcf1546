"""Finds words that speak for a label in labelled texts.

The texts are cut by jieba, which is loaded only when it is needed.
"""

import atexit
import importlib
import logging
import math
import os
import shutil
import stat
import tempfile
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, pairwise
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

TELLING, SURE = 1.0, 1.96  # standard deviations above what chance would give: to be heard at all, to be proposed
LEAST = 2  # texts that a word must stand in
MANY = 2000  # texts
LONGEST = 8  # characters
EVERYDAY = 5000  # times in the texts behind jieba's table, of forty million words

Pair = tuple[str, str]
Said = TypeVar("Said", str, Pair)


class Cut(NamedTuple):
    """The words of a text with those inside them, pairs that may form longer words, and single characters."""

    words: frozenset[str]
    pairs: frozenset[Pair]
    characters: frozenset[str]

    @property
    def said(self) -> frozenset[str]:
        return self.words.union(map("".join, self.pairs), self.characters)


class Found(NamedTuple):
    """A word that occurs in `own` texts of the label and in `every` text of all labels."""

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
    words = filter(_is_word, chain(whole, *(_inside(word, jieba.dt.FREQ) for word in whole)))
    return Cut(frozenset(words), frozenset(pairs), frozenset(filter(_is_han, text)))


def _inside(word: str, known: Mapping[str, int]) -> Iterator[str]:
    """Return the known words of two and three characters inside a longer one, as jieba's search mode does."""
    for length in range(2, min(len(word), 4)):
        parts = (word[at : at + length] for at in range(len(word) - length + 1))
        yield from (part for part in parts if known.get(part))


def words(text: str) -> list[str]:
    """Cut a folded text into words of two characters and more, long ones and those inside them."""
    return [word for word in _jieba().lcut_for_search(text) if len(word) > 1 and word.isalnum() and not word.isdigit()]


def tokens(text: str) -> list[str]:
    """Return the text cut into words; nothing is left out."""
    return list(_jieba().cut(text))


def is_known(word: str) -> bool:
    return bool(_jieba().dt.FREQ.get(word))


def parted(text: str) -> Sequence[str]:
    """Return the text as one word if it is known, otherwise cut into known words, without guessing."""
    return [text] if is_known(text) else _jieba().lcut(text, HMM=False)


def likelihood(cut: Iterable[str]) -> float:
    """Return how likely the words of a cut are beside one another (a logarithm)."""
    table = _jieba().dt
    return sum(math.log((table.FREQ.get(word) or 1) / table.total) for word in cut)


def is_everyday(word: str) -> bool:
    """Whether people use the word whatever they speak of, such as 遇到, 领导, 问题."""
    return int(_jieba().dt.FREQ.get(word) or 0) > EVERYDAY


def mine(texts: Sequence[tuple[Cut, str]]) -> list[Found]:
    """Return the words that speak for each label, from texts cut and labelled.

    In a large set, single characters and words of one text count as well.
    """
    labels = Counter(label for _, label in texts)
    many = len(texts) >= MANY
    words = _Counts[str]((said.words, label) for said, label in texts)
    characters = _Counts[str]((said.characters, label) for said, label in texts if many)
    pairs = _Counts[Pair]((said.pairs, label) for said, label in texts)
    sides = _Counts[str]((frozenset(side for pair in said.pairs for side in pair), label) for said, label in texts)
    longer = (
        found
        for pair, found in pairs.telling(labels, LEAST)
        if found.word not in words.every
        and all(sides.share(side, found.label) < found.own / found.every for side in pair)
    )
    telling = (*words.telling(labels, 1 if many else LEAST), *characters.telling(labels, LEAST))
    return [*(found for _, found in telling), *longer]


def spoken(texts: Iterable[tuple[Cut, str]], words: AbstractSet[str]) -> dict[str, set[str]]:
    """Return for each of the words the labels of the texts in which it occurs.

    Most single characters occur with every label; for these, only labels count with which they occur more often than by
    chance.
    """
    given = list(texts)
    own = Counter((word, label) for said, label in given for word in said.said & words)
    every, shares = Counter[str](), Counter(label for _, label in given)
    for (word, _), times in own.items():
        every[word] += times
    labels: defaultdict[str, set[str]] = defaultdict(set)
    for (word, label), times in own.items():
        if len(word) > 1 or times * len(given) > every[word] * shares[label]:
            labels[word].add(label)
    return labels


class _Counts(Generic[Said]):
    """In how many texts each word stands, and in how many of each label."""

    def __init__(self, texts: Iterable[tuple[frozenset[Said], str]]) -> None:
        self.every: Counter[Said] = Counter()
        self.own: Counter[tuple[Said, str]] = Counter()
        for said, label in texts:
            self.every.update(said)
            self.own.update((piece, label) for piece in said)

    def share(self, said: Said, label: str) -> float:
        return self.own[said, label] / self.every[said]

    def telling(self, labels: Counter[str], least: int) -> Iterator[tuple[Said, Found]]:
        """Return what occurs in texts of a label more often than by chance."""
        texts = labels.total()
        for (said, label), times in self.own.items():
            if times >= least:
                z = _deviation(times, self.every[said], labels[label] / texts)
                if z >= TELLING:
                    yield said, Found("".join(said), label, times, self.every[said], round(z, 2))


def _deviation(times: int, texts: int, chance: float) -> float:
    spread = math.sqrt(texts * chance * (1 - chance))
    return (times - texts * chance) / spread if spread else 0.0


def _is_word(word: str) -> bool:
    return 2 <= len(word) <= LONGEST and word.isalnum() and not word.isdigit()


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _jieba() -> Any:
    """Load jieba, which takes half a second and 80 MB, without its log lines.

    Its cache goes into a folder that only we can write to, since jieba reads it back as code.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its patterns have invalid escapes
        jieba = importlib.import_module("jieba")
    jieba.setLogLevel(logging.WARNING)
    jieba.dt.tmp_dir = str(private_folder(Path(os.environ.get("CACHE_DIRECTORY") or _caches())))
    return jieba


def _caches() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()) / "zuozhen-jiesu"


def private_folder(wanted: Path) -> Path:
    """Return the folder, made if needed, if nobody else may write there; otherwise a temporary one."""
    try:
        wanted.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = wanted.lstat()
        if stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o022:
            return wanted
    except (OSError, RuntimeError):  # a read-only disk, or nobody's home
        pass
    made = Path(tempfile.mkdtemp(prefix="zuozhen-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made
