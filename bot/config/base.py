"""Reads and writes the base table of a pack.

It has words learned from the examples by `python -m bot fit`, besides the written ones.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from bot.config.source import Problem

FILE = "base.txt"
_PART = "\t"

Base = Mapping[str, Mapping[str, float]]  # for each word what it is worth to which department


def read(folder: Path, departments: Iterable[str], problems: list[Problem]) -> Base:
    """Read the base table, if the pack has one. A line has a department, a weight and its words."""
    file, known, table = folder / FILE, {*departments}, dict[str, Mapping[str, float]]()
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    for number, line in enumerate(lines, 1):
        name, weight, words = [*line.split(_PART), "", ""][:3]
        if name not in known or not weight.replace(".", "", 1).isdigit() or not words:
            text = "expected a department of the pack, a weight and words, parted by tabs; run python -m bot fit again"
            problems.append(Problem(str(file), number, text))
            return {}
        alone = {name: float(weight)}  # of nearly all its words, which share it
        for word in words.split(" "):
            table[word] = {**table[word], **alone} if word in table else alone
    return table


def written(table: Base) -> str:
    """Return a base table as text of its file; the words of each department are sorted by their weight."""
    lines: defaultdict[tuple[str, float], list[str]] = defaultdict(list)
    for word, uses in table.items():
        for name, weight in uses.items():
            lines[name, -weight].append(word)
    return "".join(
        f"{name}{_PART}{-weight:g}{_PART}{' '.join(sorted(words))}\n" for (name, weight), words in sorted(lines.items())
    )
