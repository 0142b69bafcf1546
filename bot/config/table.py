"""Reads one table of a pack's file key by key, checks types, and notes mistakes with their line."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TypeVar

from bot.config.problems import Fault, Rule
from bot.config.source import Source
from bot.config.words import Level, Word

T = TypeVar("T")
_made = tuple.__new__  # of a named tuple: half of a call, and there are thousands

_SAID: dict[type, str] = {
    str: "text in quotes",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    list: "a list in [ ]",
    time: "a time such as 08:30:00",
    date: "a date such as 2025-01-22",
    datetime: "a date and time such as 2025-01-22T09:00:00",
}
_WORD = '"…" or { word = "…", not = ["longer text"] }'


@dataclass
class Table:
    """Reads the values of one table; one that can't be used is reported and replaced by a harmless one."""

    source: Source
    values: dict[str, object]
    name: str = ""  # of its [header]; none for the keys before the first
    index: int = 0  # among those of the same name
    mute: bool = False  # the whole table or file was reported already
    _known: set[str] = field(default_factory=set)

    def report(self, key: str, problem: str, value: str | None = None, rule: Rule | None = None) -> None:
        if not self.mute:
            start = self.source.header(self.name, self.index)
            self.source.report(self.source.line(start, key, value), problem, rule)

    def maybe(self, key: str, kind: type[T]) -> T | None:
        """Return the value if it is there and of this type."""
        self._known.add(key)
        value = self.values.get(key)
        if kind is float and type(value) is int:
            value = float(value)
        if value is None or type(value) is kind:
            return value
        self.report(key, f"{key} is {_shown(value)}; expected {_SAID[kind]}")
        return None

    def need(self, key: str, kind: type[T], instead: T) -> T:
        if key not in self.values:
            self.report("", f"{key} is missing; expected {_SAID[kind]}")
        value = self.maybe(key, kind)
        return instead if value is None else value

    def text(self, key: str) -> str:
        value = self.need(key, str, "?").strip()
        if not value:
            self.report(key, f"{key} is empty; expected text in quotes", rule=Rule(Fault.EMPTY, key))
        return value

    def number(self, key: str, low: int = 0, high: int = 10_000) -> int:
        value = self.need(key, int, low)
        if not low <= value <= high:
            expected = f"expected a whole number from {low} to {high}"
            self.report(key, f"{key} is {value}; {expected}", rule=Rule(Fault.RANGE, key, low, high))
        return value

    def share(self, key: str) -> float:
        value = self.need(key, float, 0.0)
        if not 0 <= value <= 1:
            rule = Rule(Fault.RANGE, key, 0, 1)
            self.report(key, f"{key} is {value}; expected a number from 0 to 1", rule=rule)
        return value

    def flag(self, key: str) -> bool:
        return bool(self.maybe(key, bool))

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, each once; an absent key is an empty list."""
        found: list[str] = []
        for item in self.maybe(key, list) or []:
            if isinstance(item, str) and item.strip():
                found.append(item.strip())
            else:
                self.report(key, f"{key} holds {_shown(item)}; expected text in quotes")
        for item, times in Counter(found).items():
            if times > 1:
                rule = Rule(Fault.TWICE, key)
                self.report(key, f"“{item}” stands in {key} {times} times; keep one", item, rule)
        return tuple(dict.fromkeys(found))

    def phrases(self, key: str) -> tuple[str, ...]:
        """Return a list of texts of two characters or more."""
        return tuple(item for item in self.texts(key) if self._can_match(key, item))

    def days(self, key: str) -> frozenset[date]:
        found = self.maybe(key, list) or []
        for item in found:
            if type(item) is not date:
                self.report(key, f"{key} holds {_shown(item)}; expected {_SAID[date]}")
        return frozenset(item for item in found if type(item) is date)

    def words(self) -> tuple[Word, ...]:
        """Return the words under the keys strong, medium and weak; a word stands under one of them, once."""
        found = [word for level in Level for word in self._level(level)]
        if len({word[0] for word in found}) == len(found):
            return tuple(found)
        last = {word.text: word for word in found}
        for text, times in Counter(word.text for word in found).items():
            if times > 1:
                self.report(last[text].level, f"the word “{text}” stands here {times} times; keep one", text)
        return tuple(found)

    def done(self) -> None:
        """Report the keys that nobody asked for."""
        for key in self.values.keys() - self._known:
            self.report(key, f"{key} is not known here; expected one of {', '.join(sorted(self._known))}")

    def _level(self, level: Level) -> list[Word]:
        found: list[Word] = []
        for item in self.maybe(level, list) or []:
            if type(item) is str and len(item) > 1 and item.isalnum():  # nearly always, and then quickly
                found.append(_made(Word, (item, level, ())))
            else:
                found += self._checked(level, item)
        return found

    def _checked(self, level: Level, item: object) -> Iterator[Word]:
        if not isinstance(item, str):
            yield from self._with_contexts(level, item)
        elif self._can_match(level, item):
            yield Word(item, level)

    def _with_contexts(self, level: Level, item: object) -> Iterator[Word]:
        match item:
            case {"word": str(text), "not": [*excluded], **rest} if not rest:
                if self._can_match(level, text) and all(self._can_exclude(level, text, e) for e in excluded):
                    yield Word(text, level, tuple(excluded))
            case _:
                self.report(level, f"{level} holds {_shown(item)}; expected {_WORD}")

    def _can_exclude(self, key: str, text: str, phrase: object) -> bool:
        if isinstance(phrase, str) and text in phrase and text != phrase:
            return True
        self.report(key, f"{_shown(phrase)} can't keep “{text}” out; expected a longer text that holds it", text)
        return False

    def _can_match(self, key: str, text: str) -> bool:
        if len(text) > 1 and (text.isalnum() or text == "".join(text.split())):
            return True
        self.report(key, f"“{text}” can't be a word; expected two characters or more, no blanks", text)
        return False


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)
