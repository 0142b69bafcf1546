"""Finds the words of a dictionary in a text: from the left, and at each place the longest one."""

from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile
from operator import add

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

Match = tuple[int, int, int]  # which word, and where it starts and ends
Fits = Callable[[int, int], bool]  # whether a word counts where it starts
FEW = 100  # words, for which the quickest kind of automaton takes little memory
WARM = 1_000  # characters after which an automaton pays: a hundred times as fast, but it takes 30 ms to build


class Matcher:
    """Finds words. It looks them up one by one at first, and builds an automaton when it is used often."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(words)
        self._longest = max(map(len, self.words), default=0)
        self._asked = 0
        self._automaton: AhoCorasick | None = None
        self.find: Callable[[str], list[Match]] = self._look_up  # each match that overlaps no earlier one

    def hasten(self) -> None:
        """Build the automaton now, so that no text waits for it."""
        if self._automaton is None and self.words:
            self._automaton = _automaton(self.words)
            self.find = self._automaton.find_matches_as_indexes

    def find_fitting(self, text: str, fits: Fits) -> list[Match]:
        """Return the matches that fit their place; if the longest does not fit, a shorter one is tried."""
        fitting: list[Match] = []
        at = 0
        while at < len(text):
            found = [(index, at + start, at + end) for index, start, end in self.find(text[at:])]
            count = list(takewhile(lambda match: fits(match[0], match[1]), found))
            place = found[len(count)][1] if len(count) < len(found) else len(text)
            shorter = self._at(text, place, fits)
            fitting += count + shorter
            at = shorter[0][2] if shorter else place + 1
        return fitting

    def _look_up(self, text: str) -> list[Match]:
        self._asked += len(text)
        if self._asked > WARM:
            self.hasten()
        found, near, place = list[Match](), self._near(text), 0
        lengths = sorted({*map(len, near)}, reverse=True)
        while place < len(text):
            index, end = next(
                (
                    (near[said], place + len(said))
                    for length in lengths
                    if (said := text[place : place + length]) in near
                ),
                (0, 0),
            )
            if end:
                found.append((index, place, end))
            place = end or place + 1
        return found

    def _near(self, text: str) -> dict[str, int]:
        """Return the numbers of the words whose beginning stands in the text."""
        begun = {*text, *map(add, text, text[1:])}
        return {word: number for number, word in enumerate(self.words) if word[:2] in begun}

    def _at(self, text: str, place: int, fits: Fits) -> list[Match]:
        """Return the longest word that starts here and fits; none if there is none."""
        end = place + self._longest
        while found := self.find(text[place:end]):
            index, start, length = found[0]
            if start or fits(index, place):
                return [] if start else [(index, place, place + length)]
            end = place + length - 1
        return []


def automaton_of_few(words: Iterable[str]) -> AhoCorasick:
    """Return an automaton that also finds overlapping words by their ends; it is faster, but only for few words."""
    return AhoCorasick(list(words), implementation=Implementation.DFA)


def automaton_of_all(words: Iterable[str]) -> AhoCorasick:
    """Return an automaton that finds overlapping words, of which there may be many."""
    return AhoCorasick(words, implementation=Implementation.ContiguousNFA)


def _automaton(words: Sequence[str]) -> AhoCorasick:
    made = Implementation.DFA if len(words) <= FEW else Implementation.ContiguousNFA
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest, implementation=made)
