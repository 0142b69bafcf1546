"""The text of one file of the pack, which finds the lines of mistakes in it."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bot.config import textfile
from bot.config.problems import PackError, Problem, Rule

__all__ = ["PackError", "Problem", "Source"]


@dataclass
class Source:
    """The text of one file. A `broken` one was reported as a whole, so nothing more is reported as missing."""

    name: str
    text: str
    problems: list[Problem]
    broken: bool = False

    @cached_property
    def _lines(self) -> list[str]:
        """Split only where something has to be reported."""
        return self.text.split("\n")

    @classmethod
    def read(cls, folder: Path, name: str, problems: list[Problem]) -> "Source":
        try:
            return cls(name, textfile.decode((folder / name).read_bytes()), problems)
        except FileNotFoundError:
            problems.append(Problem(name, 1, f"the file is missing; expected it in {folder}"))
        except textfile.NotText as error:
            problems.append(Problem(name, error.line, textfile.OTHER))
        return cls(name, "", problems, broken=True)

    def report(self, line: int, problem: str, rule: Rule | None = None) -> None:
        self.problems.append(Problem(self.name, line, problem, rule))

    def header(self, table: str, index: int = 0) -> int:
        """Return the line of the index-th [table] or [[table]]; 1 for the top of the file."""
        if not table:
            return 1
        wanted = re.compile(rf"\s*\[+\s*{re.escape(table)}\s*\]")
        found = [number for number, line in enumerate(self._lines, 1) if wanted.match(line)]
        return found[index] if index < len(found) else 1

    def line(self, start: int, key: str, value: str | None = None) -> int:
        """Return the line of `key` in the table that starts there, or of a quoted value after the key."""
        key_line = self._seek(start, rf"\s*[\"']?{re.escape(key)}[\"']?\s*=") or start
        if value is None:
            return key_line
        return self._seek(key_line, rf".*[\"']{re.escape(value)}[\"']") or key_line

    def _seek(self, start: int, pattern: str) -> int | None:
        wanted, header = re.compile(pattern), re.compile(r"\s*\[+[\w.\s\"']+\]+\s*(#.*)?$")
        for number in range(start, len(self._lines) + 1):
            line = self._lines[number - 1]
            if number > start and header.match(line):
                return None
            if wanted.match(line):
                return number
        return None
