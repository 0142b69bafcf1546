"""How much each clause of a text counts: what is asked counts more than who asks and what is settled."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from bot.classifier.folding import fold_words
from bot.config.pack import Phrases

FIRST = 1.2
INTRO = 0.7
BACKGROUND = 0.2
REQUEST = 1.2

_CLAUSE = re.compile(r"[^,。.!?;:、\n]+")
_SENTENCE_END = re.compile(r"[。!?\n]")
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Stress:
    """The factor at each place of a text."""

    starts: tuple[int, ...] = (0,)
    factors: tuple[float, ...] = (1.0,)

    def at(self, place: int) -> float:
        return self.factors[max(bisect_right(self.starts, place) - 1, 0)]


EVEN = Stress()


class Clauses:
    def __init__(self, phrases: Phrases) -> None:
        self._intro = _any_of(phrases.intro)
        self._background = _any_of(phrases.background)
        self._request = _any_of(phrases.request)

    def stress(self, text: str) -> Stress:
        end = _SENTENCE_END.search(text)
        first = end.start() if end else len(text)
        clauses = [
            (m.start(), self._factor(m[0]) * (FIRST if m.start() < first else 1)) for m in _CLAUSE.finditer(text)
        ]
        return Stress(*map(tuple, zip(*clauses, strict=True))) if clauses else EVEN

    def _factor(self, clause: str) -> float:
        if self._background.search(clause):
            return BACKGROUND
        if self._request.search(clause):
            return REQUEST
        return INTRO if self._intro.match(clause) else 1.0


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    folded = sorted(fold_words(phrases), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, folded))) if folded else _NEVER
