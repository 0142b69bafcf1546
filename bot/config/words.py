"""Defines words of the pack: how much a word says about a label, and phrases that say what a clause is about."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Level(StrEnum):
    """How much a word says about which label an appeal has."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"


class Word(NamedTuple):
    """A word of a dictionary; it does not count inside the `excluded` phrases."""

    text: str
    level: Level
    excluded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Local:
    """What makes an appeal a local matter.

    Words count for the 州市 that is named; `not_places` look like a name and are none.
    """

    words: tuple[Word, ...] = ()
    not_places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases that tell what a clause is about: the writer, something settled, a request, or something urgent."""

    intro: tuple[str, ...] = ()
    writer: tuple[str, ...] = ()
    writer_ends: tuple[str, ...] = ()
    background: tuple[str, ...] = ()
    request: tuple[str, ...] = ()
    opening_ends: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    everyday: tuple[str, ...] = ()  # words that say nothing, so that no other is read across their borders
    urgent: tuple[str, ...] = ()  # a matter that can't wait; a person decides
