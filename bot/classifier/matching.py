"""Finds a dictionary's words in text: leftmost first, the longest of those that start there."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

Fits = Callable[[str, int], bool]


def always(_word: str, _place: int) -> bool:
    return True


class Matcher:
    """Words bucketed by their first two characters; each has at least two."""

    def __init__(self, words: Iterable[str]) -> None:
        buckets: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(set(words), key=len, reverse=True):
            buckets[word[:2]].append(word)
        self._buckets = {start: tuple(bucket) for start, bucket in buckets.items()}

    def find(self, text: str, fits: Fits = always) -> Iterator[tuple[int, str]]:
        """Yield each match that fits and overlaps no earlier one, with its place."""
        buckets, place, end = self._buckets, 0, len(text) - 1
        while place < end:
            for word in buckets.get(text[place : place + 2], ()):
                if text.startswith(word, place) and fits(word, place):
                    yield place, word
                    place += len(word)
                    break
            else:
                place += 1
