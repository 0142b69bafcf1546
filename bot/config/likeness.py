"""What a pack says about likeness: matters in other words, how telling each word is, and when appeals form a group."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bot.config.document import Document
from bot.config.source import Problem
from bot.config.table import Table

FILE = "telling.txt"
_PART, _BETWEEN = "\t", " "

Telling = Mapping[str, float]  # what a word is worth where two texts share it
Lines = tuple[tuple[float, str], ...]  # a worth, and the words that have it, with blanks between them


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter that people express in many ways; one of `says` names it, and so do two of `hints`."""

    name: str
    says: tuple[str, ...]
    hints: tuple[str, ...] = ()


@dataclass(frozen=True)
class Likeness:
    alike: float  # on average, of the appeals in a group
    least: int  # appeals from which on a group is proposed
    renew_days: int  # calendar days between two groupings of all
    matters: tuple[Matter, ...]
    lines: Lines = ()

    @cached_property
    def telling(self) -> Telling:
        """The words of the lines; many processes never group appeals, and need none."""
        return {word: worth for worth, words in self.lines for word in words.split(_BETWEEN)}


def read(document: Document, folder: Path, problems: list[Problem]) -> Likeness:
    table = document.table("grouping")
    return Likeness(
        alike=table.share("alike"),
        least=table.number("least", 2),
        renew_days=table.number("renew_days", 1),
        matters=tuple(map(_matter, document.tables("matter"))),
        lines=_lines(folder / FILE, problems),
    )


def _matter(table: Table) -> Matter:
    return Matter(table.text("name"), table.phrases("says"), table.phrases("hints"))


def _lines(file: Path, problems: list[Problem]) -> Lines:
    """Read what `python -m bot fit` wrote; a pack need not have it."""
    lines = list[tuple[float, str]]()
    for number, line in enumerate(file.read_text("utf-8").splitlines() if file.exists() else [], 1):
        weight, _, words = line.partition(_PART)
        if not weight.replace(".", "", 1).isdigit() or not words:
            text = "expected a weight and words, parted by a tab; run python -m bot fit again"
            problems.append(Problem(str(file), number, text))
            return ()
        lines.append((float(weight), words))
    return tuple(lines)


def written(table: Telling) -> str:
    """Return how telling words are as the file holds it: those first that tell most."""
    lines: defaultdict[float, list[str]] = defaultdict(list)
    for word, weight in table.items():
        lines[weight].append(word)
    return "".join(
        f"{weight:g}{_PART}{_BETWEEN.join(sorted(lines[weight]))}\n" for weight in sorted(lines, reverse=True)
    )
