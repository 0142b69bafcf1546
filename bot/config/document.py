"""Reads one TOML file of a pack, hands out its tables, and reports those that nobody asked for."""

from collections.abc import Iterator
from pathlib import Path

import tomli

from bot.config.source import Problem, Source
from bot.config.table import Table


class Document:
    def __init__(self, folder: Path, name: str, problems: list[Problem]) -> None:
        self._source = Source.read(folder, name, problems)
        self._values = self._parse()
        self._known: set[str] = set()
        self._tables: list[Table] = []

    def top(self) -> Table:
        """Return the keys that stand before any [header]."""
        values = {key: value for key, value in self._values.items() if not _is_table(value)}
        self._known |= values.keys()
        return self._hand_out(values)

    def table(self, name: str) -> Table:
        self._known.add(name)
        value = self._values.get(name)
        if isinstance(value, dict):
            return self._hand_out(value, name)
        self._miss(f"[{name}] is missing; expected a table of that name")
        return Table(self._source, {}, mute=True)

    def optional_table(self, name: str) -> Table:
        """Return the table, or an empty one if the file has none of this name."""
        return self.table(name) if name in self._values else Table(self._source, {}, mute=True)

    def tables(self, name: str) -> Iterator[Table]:
        """Yield each [[name]]; there must be at least one."""
        self._known.add(name)
        found = self._values.get(name)
        if isinstance(found, list) and _is_table(found):
            for index, value in enumerate(found):
                yield self._hand_out(value, name, index)
        else:
            self._miss(f"[[{name}]] is missing; expected at least one")

    def done(self) -> None:
        """Report the keys and tables that nobody asked for."""
        for table in self._tables:
            table.done()
        for name in self._values.keys() - self._known:
            line = self._source.header(name) if _is_table(self._values[name]) else self._source.line(1, name)
            self._source.report(line, f"{name} is not known here; expected {', '.join(sorted(self._known))}")

    def _hand_out(self, values: dict[str, object], name: str = "", index: int = 0) -> Table:
        table = Table(self._source, values, name, index, mute=self._source.broken)
        self._tables.append(table)
        return table

    def _miss(self, problem: str) -> None:
        if not self._source.broken:
            self._source.report(1, problem)

    def _parse(self) -> dict[str, object]:
        try:
            return tomli.loads(self._source.text)
        except tomli.TOMLDecodeError as error:
            self._source.broken = True
            self._source.report(error.lineno, f"this is not valid TOML: {error.msg[0].lower()}{error.msg[1:]}")
            return {}


def _is_table(value: object) -> bool:
    if isinstance(value, list):
        return bool(value) and all(isinstance(item, dict) for item in value)
    return isinstance(value, dict)
