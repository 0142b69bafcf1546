"""Holds what each word is worth to each label.

The levels written in the pack become weights when the program starts.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from bot.classifier.folding import fold_each, fold_words
from bot.config.base import Base
from bot.config.pack import Department, Pack
from bot.config.words import Level, Word

WEIGHTS: Mapping[Level, float] = {Level.STRONG: 2.0, Level.MEDIUM: 1.0, Level.WEAK: 0.4}
HINT = 1.0  # a department that the text names: enterprises often name the wrong one
LENGTH_STEP = 0.15
LONGEST = 6
REMEMBERED = 10_000  # worths
LENGTHS = tuple(1 + LENGTH_STEP * (length - 2) for length in range(LONGEST + 1))

Weights = Mapping[str, Mapping[str, float]]  # what a word is worth to each label


class Use(NamedTuple):
    """The worth of a word to one label; it does not count inside the excluded phrases."""

    label: str
    weight: float
    excluded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dictionary:
    """All words with their weights.

    Of written words the longest match counts; words that only learning added also count inside and across others.
    """

    uses: Mapping[str, tuple[Use, ...]]
    added: Mapping[str, tuple[Use, ...]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, departments: Iterable[Department], base: Base | None = None, everyday: Iterable[str] = ()
    ) -> "Dictionary":
        """Weigh the words of the departments, and those of a base table that no department has.

        Everyday words are worth nothing; they only keep a word from being read across their borders, 家政 in 国家政策.
        """
        written = cls.build((department.name, word) for department in departments for word in _all_words(department))
        nothing = dict.fromkeys(fold_words(everyday), tuple[Use, ...]())
        return cls({**nothing, **_based(base or {}), **written.uses})

    @classmethod
    def of_pack(cls, pack: Pack) -> "Dictionary":
        return cls.of(pack.departments, pack.base, pack.phrases.everyday)

    @classmethod
    def build(cls, entries: Iterable[tuple[str, Word | str]]) -> "Dictionary":
        """Weigh each word by level and length, and less if more labels share it."""
        given = list(entries)
        folded = fold_each([entry if isinstance(entry, str) else entry.text for _, entry in given])
        weighed, shared = dict[str, tuple[Use, ...]](), dict[str, dict[str, tuple[Use, ...]]]()
        for text, (label, entry) in zip(folded, given, strict=True):
            uses = _alone(label, entry, len(text))
            first = weighed.setdefault(text, uses)
            if first is not uses and first[0].label != label:
                shared.setdefault(text, {first[0].label: first}).setdefault(label, uses)
        weighed.update((text, _shared(labels)) for text, labels in shared.items())
        return cls(weighed)

    @property
    def labels(self) -> tuple[str, ...]:
        """Return all labels, in the order of their words."""
        alike = {
            id(uses): uses for words in (self.uses, self.added) for uses in words.values()
        }  # most words share them
        return tuple(dict.fromkeys([use.label for uses in alike.values() for use in uses]))

    @property
    def weights(self) -> Weights:
        given = (*self.added.items(), *self.uses.items())
        return {word: {use.label: use.weight for use in uses} for word, uses in given}

    def learned(self, weights: Weights) -> "Dictionary":
        """Replace written weights by learned ones, and add the words that only learning knows."""
        written = {word: _reweighed(uses, weights.get(word, {})) for word, uses in self.uses.items()}
        fresh = {
            word: _reweighed(self.added.get(word, ()), item) for word, item in weights.items() if word not in written
        }
        return Dictionary(written, {**self.added, **fresh})


def _based(base: Base) -> dict[str, tuple[Use, ...]]:
    """Return the uses of words; those that share their worths share them, too."""
    alike = {id(worths): worths for worths in base.values()}
    shared = {number: tuple([Use(*worth) for worth in worths.items()]) for number, worths in alike.items()}
    return {word: shared[id(worths)] for word, worths in base.items()}


def _reweighed(written: tuple[Use, ...], weights: Mapping[str, float]) -> tuple[Use, ...]:
    kept = [use._replace(weight=weights.get(use.label, use.weight)) for use in written]
    known = {use.label for use in written}
    return (*kept, *(Use(label, weight) for label, weight in weights.items() if label not in known))


def _all_words(department: Department) -> Iterable[Word | str]:
    return (*department.words, department.name, *department.aliases, *department.former)


def _alone(label: str, entry: Word | str, length: int) -> tuple[Use, ...]:
    return _made(label, None, (), 2) if isinstance(entry, str) else _made(label, entry.level, entry.excluded, length)


def _shared(labels: Mapping[str, tuple[Use, ...]]) -> tuple[Use, ...]:
    parts = math.sqrt(len(labels))
    return tuple([use._replace(weight=use.weight / parts) for uses in labels.values() for use in uses])


@lru_cache(REMEMBERED)
def _made(label: str, level: Level | None, excluded: tuple[str, ...], length: int) -> tuple[Use, ...]:
    """Return equal objects once, since a pack has ten thousand words of few labels, levels and lengths."""
    weight = WEIGHTS[level] * LENGTHS[min(length, LONGEST)] if level else HINT
    return (Use(label, weight, fold_words(excluded)),)
