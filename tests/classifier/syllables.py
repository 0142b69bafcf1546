"""Writes the table of syllables anew from pypinyin: `python -m tests.classifier.syllables`."""

import os
import unicodedata

from bot.classifier.syllables import FILE, Readings, written

SECTIONS = range(0xA1, 0xF8)  # of GB 2312: what two bytes of this range spell


def usual() -> list[str]:
    """Return the characters of GB 2312."""
    pairs = (bytes((first, second)) for first in SECTIONS for second in range(0xA1, 0xFF))
    spelt = (pair.decode("gb2312", "ignore") for pair in pairs)
    return sorted(character for character in spelt if unicodedata.name(character[:1] or " ").startswith("CJK UNIFIED"))


def readings() -> dict[str, Readings]:
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")  # single characters will do
    from pypinyin.constants import PINYIN_DICT  # noqa: PLC0415  # see above

    said = {character: PINYIN_DICT[ord(character)].split(",") for character in usual()}
    return {character: tuple(dict.fromkeys(map(_plain, toned))) for character, toned in said.items()}


def _plain(toned: str) -> str:
    letters = unicodedata.normalize("NFD", toned.replace("ü", "v"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("v", "ü")


if __name__ == "__main__":
    FILE.write_text(written(readings()), "utf-8", newline="\n")
