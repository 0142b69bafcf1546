"""Lists words that often stand across the border of two others: 家政 in 国家政策; they want a `not` context."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from bot.classifier.dictionary import Dictionary
from bot.classifier.folding import fold_word
from bot.classifier.matching import Matcher
from bot.classifier.mining import tokens

LEAST, SHARE = 2, 0.3  # times, and of all times that a word is seen
AROUND = 4  # characters shown on each side


class Straddling(NamedTuple):
    """A word that stood across a border so many times of all, with a place where it did."""

    word: str
    times: int
    of: int
    example: str


def straddling(dictionary: Dictionary, texts: Iterable[str]) -> list[Straddling]:
    """Return the words that straddle in these texts, the most often first; jieba says where the borders are."""
    matcher, seen, across = Matcher(dictionary.uses), Counter[str](), Counter[str]()
    examples: dict[str, str] = {}
    for text in map(fold_word, texts):
        borders = _borders(text)
        for index, start, end in matcher.find(text):
            word = matcher.words[index]
            seen[word] += 1
            if _straddles(borders, start, end):
                across[word] += 1
                examples.setdefault(word, text[max(start - AROUND, 0) : end + AROUND])
    often = (word for word, times in across.items() if times >= LEAST and times >= SHARE * seen[word])
    found = [Straddling(word, across[word], seen[word], examples[word]) for word in often]
    return sorted(found, key=lambda one: (-one.times, one.word))


def _borders(text: str) -> list[int]:
    borders = [0]
    for token in tokens(text):
        borders.append(borders[-1] + len(token))
    return borders


def _straddles(borders: list[int], start: int, end: int) -> bool:
    """A part of a longer word is no straddling; what begins or ends within a word and reaches into another is."""
    first, last = bisect_right(borders, start), bisect_right(borders, end - 1)
    return first != last and (borders[first - 1] != start or borders[last] != end)
