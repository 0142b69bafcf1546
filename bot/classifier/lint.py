"""Lists misleading words of a dictionary.

They match often across the border of two words, or are strong and often wrong.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from bot.classifier.borders import borders, surely_straddles
from bot.classifier.dictionary import Dictionary
from bot.classifier.evaluate import Labelled, Rate
from bot.classifier.folding import fold_word
from bot.classifier.matching import Matcher
from bot.classifier.scoring import Scorer
from bot.config.pack import Pack
from bot.config.words import Level

LEAST, SHARE = 2, 0.3  # times, and of all times that a word is seen
AROUND = 4  # characters shown on each side
HITS, RIGHT = 4, 0.6  # texts that a strong word must stand in to be judged, and the least share it must be right in


class Straddling(NamedTuple):
    """A word that matched across a border in `times` of `of` cases, with an example."""

    word: str
    times: int
    of: int
    example: str


class Across(NamedTuple):
    """How many matches stand across a border for certain, and the words that often do."""

    rate: Rate
    words: list[Straddling]


def straddling(dictionary: Dictionary, texts: Iterable[str]) -> Across:
    """Return the words that match across borders in these texts, the most frequent first; jieba finds the borders.

    Words that are worth nothing are not counted.
    """
    matcher, seen, across = Matcher(dictionary.uses), Counter[str](), Counter[str]()
    examples: dict[str, str] = {}
    for text in map(fold_word, texts):
        ends = borders(text)
        for index, start, end in matcher.find(text):
            word = matcher.words[index]
            if not dictionary.uses[word]:
                continue
            seen[word] += 1
            if surely_straddles(text, ends, start, end):
                across[word] += 1
                examples.setdefault(word, text[max(start - AROUND, 0) : end + AROUND])
    often = (word for word, times in across.items() if times >= LEAST and times >= SHARE * seen[word])
    found = [Straddling(word, across[word], seen[word], examples[word]) for word in often]
    return Across(Rate(across.total(), seen.total()), sorted(found, key=lambda item: (-item.times, item.word)))


class Unspecific(NamedTuple):
    """A strong word, with the share of its texts that its department took or assisted in."""

    word: str
    department: str
    rate: Rate


def unspecific(pack: Pack, rows: Iterable[Labelled]) -> list[Unspecific]:
    """Return the strong words that should have a lower level by these texts, the most frequent first."""
    scorer = Scorer(Dictionary.of(pack.departments))
    words = ((department.name, word) for department in pack.departments for word in department.words)
    strong = {(fold_word(word.text), name) for name, word in words if word.level is Level.STRONG}
    heard, right = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for labelled in rows:
        said = {(word, use.label) for _, word, uses in scorer.hits(fold_word(labelled.text)) for use in uses} & strong
        heard.update(said)
        right.update(pair for pair in said if pair[1] in (labelled.lead, *labelled.assisting))
    wrong = (pair for pair, times in heard.items() if times >= HITS and right[pair] < RIGHT * times)
    found = [Unspecific(*pair, Rate(right[pair], heard[pair])) for pair in wrong]
    return sorted(found, key=lambda item: (-item.rate.of, item.word))
