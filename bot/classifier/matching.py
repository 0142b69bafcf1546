"""Finds a dictionary's words in text: leftmost first, the longest of those that start there."""

from collections import defaultdict
from collections.abc import Callable, Collection
from operator import add

Fits = Callable[[str, int], bool]


class Matcher:
    """Words bucketed by their first two characters, which each has."""

    def __init__(self, words: Collection[str]) -> None:
        buckets: defaultdict[str, list[str]] = defaultdict(list)
        for word in words:
            buckets[word[:2]].append(word)
        for bucket in buckets.values():
            if len(bucket) > 1:
                bucket.sort(key=len, reverse=True)
        self._buckets = dict(buckets)

    def find(self, text: str, fits: Fits | None = None) -> list[tuple[int, str]]:
        """Return each match that fits and overlaps no earlier one, with its place."""
        buckets, found, place, end = self._buckets, [], -1, 0
        for pair in filter(buckets.__contains__, map(add, text, text[1:])):
            place = text.find(pair, place + 1)
            if place < end:
                continue
            for word in buckets[pair]:
                if text.startswith(word, place) and (fits is None or fits(word, place)):
                    found.append((place, word))
                    end = place + len(word)
                    break
        return found
