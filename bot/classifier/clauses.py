"""Weighs the clauses of a text. What is asked for counts more than who asks and what is already settled."""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from bot.classifier.folding import fold_words
from bot.classifier.matching import automaton_of_few
from bot.config.words import Phrases

FIRST = 1.1
INTRO = 0.7
BACKGROUND = 0.2
SETTLED = 0.2  # of what a sentence says before it turns to what is not
REQUEST = 1.2
NAME_LENGTH = 16  # "我们文化传媒公司": so much may stand before the word that ends a writer's name

_BORDERS = "。!?\n,.;:、"
_SENTENCE_ENDS, _PHRASES = 4, len(_BORDERS)  # so many borders end a sentence; behind all of them are the phrases
_OTHERS = "给被把跟向对从为租买欠找由让请"  # what follows these is somebody else
LEADS = "的|申请|反映|办|想|要|称|表示|因|提出|咨询"  # what a writer's name leads on to
_NOW = "(?:现在|目前|当前|眼下|如今|今天|这次|我们?|唯一|主要|真正)"
_POINT = "(?:要|想|问|说|求|告|讲|反映|咨询|投诉|难|卡|愁|缺|差|急)"
TURN = re.compile(
    "(?<=[,;:、])(?:但|可(?![以能否不行用再])|只是|就是|不过|然而|偏偏|就等|就差|卡在|唯|[只单仅](?:剩|等|差|想|缺|是|有)|.{1,3}的是"
    rf"|{_NOW}{{1,2}}(?:只|就|是|卡|差|剩|[想要]问|{_POINT}的|.?.?(?:困难|问题|难题|难处|难点|卡点|堵点).{{0,4}}是))"
    "|却|唯独|唯有|还差|尚未|迟迟|仍未|仍然没"
)
EMPHASIS = re.compile(rf"{_NOW}{{0,2}}{_POINT}的(?:只|就)?是")  # with which a sentence turns from what was said before
NOT_YET, SO_LONG = (
    "不没未",
    "半几多好很数一二两三四五六七八九十0123456789",
)  # before what would be done, behind what lasts
_NEVER = re.compile(r"(?!)")
_SENTENCE = re.compile(r"[^。!?\n]+")


Stress = Sequence[tuple[int, float]]  # of a text's clauses where each ends, and how much it counts
EVEN: Stress = ((sys.maxsize, 1.0),)


def spread(stress: Stress, length: int) -> list[float]:
    """Return for each of `length` characters how much it counts."""
    factors: list[float] = []
    for end, factor in stress:
        factors += [factor] * (min(end, length) - len(factors))
    return factors


class Clauses:
    """Finds the clauses of a text.

    Borders and phrases are found in one pass; names are looked for in few clauses only.
    """

    def __init__(self, phrases: Phrases, watched: Iterable[str] = ()) -> None:
        background, request, settled = map(_within_a_clause, (phrases.background, phrases.request, phrases.settled))
        self._find = automaton_of_few([*_BORDERS, *background, *request, *settled, *watched]).find_matches_as_indexes
        self._requests = _PHRASES + len(background)  # what is found from this number on is a request
        self._settled = self._requests + len(request)  # from here on what is done, then what is watched for
        self._watched = self._settled + len(settled)
        self._intro = fold_words(phrases.intro)
        self._writer, self._opening = _writer(phrases), _opening(phrases)
        self._heads = frozenset(phrase[0] for phrase in (*self._intro, *fold_words(phrases.writer)) if phrase)
        self._tails = frozenset(phrase[-1] for phrase in fold_words(phrases.writer_ends) if phrase)

    def stress(self, text: str) -> Stress:
        return self.read(text)[0]

    def read(self, text: str) -> tuple[Stress, list[int]]:
        """Return the clauses, and the numbers of the watched words that stand in them."""
        clauses, settled, watched = [], [], []
        text, start, factor, first = text + "\n", 0, 1.0, FIRST
        for index, begin, end in self._find(text, overlapping=True):
            if index < _PHRASES:
                if factor > INTRO and (text[start] in self._heads or text[end - 2] in self._tails or not start):
                    named, factor = self._introduced(text, start, end - 1, factor)
                    clauses += [(at, INTRO * first) for at in named]
                clauses.append((end, factor * first))
                start, factor = end, 1.0
                if index < _SENTENCE_ENDS:
                    first = 1.0
            elif index < self._settled:
                factor = REQUEST if index >= self._requests and factor > BACKGROUND else BACKGROUND
            elif index < self._watched:
                if text[begin - 1] not in NOT_YET and text[end] not in SO_LONG:
                    settled.append(end)
            else:
                watched.append(index - self._watched)
        return _turned(text, clauses, settled) if settled else clauses, watched

    def _introduced(self, text: str, start: int, end: int, factor: float) -> tuple[Sequence[int], float]:
        """Return where it ends in a clause who writes, if that stands there, and how much the rest counts."""
        if factor == 1.0 and text.startswith(self._intro, start, end):
            return (), INTRO
        may_be_named = text[start] in self._heads or text[end - 1] in self._tails
        found = self._writer.match(text, start, end) if may_be_named else None
        if not start:
            found = found or self._opening.match(text, 0, end)
        return (found.end(),) if found and found.end() > start else (), factor


def _turned(text: str, clauses: Stress, settled: Sequence[int]) -> Stress:
    """Let what is settled count little once a text turns to what is not, as in 证办下来了，但没有电."""
    for start, turn in _turns(text, settled):
        clauses = [
            (end, f * SETTLED if start < end <= turn and (f < REQUEST or _has(settled, begin, end)) else f)
            for (begin, _), (end, f) in pairwise([(0, 0.0), *clauses])
        ]
    return clauses


def _has(settled: Sequence[int], begin: int, end: int) -> bool:
    return any(begin < place <= end for place in settled)


def _turns(text: str, settled: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Return from where to where something is settled: up to a turn in its sentence, or one that opens the next."""
    for sentence in _SENTENCE.finditer(text):
        start, stop = sentence.span()
        done = next((place for place in settled if start < place <= stop), None)
        if done is None:
            continue
        if turn := TURN.search(text, done, stop):
            yield start, turn.start()
        elif EMPHASIS.match(text, stop + 1):
            yield start, stop + 1


def _writer(phrases: Phrases) -> re.Pattern[str]:
    """Return the pattern for who writes: 我们…公司 at the start of a clause, or …企业 as the whole of it."""
    if not phrases.writer_ends or not phrases.writer:
        return _NEVER
    name = _name(phrases.writer_ends)
    return re.compile(rf"(?:{_either(phrases.writer)}){name}|{name}$")


def _opening(phrases: Phrases) -> re.Pattern[str]:
    """Return the pattern for a trade at the beginning of a text: 某食品公司反映, 灭菌厂的排污许可证."""
    if not phrases.opening_ends:
        return _NEVER
    return re.compile(rf"{_name(phrases.opening_ends)}(?={LEADS})")


def _name(ends: Sequence[str]) -> str:
    """Return the pattern for a name that ends so; a look at the first characters of the ends spares many tries."""
    first = "".join(sorted({end[0] for end in fold_words(ends) if end}))
    return rf"[^{_OTHERS}]{{0,{NAME_LENGTH}}}?(?=[{re.escape(first)}])(?:{_either(ends)})"


def _within_a_clause(phrases: Iterable[str]) -> list[str]:
    """Return the phrases in one spelling, without those that cross the border of a clause, which never match."""
    folded = dict.fromkeys(fold_words(phrases))
    return [phrase for phrase in folded if phrase and not any(border in phrase for border in _BORDERS)]


def _either(phrases: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(fold_words(phrases), key=len, reverse=True)))
