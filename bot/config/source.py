"""A file of the pack with its lines, and the problems found in it."""

import re
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    file: str
    line: int
    problem: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.problem}"


class PackError(ValueError):
    """The pack can't be used; says every problem found, one a line."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems

    @property
    def file(self) -> str:
        return self.problems[0].file

    @property
    def line(self) -> int:
        return self.problems[0].line

    @property
    def problem(self) -> str:
        return self.problems[0].problem


@dataclass
class Source:
    """The text of one file; finds lines. A `broken` one was reported as a whole and misses nothing more."""

    name: str
    text: str
    problems: list[Problem]
    broken: bool = False
    _lines: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self._lines = self.text.splitlines()

    @classmethod
    def read(cls, folder: Path, name: str, problems: list[Problem]) -> "Source":
        path = folder / name
        try:
            return cls(name, path.read_text("utf-8"), problems)
        except FileNotFoundError:
            problems.append(Problem(name, 1, f"the file is missing; expected it in {folder}"))
        except UnicodeDecodeError as error:
            line = path.read_bytes()[: error.start].count(b"\n") + 1
            problems.append(Problem(name, line, "the text is not UTF-8; expected a file saved as UTF-8"))
        return cls(name, "", problems, broken=True)

    def report(self, line: int, problem: str) -> None:
        self.problems.append(Problem(self.name, line, problem))

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
