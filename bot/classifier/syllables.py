"""How the usual characters are read in pinyin, without tones, after pypinyin's table (MIT).

The characters are those of GB 2312. `python -m tests.classifier.syllables` writes the file anew.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("syllables.txt")

Readings = tuple[str, ...]  # the most usual first


def written(readings: Mapping[str, Readings]) -> str:
    """Return the readings of characters as text of the file: a line has readings, and all characters that have them."""
    characters: dict[Readings, str] = {}
    for character, said in readings.items():
        characters[said] = characters.get(said, "") + character
    return "".join(f"{','.join(said)}\t{alike}\n" for said, alike in sorted(characters.items()))


@cache
def _table() -> Mapping[int, Readings]:
    """Read the file when the first word is asked for that is written unusually: it takes a megabyte."""
    table: dict[int, Readings] = {}
    for line in FILE.read_text("utf-8").splitlines():
        said, characters = line.split("\t")
        table.update(dict.fromkeys(map(ord, characters), tuple(said.split(","))))
    return table


def sounds_of(character: str) -> Readings:
    """Return how a character is read; nothing for what is none, or is rare."""
    return _table().get(ord(character), ())


@cache
def known() -> frozenset[str]:
    """Return all syllables of pinyin that the usual characters have."""
    return frozenset(sound for said in _table().values() for sound in said)
