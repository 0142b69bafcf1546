"""Reads and writes what the examples of each department look like: their characters and pairs of characters."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from bot.config.source import Problem

FILE = "resemblance.txt"
_PART, _BETWEEN = "\t", " "


class Pieces(NamedTuple):
    """Pieces of text that speak for a department equally strongly; a blank stands between them."""

    department: str
    weight: float
    pieces: str


Resemblance = tuple[Pieces, ...]
Weights = Mapping[str, Mapping[str, float]]  # for each department what a piece says for it


def read(folder: Path, departments: Iterable[str], problems: list[Problem]) -> Resemblance:
    """Read what `python -m bot fit` wrote; a pack need not have it."""
    file, known, read = folder / FILE, {*departments}, list[Pieces]()
    for number, line in enumerate(file.read_text("utf-8").splitlines() if file.exists() else [], 1):
        name, weight, pieces = [*line.split(_PART), "", ""][:3]
        if name not in known or not weight.replace(".", "", 1).isdigit() or not pieces:
            text = "expected a department of the pack, a weight and pieces, parted by tabs; run python -m bot fit again"
            problems.append(Problem(str(file), number, text))
            return ()
        read.append(Pieces(name, float(weight), pieces))
    return tuple(read)


def written(weights: Weights) -> str:
    """Return the text of the file: for each department first what says most."""
    return "".join(
        f"{name}{_PART}{weight:g}{_PART}{_BETWEEN.join(sorted(alike))}\n"
        for name, said in sorted(weights.items())
        for weight, alike in groupby(sorted(said, key=lambda piece: -said[piece]), key=said.__getitem__)
    )
