"""Describes mistakes in files that people wrote, each with its line."""

from dataclasses import dataclass, field
from enum import StrEnum


class Fault(StrEnum):
    """What is wrong with a value that somebody may also type in chat."""

    RANGE = "RANGE"
    ORDER = "ORDER"  # the least is more than the most
    HOURS = "HOURS"
    LAST = "LAST"  # nothing would be left
    EMPTY = "EMPTY"
    TWICE = "TWICE"


@dataclass(frozen=True, slots=True)
class Rule:
    """The rule that a value breaks; `low` and `high` are the bounds of a number."""

    fault: Fault
    key: str
    low: float = 0
    high: float = 0


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    file: str
    line: int
    problem: str
    rule: Rule | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.problem}"


class PackError(ValueError):
    """The pack can't be used; the text lists all problems, one a line."""

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
