"""How the usual characters are read in pinyin, without tones, after pypinyin's table (MIT).

The characters are those of GB 2312. `python -m tests.classifier.syllables` writes the file anew.
"""

from array import array
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from sys import intern
from typing import NamedTuple

from bot.classifier.folding import FIRST, LAST

FILE = Path(__file__).with_name("syllables.txt")
SPAN = ord(LAST) - ord(FIRST) + 1  # ideographs

Readings = tuple[str, ...]  # the most usual first


def written(readings: Mapping[str, Readings]) -> str:
    """Return the readings of characters as text of the file: a line has readings, and all characters that have them."""
    characters: dict[Readings, str] = {}
    for character, said in readings.items():
        characters[said] = characters.get(said, "") + character
    return "".join(f"{','.join(said)}\t{alike}\n" for said, alike in sorted(characters.items()))


class _Table(NamedTuple):
    """All readings, and for each ideograph the number of its own, so that seven thousand take little memory."""

    readings: Sequence[Readings]
    number: Sequence[int]


@cache
def _table() -> _Table:
    """Read the file when the first word is asked for that is written unusually."""
    readings, number = list[Readings]([()]), array("H", bytes(2 * SPAN))
    for line in FILE.read_text("utf-8").splitlines():
        said, characters = line.split("\t")
        for character in characters:
            number[ord(character) - ord(FIRST)] = len(readings)
        readings.append(tuple(map(intern, said.split(","))))
    return _Table(readings, number)


def sounds_of(character: str) -> Readings:
    """Return how a character is read; nothing for what is none, or is rare."""
    table = _table()
    return table.readings[table.number[ord(character) - ord(FIRST)]] if FIRST <= character <= LAST else ()


@cache
def known() -> frozenset[str]:
    """Return all syllables of pinyin that the usual characters have."""
    return frozenset(sound for said in _table().readings for sound in said)
