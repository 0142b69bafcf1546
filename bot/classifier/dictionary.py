"""What each word is worth to each label: written levels become weights once, when the program starts."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from bot.classifier.folding import fold_each, fold_words
from bot.config.pack import Department
from bot.config.words import Level, Word

WEIGHTS: Mapping[Level, float] = {Level.STRONG: 2.0, Level.MEDIUM: 1.0, Level.WEAK: 0.4}
HINT = 1.0  # a department that the text names: enterprises often name the wrong one
LENGTH_STEP = 0.15
LONGEST = 6
LENGTHS = tuple(1 + LENGTH_STEP * (length - 2) for length in range(LONGEST + 1))

Weights = Mapping[str, Mapping[str, float]]  # what a word is worth to each label


class Use(NamedTuple):
    """A word's worth to one label, but not inside the phrases."""

    label: str
    weight: float
    excluded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dictionary:
    uses: Mapping[str, tuple[Use, ...]]

    @classmethod
    def of(cls, departments: Iterable[Department]) -> "Dictionary":
        return cls.build((department.name, word) for department in departments for word in _all_words(department))

    @classmethod
    def build(cls, entries: Iterable[tuple[str, Word | str]]) -> "Dictionary":
        """Weigh each word by level and length, and less the more labels share it."""
        by_word: dict[str, dict[str, Word | str]] = {}
        given = list(entries)
        written = [entry if isinstance(entry, str) else entry.text for _, entry in given]
        for word, text, (label, entry) in zip(written, fold_each(written), given, strict=True):
            by_word.setdefault(word if word == text else text, {}).setdefault(label, entry)
        uses = _Uses()
        return cls({text: uses.of(text, labels) for text, labels in by_word.items()})

    @property
    def labels(self) -> frozenset[str]:
        return frozenset(use.label for uses in self.uses.values() for use in uses)

    @property
    def weights(self) -> Weights:
        return {word: {use.label: use.weight for use in uses} for word, uses in self.uses.items()}

    def learned(self, weights: Weights) -> "Dictionary":
        """Put learned weights in the place of written ones, and add the words that only learning knows."""
        words = (*self.uses, *(word for word in weights if word not in self.uses))
        return Dictionary({word: _reweighed(self.uses.get(word, ()), weights.get(word, {})) for word in words})


def _reweighed(written: tuple[Use, ...], weights: Mapping[str, float]) -> tuple[Use, ...]:
    kept = [use._replace(weight=weights.get(use.label, use.weight)) for use in written]
    known = {use.label for use in written}
    return (*kept, *(Use(label, weight) for label, weight in weights.items() if label not in known))


def _all_words(department: Department) -> Iterable[Word | str]:
    return (*department.words, department.name, *department.aliases, *department.former)


class _Uses:
    """Makes what is alike once: a pack has ten thousand words of few labels, levels and lengths."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, Level | None, int], tuple[Use, ...]] = {}

    def of(self, text: str, labels: Mapping[str, Word | str]) -> tuple[Use, ...]:
        if len(labels) == 1:  # nearly all
            [(label, entry)] = labels.items()
            if isinstance(entry, str) or not entry.excluded:
                return self._plain(label, entry, min(LONGEST, len(text)))
        shared = math.sqrt(len(labels))
        return tuple([_use(label, entry, len(text), shared) for label, entry in labels.items()])

    def _plain(self, label: str, entry: Word | str, length: int) -> tuple[Use, ...]:
        like = (label, None, 0) if isinstance(entry, str) else (label, entry.level, length)
        if like not in self._made:
            self._made[like] = (_use(label, entry, length, 1.0),)
        return self._made[like]


def _use(label: str, entry: Word | str, length: int, shared: float) -> Use:
    if isinstance(entry, str):
        return Use(label, HINT / shared)
    weight = WEIGHTS[entry.level] * LENGTHS[min(LONGEST, length)] / shared
    return Use(label, weight, fold_words(entry.excluded) if entry.excluded else ())
