"""The words of the pack: what a word says, and how a clause speaks."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Level(StrEnum):
    """How much a word says about where an appeal belongs."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"


class Word(NamedTuple):
    """A word of a dictionary; it does not count where it stands inside one of the `excluded` phrases."""

    text: str
    level: Level
    excluded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Local:
    """What makes an appeal a local matter: words that count for the 州市 named, and names that name none."""

    words: tuple[Word, ...] = ()
    not_places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrases:
    """How a clause speaks: of the writer, of something settled, of what is wanted, of what can't wait."""

    intro: tuple[str, ...] = ()
    writer: tuple[str, ...] = ()
    writer_ends: tuple[str, ...] = ()
    background: tuple[str, ...] = ()
    request: tuple[str, ...] = ()
    opening_ends: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    urgent: tuple[str, ...] = ()  # a matter that can't wait; a person decides
