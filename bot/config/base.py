"""Reads and writes the base table of a pack.

It has words learned from the examples by `python -m bot fit`, besides the written ones.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from bot.config import weighed
from bot.config.source import Problem

FILE = "base.txt"

Base = Mapping[str, Mapping[str, float]]  # for each word what it is worth to which department


def read(folder: Path, departments: Iterable[str], problems: list[Problem]) -> Base:
    """Read the base table, if the pack has one."""
    table = dict[str, Mapping[str, float]]()
    for line in weighed.read(folder / FILE, departments, problems):
        alone = {line.department: line.weight}  # of nearly all its words, which share it
        for word in line.each():
            table[word] = {**table[word], **alone} if word in table else alone
    return table


def written(table: Base) -> str:
    """Return a base table as text of its file."""
    weights: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for word, uses in table.items():
        for name, weight in uses.items():
            weights[name][word] = weight
    return weighed.written(weights)
