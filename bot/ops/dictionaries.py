"""Reads dictionaries from files.

They are TOML as in the pack, or JSON as {department: {strong: […], medium: […], aliases: […]}}.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from bot.classifier.dictionary import Dictionary
from bot.config import textfile
from bot.config.loader import load_departments
from bot.config.source import PackError, Problem
from bot.config.words import Level, Word

NAMES = ("aliases", "former")
SHOWN = 40  # characters of a wrong value
Entry = tuple[str, Word | str]


def words_of(file: Path) -> Dictionary:
    """Return the dictionary; raise PackError with the wrong line."""
    return _Json(file).dictionary() if file.suffix.lower() == ".json" else Dictionary.of(load_departments(file))


class _Json:
    def __init__(self, file: Path) -> None:
        self._file, self._text = file, textfile.read(file)

    def dictionary(self) -> Dictionary:
        entries = list(self._entries())
        usable = [(label, word) for label, word in entries if len(word if isinstance(word, str) else word.text) > 1]
        if len(usable) < len(entries):
            print(f"{self._file}: {len(entries) - len(usable)} words of one character are left out", file=sys.stderr)
        if not any(isinstance(word, Word) for _, word in usable):
            raise self._wrong("there is no word in it; expected some under strong, medium or weak")
        return Dictionary.build(usable)

    def _entries(self) -> Iterator[Entry]:
        for label, table in self._object(self._parsed()).items():
            words = self._object(table, label)
            for level in Level:
                yield from ((label, Word(word, level)) for word in self._list(words.get(level, []), level))
            for key in NAMES:
                yield from ((label, name) for name in self._list(words.get(key, []), key))
            yield label, label

    def _parsed(self) -> object:
        try:
            return json.loads(self._text)
        except json.JSONDecodeError as error:
            raise PackError(Problem(str(self._file), error.lineno, "this is not valid JSON")) from None

    def _object(self, value: object, key: str = "") -> dict[str, object]:
        if isinstance(value, dict):
            return value
        raise self._wrong(f"{key or 'the file'} is {_shown(value)}; expected an object in {{ }}", key)

    def _list(self, value: object, key: str) -> list[str]:
        if not isinstance(value, list):
            raise self._wrong(f"{key} is {_shown(value)}; expected a list in [ ]", key)
        for item in value:
            if not isinstance(item, str) or not item.strip():
                raise self._wrong(f"{key} holds {_shown(item)}; expected text in quotes", key)
        return value

    def _wrong(self, problem: str, key: str = "") -> PackError:
        place = self._text.find(json.dumps(key, ensure_ascii=False)) if key else 0
        return PackError(Problem(str(self._file), self._text.count("\n", 0, max(place, 0)) + 1, problem))


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)[:SHOWN]
