"""Reads and writes tables of `python -m bot fit`: a line has a department, a weight, and texts of this weight."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from bot.config.source import Problem

_PART, _BETWEEN = "\t", " "


class Weighed(NamedTuple):
    """Texts that speak for a department equally strongly, with blanks between them."""

    department: str
    weight: float
    texts: str

    def each(self) -> list[str]:
        return self.texts.split(_BETWEEN)


def read(file: Path, departments: Iterable[str], problems: list[Problem]) -> tuple[Weighed, ...]:
    """Return the lines of a table; nothing if the pack does not have it, or if one of its lines is wrong."""
    known, lines = {*departments}, list[Weighed]()
    for number, line in enumerate(file.read_text("utf-8").splitlines() if file.exists() else [], 1):
        name, weight, texts = [*line.split(_PART), "", ""][:3]
        if name not in known or not weight.replace(".", "", 1).isdigit() or not texts:
            problem = "expected a department of the pack, a weight and texts, parted by tabs; run `python -m bot fit`"
            problems.append(Problem(str(file), number, problem))
            return ()
        lines.append(Weighed(name, float(weight), texts))
    return tuple(lines)


def written(weights: Mapping[str, Mapping[str, float]]) -> str:
    """Return the text of a table from what each text is worth to each department: first what says most."""
    return "".join(
        f"{name}{_PART}{weight:g}{_PART}{_BETWEEN.join(sorted(alike))}\n"
        for name, said in sorted(weights.items())
        for weight, alike in groupby(sorted(said, key=lambda text: -said[text]), key=said.__getitem__)
    )
