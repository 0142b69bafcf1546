"""What a check of an installation found: a line with its level."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Finding:
    level: Level
    name: str
    text: str

    def __str__(self) -> str:
        return f"{self.level:<4}  {self.name:<13}  {self.text}"


def ok(name: str, text: str) -> Finding:
    return Finding(Level.OK, name, text)


def warn(name: str, text: str) -> Finding:
    return Finding(Level.WARN, name, text)


def fail(name: str, text: str) -> Finding:
    return Finding(Level.FAIL, name, text)
