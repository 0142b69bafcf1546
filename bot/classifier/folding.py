"""Gives all spellings of a text one form.

Width, traditional characters, inner blanks and capitals then no longer differ.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.classifier.traditional import SIMPLE

_REMEMBERED = 20_000
FIRST, LAST = "\u4e00", "\u9fef"  # of the ideographs that folding knows
_NEWLINES = frozenset("\n\r\u2028\u2029")
_DROPPED = frozenset({"Cf", "Cc", "Cs", "Co", "Cn", "Mn", "Zs", "Zl", "Zp"})


class _Letters(dict[int, str]):
    """Remembers what each character becomes: its simple form, or nothing."""

    def __missing__(self, code: int) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        char = chr(code)
        self[code] = folded = "\n" if char in _NEWLINES else "".join(map(_letter, unicodedata.normalize("NFKC", char)))
        return folded


def _letter(char: str) -> str:
    return "" if unicodedata.category(char) in _DROPPED else SIMPLE.get(char, char).lower()


_letters = _Letters()


def _unfolded() -> re.Pattern[str]:
    """Return the pattern for characters that change; one set is four times as fast as a choice of two."""
    edges = sorted(ord(char) for char in SIMPLE if FIRST <= char <= LAST)
    runs = zip((ord(FIRST) - 1, *edges), (*edges, ord(LAST) + 1), strict=True)
    simplified = "".join(f"{chr(before + 1)}-{chr(after - 1)}" for before, after in runs if after - before > 1)
    return re.compile(rf"[^!-@\[-`{{-~、。“”‘’—《》{simplified}]+")


_UNFOLDED, _PARTED = _unfolded(), "~"


@dataclass(frozen=True)
class Folded:
    """A text as typed and as matched; it knows where each matched character came from."""

    raw: str
    text: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the typed text for one in the matched text."""
        return self._offsets[start], self._offsets[end - 1] + 1

    @cached_property
    def _offsets(self) -> Sequence[int]:
        lengths = [len(_letters[code]) for code in map(ord, self.raw)]
        if lengths.count(1) == len(lengths):
            return range(len(lengths))
        return [place for place, length in enumerate(lengths) for _ in range(length)]


def fold(text: str) -> Folded:
    """Return the text in its one form, which knows where each character came from."""
    return Folded(text, fold_word(text))


def fold_word(word: str) -> str:
    """Return a text of any length in the one form.

    Two frequent punctuation marks are replaced first, which is faster.
    """
    return _UNFOLDED.sub(_changed, word.replace("，", ",").replace("？", "?"))


def letters(text: str) -> str:
    """Return the letters and figures of a text without regard to case, width and traditional script."""
    return "".join(char for char in fold_word(text) if char.isalnum())


def _changed(found: re.Match[str]) -> str:
    return found[0].translate(_letters)


def fold_words(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(fold_word, words))


def fold_each(lines: Iterable[str]) -> list[str]:
    """Return many texts in the one form; they are joined by a mark and changed at once. One that is in it is kept."""
    given = list(lines)
    folded = fold_word(_PARTED.join(given)).split(_PARTED)
    if len(folded) != len(given):
        return [fold_word(line) for line in given]
    return [line if line == changed else changed for line, changed in zip(given, folded, strict=True)]
