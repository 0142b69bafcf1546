"""Reads a text as it sounds, where its letters decide nothing.

Words of the dictionary are recognised that somebody wrote with wrong characters of the same sound (营业只照), or in
pinyin (yingye zhizhao). Nothing is loaded before the first text that needs it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from itertools import islice, product
from typing import NamedTuple

from bot.classifier.matching import Match, automaton_of_all
from bot.classifier.pieces import BLANK, Pairs
from bot.classifier.syllables import known, sounds_of

READINGS = 2  # spellings of a word that are looked for, where its characters are read in several ways
FIRST_CODE = 0x80  # of the characters that stand for syllables; those of two bytes are found faster than others
NO_SYLLABLE = "\0"
SHORT = 2  # characters: so many words sound like one so short that its surroundings have to be looked at
BRIEF = 3  # characters: such a word has to sound exactly the same
NEVER_WRONG = frozenset(
    "的了没不有是在给我你他她它就也都还很要会能可以这那个一二三十上下里去来到得着过把被让和跟与及而且但又再才更最太多少大小好人事今么吗呢吧啊什怎几谁找等用做出年钱"
)
MANY = 1000  # words that are looked at together
LATIN = 6  # the longest syllable, in letters

_LETTERS = re.compile("[a-zü]+")
_PIECES = re.compile(r"[a-zü]+|.", re.DOTALL)
_BLURRED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ang", "an"), ("eng", "en"), ("ing", "in"))


class Syllable(NamedTuple):
    """What one syllable of a text stands for: its character, nothing for pinyin, and where it was written."""

    sounds: tuple[str, ...]
    character: str
    start: int
    end: int

    @property
    def code(self) -> str:
        return _code(_blurred(self.sounds[0])) if self.sounds else NO_SYLLABLE


class Alike(NamedTuple):
    """Where a text sounds like a word, what is wrong in it, and how many syllables are not the usual ones."""

    start: int
    end: int
    word: str
    wrong: tuple[int, ...]
    unusual: int


class _Codes(dict[int, str]):
    """Remembers the code of each character, so that a text without letters is turned into codes at once."""

    def __missing__(self, code: int) -> str:
        sounds = sounds_of(chr(code))
        self[code] = spelt = _code(_blurred(sounds[0])) if sounds else NO_SYLLABLE
        return spelt


_CODES = _Codes()


@lru_cache(maxsize=2)
def sounds_like(words: tuple[str, ...], vocabulary: tuple[str, ...] = ()) -> "Sounds":
    """Return how these words sound; those of the newest tables are remembered, since they take long to spell."""
    return Sounds(words, vocabulary)


class Spellings:
    """Finds what is spelt in codes of syllables like one of these words."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = list[str]()
        self._find: Callable[..., list[Match]] = automaton_of_all(self._spell(words)).find_matches_as_indexes

    def _spell(self, words: Iterable[str]) -> Iterator[str]:
        """Yield the spellings one by one, since all together take megabytes, and note whose they are."""
        for word in words:
            for spelling in _spellings(word):
                self._words.append(word)
                yield spelling

    def find(self, codes: str) -> Iterator[tuple[str, int, int]]:
        """Yield each word that is spelt, and where it starts and ends; they may overlap."""
        return ((self._words[index], start, end) for index, start, end in self._find(codes, overlapping=True))


class Sounds:
    """Knows how the words of a dictionary sound, and by a vocabulary which characters are strangers in their place."""

    def __init__(self, words: Sequence[str], vocabulary: Sequence[str] = ()) -> None:
        self._given, self._vocabulary = words, vocabulary

    @cached_property
    def _spelt(self) -> Spellings:
        return Spellings(word for word in self._given if len(word) >= SHORT)

    @cached_property
    def _pairs(self) -> Pairs:
        given = (BLANK.join(self._given[at : at + MANY]) for at in range(0, len(self._given), MANY))
        return Pairs((*self._vocabulary, *given) if self._vocabulary else ())

    def mended(self, text: str, known: Callable[[], Iterable[tuple[int, int]]] = list) -> str:
        """Return the folded text with the words that it sounds like, the longest first; itself, if there are none.

        `known` finds the spans of the words that stand in it: what belongs to one of them is written well. It is asked
        if something sounds like a word.
        """
        is_pinyin = any(map(_parted, _LETTERS.findall(text)))
        alike = [*(self._alike_letters(text) if is_pinyin else self._alike_characters(text))]
        if not alike:
            return text
        well = {place for start, end in known() for place in range(start, end)}
        parts, taken = dict[int, tuple[int, str]](), set[int]()
        for start, end, word, wrong, _ in sorted(alike, key=lambda match: (match.start - match.end, match.unusual)):
            if well.isdisjoint(wrong) and taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                parts[start] = (end, word)
        return _joined(text, parts)

    def _alike_characters(self, text: str) -> Iterator[Alike]:
        """Yield the words that characters sound like; most that are found stand there as they are."""
        spelt = self._spelt.find(text.translate(_CODES))
        unlike = [(word, start, end) for word, start, end in spelt if text[start:end] != word]
        joints = self._pairs.joints(text) if unlike else b""
        for word, start, end in unlike:
            if len(word) == SHORT and any(joints[start : end + 1]):
                continue
            said = text[start:end]
            if (wrong := _wrong(word, said)) is not None:
                unusual = sum(sounds_of(said[at])[:1] != sounds_of(word[at])[:1] for at in wrong)
                yield Alike(start, end, word, tuple([start + at for at in wrong]), unusual)

    def _alike_letters(self, text: str) -> Iterator[Alike]:
        """Yield the words that characters or syllables of pinyin sound like."""
        syllables, joints = list(_syllables(text)), self._pairs.joints(text)
        for word, start, end in self._spelt.find("".join(syllable.code for syllable in syllables)):
            said = syllables[start:end]
            wrong = _wrong(word, [syllable.character for syllable in said])
            first, behind = said[0].start, said[-1].end
            if wrong is not None and not (wrong and len(word) == SHORT and any(joints[first : behind + 1])):
                pairs = zip(said, word, strict=True)
                unusual = sum(syllable.sounds[:1] != sounds_of(character)[:1] for syllable, character in pairs)
                yield Alike(first, behind, word, tuple([said[at].start for at in wrong]), unusual)


def _joined(text: str, parts: dict[int, tuple[int, str]]) -> str:
    at, joined = 0, list[str]()
    for start, (end, word) in sorted(parts.items()):
        joined += [text[at:start], word]
        at = end
    return "".join([*joined, text[at:]])


def _wrong(word: str, said: Sequence[str]) -> list[int] | None:
    """Return which characters are wrong if the word is meant: more are right than wrong. Pinyin is never wrong."""
    if not all(said):
        return []
    wrong = [at for at, character in enumerate(word) if said[at] != character]
    if not wrong or len(wrong) * 2 > len(word):
        return None
    doubted = range(len(word)) if len(word) == SHORT else wrong
    if any(said[at] in NEVER_WRONG for at in doubted):
        return None
    return wrong if len(word) > BRIEF or all(_sound_alike(said[at], word[at]) for at in wrong) else None


def _sound_alike(character: str, other: str) -> bool:
    return not set(sounds_of(character)).isdisjoint(sounds_of(other))


def _spellings(word: str) -> Iterable[str]:
    """Return the word in codes; in none if one of its characters has no sound that is known."""
    ways = [*map(_ways, word)]
    return islice(map("".join, product(*ways)), READINGS)


@cache
def _ways(character: str) -> str:
    """Return the codes of a character, one for each sound."""
    return "".join(dict.fromkeys(_code(_blurred(sound)) for sound in sounds_of(character)))


def _syllables(text: str) -> Iterator[Syllable]:
    for piece in _PIECES.finditer(text):
        said, start = piece[0], piece.start()
        if len(said) == 1 and said not in known():
            yield Syllable(sounds_of(said), said, start, piece.end())
            continue
        parts = _parted(said)
        if parts is None:
            yield Syllable((), said, start, piece.end())
        for part in parts or ():
            yield Syllable((part,), "", start, start + len(part))
            start += len(part)


def _parted(letters: str) -> tuple[str, ...] | None:
    """Part letters into the fewest syllables of pinyin; None: they are no pinyin."""
    best: list[tuple[str, ...] | None] = [()]
    for end in range(1, len(letters) + 1):
        ways = [
            (*before, letters[start:end])
            for start in range(max(0, end - LATIN), end)
            if (before := best[start]) is not None and letters[start:end] in known()
        ]
        best.append(min(ways, key=len, default=None))
    return best[-1]


def _blurred(sound: str) -> str:
    """What many don't tell apart counts as the same: zh and z, ang and an."""
    for clear, blurred in _BLURRED:
        sound = sound.replace(clear, blurred)
    return sound


@cache
def _code(sound: str) -> str:
    """Return the character that stands for a syllable."""
    return chr(FIRST_CODE + _numbers().setdefault(sound, len(_numbers())))


@cache
def _numbers() -> dict[str, int]:
    return {}
