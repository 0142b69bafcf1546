"""Finds a dictionary's words in text: leftmost first, the longest of those that start there."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from operator import add
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

T = TypeVar("T")
Fits = Callable[[str, int], bool]
Match = tuple[int, str, T]  # a word at its place, with what was said of it
WARM = 20  # texts after which an automaton pays: ten times as fast, and 30 ms to build for ten thousand words


class Matcher(Generic[T]):
    """Words bucketed by their first two characters, which each has; an automaton for those who ask often."""

    def __init__(self, words: Mapping[str, T]) -> None:
        buckets: defaultdict[str, list[str]] = defaultdict(list)
        for word in words:
            buckets[word[:2]].append(word)
        for bucket in buckets.values():
            if len(bucket) > 1:
                bucket.sort(key=len, reverse=True)
        self._buckets, self._words = dict(buckets), words
        self._asked = 0
        self._fast: tuple[AhoCorasick, list[tuple[str, T]]] | None = None

    def find(self, text: str) -> list[Match[T]]:
        """Return each match that overlaps no earlier one."""
        if self._fast is not None:
            automaton, items = self._fast
            return [(start, *items[index]) for index, start, _ in automaton.find_matches_as_indexes(text)]
        self._asked += 1
        if self._asked > WARM and self._words:
            self._fast = _automaton(self._words), list(self._words.items())
        return self.find_fitting(text)

    def find_fitting(self, text: str, fits: Fits | None = None) -> list[Match[T]]:
        """Return each match that fits where it stands; where it does not, a shorter one may."""
        buckets, words, place, end = self._buckets, self._words, -1, 0
        found: list[Match[T]] = []
        for pair in filter(buckets.__contains__, map(add, text, text[1:])):
            place = text.find(pair, place + 1)
            if place < end:
                continue
            for word in buckets[pair]:
                if text.startswith(word, place) and (fits is None or fits(word, place)):
                    found.append((place, word, words[word]))
                    end = place + len(word)
                    break
        return found


def _automaton(words: Mapping[str, object]) -> AhoCorasick:
    return AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA)
