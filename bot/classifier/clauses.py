"""How much each clause of a text counts: what is asked counts more than who asks and what is settled."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from math import inf
from typing import NamedTuple

from bot.classifier.folding import fold_words
from bot.config.words import Phrases

FIRST = 1.1
INTRO = 0.7
BACKGROUND = 0.2
REQUEST = 1.2
NAME_LENGTH = 16  # "我们文化传媒公司": so much may stand before the word that ends a writer's name

_BORDER = re.compile(r"[,。.!?;:、\n]")
_SENTENCE_END = re.compile(r"[。!?\n]")
_OTHERS = "给被把跟向对从为租买欠找由让请"  # what follows these is somebody else
_NEVER = re.compile(r"(?!)")


class Stress(NamedTuple):
    """The clauses of a text by where they start, and the factor of each; the last start is behind any text."""

    starts: Sequence[float] = (0, inf)
    factors: Sequence[float] = (1.0,)

    def at(self, place: int) -> float:
        return self.factors[bisect_right(self.starts, place) - 1]


EVEN = Stress()


class Clauses:
    """What is nowhere in a text is not looked for in its clauses; few begin or end so that a name may be in them."""

    def __init__(self, phrases: Phrases) -> None:
        self._intro = fold_words(phrases.intro)
        self._background = _any_of(phrases.background)
        self._request = _any_of(phrases.request)
        self._writer = _writer(phrases)
        self._begins, self._ends = fold_words(phrases.writer), fold_words(phrases.writer_ends)
        self._heads = frozenset(phrase[0] for phrase in (*self._intro, *self._begins) if phrase)
        self._tails = frozenset(phrase[-1] for phrase in self._ends if phrase)

    def stress(self, text: str) -> Stress:
        end = _SENTENCE_END.search(text)
        first, place = end.start() if end else len(text), 0
        background = self._background.search if self._background.search(text) else None
        request = self._request.search if self._request.search(text) else None
        heads, tails = self._heads, self._tails
        starts, factors = list[float](), list[float]()
        for said in _BORDER.split(text):
            factor = BACKGROUND if background and background(said) else REQUEST if request and request(said) else 1.0
            start, place = place, place + len(said) + 1
            if (said[:1] in heads or said[-1:] in tails) and factor > INTRO:
                writer, factor = self._introduced(said, factor)
                if writer:
                    starts.append(start)
                    factors.append(INTRO * FIRST if start < first else INTRO)
                    start += writer
            starts.append(start)
            factors.append(factor * FIRST if start < first else factor)
        return Stress((*starts, inf), factors)

    def _introduced(self, clause: str, factor: float) -> tuple[int, float]:
        """Return how many characters say who writes, and how much the rest counts."""
        if factor == 1.0 and clause.startswith(self._intro):
            return 0, INTRO
        named = clause.startswith(self._begins) or clause.endswith(self._ends)
        found = self._writer.match(clause) if named else None
        return found.end() if found else 0, factor


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
