"""How much each clause of a text counts: what is asked counts more than who asks and what is settled."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.classifier.folding import fold_words
from bot.config.words import Phrases

FIRST = 1.1
INTRO = 0.7
BACKGROUND = 0.2
REQUEST = 1.2
NAME_LENGTH = 16  # "我们文化传媒公司": so much may stand before the word that ends a writer's name

_CLAUSE = re.compile(r"[^,。.!?;:、\n]+")
_SENTENCE_END = re.compile(r"[。!?\n]")
_OTHERS = "给被把跟向对从为租买欠找由让请"  # what follows these is somebody else
_NEVER = re.compile(r"(?!)")


class Stress(NamedTuple):
    """The factor at each place of a text."""

    starts: Sequence[int] = (0,)
    factors: Sequence[float] = (1.0,)

    def at(self, place: int) -> float:
        return self.factors[max(bisect_right(self.starts, place) - 1, 0)]


EVEN = Stress()


class Clauses:
    def __init__(self, phrases: Phrases) -> None:
        self._intro = _any_of(phrases.intro)
        self._background = _any_of(phrases.background)
        self._request = _any_of(phrases.request)
        self._writer = _writer(phrases)

    def stress(self, text: str) -> Stress:
        end = _SENTENCE_END.search(text)
        first, starts, factors = end.start() if end else len(text), [], []
        for clause in _CLAUSE.finditer(text):
            place, said = clause.start(), clause[0]
            factor, near = self._factor(said), FIRST if place < first else 1
            writer = self._writer.match(said) if factor > INTRO else None
            if writer:
                starts.append(place)
                factors.append(INTRO * near)
                place, near = place + writer.end(), FIRST if place + writer.end() < first else 1
            starts.append(place)
            factors.append(factor * near)
        return Stress(starts, factors) if starts else EVEN

    def _factor(self, clause: str) -> float:
        if self._background.search(clause):
            return BACKGROUND
        if self._request.search(clause):
            return REQUEST
        return INTRO if self._intro.match(clause) else 1.0


def _writer(phrases: Phrases) -> re.Pattern[str]:
    """Match who writes: 我们…公司 at a clause's start, or …企业 as all of it."""
    ends = _either(phrases.writer_ends)
    if not ends or not phrases.writer:
        return _NEVER
    name = rf"[^{_OTHERS}]{{0,{NAME_LENGTH}}}?(?:{ends})"
    return re.compile(rf"(?:{_either(phrases.writer)}){name}|{name}$")


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(_either(phrases) or _NEVER.pattern)


def _either(phrases: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(fold_words(phrases), key=len, reverse=True)))
