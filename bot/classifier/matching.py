"""Finds a table's words in text: leftmost first, the longest of those that start there."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from operator import add

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

Match = tuple[int, int, int]  # which word, and where it starts and ends
Fits = Callable[[int, int], bool]  # whether a word counts where it starts
FEW = 100
WARM = 20  # texts after which an automaton pays: ten times as fast, and 30 ms to build for ten thousand words


class Matcher:
    """Words bucketed by their first two characters, which each has; an automaton for those who ask often."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(words)
        buckets: defaultdict[str, list[int]] = defaultdict(list)
        for index, word in enumerate(self.words):
            buckets[word[:2]].append(index)
        for bucket in buckets.values():
            if len(bucket) > 1:
                bucket.sort(key=lambda index: -len(self.words[index]))
        self._buckets = dict(buckets)
        self._asked = 0
        self._automaton: AhoCorasick | None = None
        self.find: Callable[[str], list[Match]] = self._find_and_count  # each match that overlaps no earlier one

    def _find_and_count(self, text: str) -> list[Match]:
        self._asked += 1
        if self._asked > WARM:
            self.hasten()
        return self.find_fitting(text)

    def hasten(self) -> None:
        """Build the automaton now, so that no text waits for it."""
        if self._automaton is None and self.words:
            self._automaton = _automaton(self.words)
            self.find = self._automaton.find_matches_as_indexes

    def find_fitting(self, text: str, fits: Fits | None = None) -> list[Match]:
        """Return each match that fits where it stands; where it does not, a shorter one may."""
        buckets, words, place, end = self._buckets, self.words, -1, 0
        found: list[Match] = []
        for pair in filter(buckets.__contains__, map(add, text, text[1:])):
            place = text.find(pair, place + 1)
            if place < end:
                continue
            for index in buckets[pair]:
                if text.startswith(words[index], place) and (fits is None or fits(index, place)):
                    end = place + len(words[index])
                    found.append((index, place, end))
                    break
        return found


def automaton_of_few(words: Iterable[str]) -> AhoCorasick:
    """Build what also finds words that overlap, by where they end: quicker, but only for a few."""
    return AhoCorasick(list(words), implementation=Implementation.DFA)


def _automaton(words: Iterable[str]) -> AhoCorasick:
    given = list(words)
    made = Implementation.DFA if len(given) <= FEW else Implementation.ContiguousNFA
    return AhoCorasick(given, matchkind=MatchKind.LeftmostLongest, implementation=made)
