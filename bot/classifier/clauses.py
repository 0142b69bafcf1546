"""How much each clause of a text counts: what is asked counts more than who asks and what is settled."""

import re
from collections.abc import Iterable, Iterator, Sequence
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


EVEN = Stress()


class Clauses:
    def __init__(self, phrases: Phrases) -> None:
        self._intro = fold_words(phrases.intro)
        self._intro_first = frozenset(phrase[0] for phrase in self._intro if phrase)
        self._background = _any_of(phrases.background)
        self._request = _any_of(phrases.request)
        self._writer = _writer(phrases)
        self._writer_begins, self._writer_ends = fold_words(phrases.writer), fold_words(phrases.writer_ends)

    def stress(self, text: str) -> Stress:
        end = _SENTENCE_END.search(text)
        first, place = end.start() if end else len(text), 0
        starts, factors = list[float](), list[float]()
        begins, ends = self._writer_begins, self._writer_ends
        for said, factor in self._clauses(text):
            near = FIRST if place < first else 1.0
            if factor > INTRO and (said.startswith(begins) or said.endswith(ends)) and (writer := self._name(said)):
                starts += place, place + writer
                factors += INTRO * near, factor * (FIRST if place + writer < first else 1.0)
            else:
                starts.append(place)
                factors.append(factor * near)
            place += len(said) + 1
        return Stress((*starts, inf), factors)

    def _clauses(self, text: str) -> Iterator[tuple[str, float]]:
        """Yield each clause with its factor; what is nowhere in the text is not looked for."""
        background = self._background.search if self._background.search(text) else None
        request = self._request.search if self._request.search(text) else None
        intro, first = self._intro, self._intro_first
        for said in _BORDER.split(text):
            if background and background(said):
                yield said, BACKGROUND
            elif request and request(said):
                yield said, REQUEST
            else:
                yield said, INTRO if said[:1] in first and said.startswith(intro) else 1.0

    def _name(self, clause: str) -> int:
        """Return how many characters say who writes."""
        found = self._writer.match(clause)
        return found.end() if found else 0


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
