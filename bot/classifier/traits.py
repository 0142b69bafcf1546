"""Defines what a text is compared by: its words, and the matters that it names.

They are stored as one line and weighed when needed.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from sys import intern
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from bot.classifier.folding import fold_word, fold_words
from bot.classifier.matching import automaton_of_all
from bot.classifier.mining import words
from bot.classifier.telling import UNHEARD
from bot.config.likeness import Likeness, Matter
from bot.config.pack import Pack

MOST = 24  # words of a text that are weighed
LONGEST = 1000  # characters of a text that are looked at
HINT, ENOUGH, CAP = 0.5, 1.0, 3.0  # what a hint is worth beside a name; when a matter counts, and how much at most
MARK, WORTH = "#", ":"  # before a matter's name and after it, in a kept line
KNOWN = MARK  # stands in a vector when the text names any matter
SAME_MATTER, OTHER_MATTER = 0.25, 0.1  # what naming the same matter adds to likeness, naming others takes away

Vector = Mapping[str, float]
_AGREED, _KNOWN = math.sqrt(SAME_MATTER + OTHER_MATTER), math.sqrt(OTHER_MATTER)


class Naming(NamedTuple):
    """A word that names a matter or hints at it."""

    matter: str
    worth: float


class Traits:
    """Reads texts into lines, and weighs lines into vectors, by a pack's words."""

    def __init__(self, likeness: Likeness, places: Iterable[str] = ()) -> None:
        self._telling = likeness.telling
        self._places = frozenset(places)  # the same matter elsewhere is the same matter
        self._naming = _naming(likeness.matters)
        self._words = tuple(self._naming)
        self._find = _finder(self._words)
        self._weighed = tuple(word for word in likeness.telling if len(word) > 1 and word not in self._places)
        self._find_weighed = _finder(self._weighed)

    @classmethod
    def of(cls, pack: Pack) -> "Traits":
        named = (name for place in pack.places for name in (place.name, place.region, *place.aliases, *place.counties))
        return cls(pack.likeness, fold_words(named))

    def read(self, text: str) -> str:
        """Return the line that is stored for a text: its words and matters, separated by blanks."""
        folded = fold_word(text[:LONGEST])
        said = dict.fromkeys(word for word in words(folded) if word not in self._places)
        return " ".join((*said, *self._marks(folded)))

    def glance(self, text: str) -> str:
        """Return nearly the line that `read` returns, without cutting: the words that the pack weighs.

        It takes a twentieth of a millisecond, where a process that has not cut a text yet needs a second for the first.
        """
        folded = fold_word(text[:LONGEST])
        facts = dict.fromkeys(self._weighed[index] for index, _, _ in self._find_weighed(folded))
        return " ".join((*facts, *self._marks(folded)))

    def _marks(self, folded: str) -> Iterator[str]:
        return (f"{MARK}{name}{WORTH}{worth:g}" for name, worth in sorted(self._matters(folded).items()))

    def _matters(self, folded: str) -> dict[str, float]:
        """Add up who is named and hinted at; a hint inside a name of the same matter says nothing more."""
        named, found = {self._words[index] for index, _, _ in self._find(folded)}, dict[str, float]()
        for word in sorted(named):
            for matter, worth in self._naming[word]:
                if worth > HINT or not any(_holds(longer, word, self._naming, matter) for longer in named):
                    found[matter] = min(CAP, found.get(matter, 0.0) + worth)
        return {matter: worth for matter, worth in found.items() if worth >= ENOUGH}

    def weigh(self, line: str) -> Vector:
        """Return a line as a vector: words of length one, and the matters as much as they count beside them."""
        parts = line.split()
        said = sorted(((self._worth(part), intern(part)) for part in parts if not part.startswith(MARK)), reverse=True)
        vector = _unit({word: worth for worth, word in said[:MOST] if worth})
        matters = (part.rpartition(WORTH) for part in parts if part.startswith(MARK))
        if named := {intern(name): float(worth) for name, _, worth in matters}:
            vector |= {name: _AGREED * worth for name, worth in _unit(named).items()} | {KNOWN: _KNOWN}
        return vector

    def _worth(self, word: str) -> float:
        return self._telling.get(word, UNHEARD)


def alike(vector: Vector, other: Vector) -> float:
    """Return how alike two texts are; of the sums of two groups' vectors it is the sum over all their pairs."""
    if len(vector) > len(other):
        vector, other = other, vector
    get = other.get
    return sum([worth * get(word, 0.0) for word, worth in vector.items()]) - 2 * vector.get(KNOWN, 0.0) * get(
        KNOWN, 0.0
    )


def _unit(worths: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(worth * worth for worth in worths.values())) or 1.0
    return {word: worth / length for word, worth in worths.items()}


def _naming(matters: Iterable[Matter]) -> dict[str, list[Naming]]:
    found: dict[str, list[Naming]] = {}
    for matter in matters:
        says = fold_words(matter.says)
        for word, worth in {**dict.fromkeys(fold_words(matter.hints), HINT), **dict.fromkeys(says, 1.0)}.items():
            found.setdefault(word, []).append(Naming(matter.name, worth))
    return found


def _holds(longer: str, word: str, naming: Mapping[str, list[Naming]], matter: str) -> bool:
    return (
        longer != word
        and word in longer
        and any(item.matter == matter and item.worth > HINT for item in naming[longer])
    )


def _finder(given: tuple[str, ...]) -> Callable[[str], list[tuple[int, int, int]]]:
    found: AhoCorasick = automaton_of_all(given)
    return lambda text: found.find_matches_as_indexes(text, overlapping=True)
