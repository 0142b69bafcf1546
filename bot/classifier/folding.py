"""One spelling for all ways to write the same: full width, traditional, blanks between letters, capitals."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from bot.classifier.traditional import SIMPLE

NEWLINES = frozenset("\n\r\u2028\u2029")
_REMEMBERED = 20_000
_DROPPED = frozenset({"Cf", "Cc", "Cs", "Co", "Cn", "Mn", "Zs", "Zl", "Zp"})


class _Letters(dict[str, str]):
    """Remembers what each character becomes: its simple form, or nothing."""

    def __missing__(self, char: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[char] = folded = "\n" if char in NEWLINES else "".join(map(_letter, unicodedata.normalize("NFKC", char)))
        return folded


def _letter(char: str) -> str:
    return "" if unicodedata.category(char) in _DROPPED else SIMPLE.get(char, char).lower()


_letters = _Letters()


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; `offsets[i]` is where its i-th character came from in the raw one."""

    text: str
    offsets: tuple[int, ...]

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw span behind a folded one."""
        return self.offsets[start], self.offsets[end - 1] + 1


def fold(text: str) -> Folded:
    pieces = [(_letters[char], place) for place, char in enumerate(text)]
    return Folded(
        "".join(piece for piece, _ in pieces),
        tuple(place for piece, place in pieces for _ in piece),
    )


def fold_words(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(fold(word).text for word in words)
