"""Tells whether a match stands across the border of two words of a text, as jieba cuts it."""

import math
from bisect import bisect_right
from collections.abc import Sequence

from bot.classifier.mining import is_known, likelihood, parted, tokens

CERTAIN = math.log(100)  # how much likelier the cut must be than one that has the match as a word

Borders = Sequence[int]


def borders(text: str) -> Borders:
    found = [0]
    for token in tokens(text):
        found.append(found[-1] + len(token))
    return found


def straddles(ends: Borders, start: int, end: int) -> bool:
    """Whether the match begins or ends inside a word and reaches into another; a part of a longer word does not."""
    first, last = _around(ends, start, end)
    return first != last and (ends[first - 1] != start or ends[last] != end)


def surely_straddles(text: str, ends: Borders, start: int, end: int) -> bool:
    """Whether the match cuts through a word that jieba is certain of.

    The word must be in its table and not only guessed. What the match has of it must be no word itself, as 管理 of
    管理费 is. And the cut must be far likelier than the one with the match as a word: 购买|车位, but not 小|区内.
    """
    if not straddles(ends, start, end):
        return False
    first, last = _around(ends, start, end)
    cut = [text[ends[number - 1] : ends[number]] for number in range(first, last + 1)]
    sides = ((cut[0], text[start : ends[first]]), (cut[-1], text[ends[last - 1] : end]))
    if not any(
        word != inside and is_known(word) and not (len(inside) > 1 and is_known(inside)) for word, inside in sides
    ):
        return False
    other = (*parted(text[ends[first - 1] : start]), *parted(text[start:end]), *parted(text[end : ends[last]]))
    return likelihood(cut) - likelihood(other) > CERTAIN


def _around(ends: Borders, start: int, end: int) -> tuple[int, int]:
    """Return the numbers of the words in which a match begins and ends."""
    return bisect_right(ends, start), bisect_right(ends, end - 1)
