"""Reads and writes tables of `python -m bot fit`: a line has a department, a weight, and texts of this weight."""

import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from bot.config.source import Problem

_PART, BETWEEN = "\t", " "
_LINE = re.compile(r"([^\t\n]+)\t(\d+(?:\.\d*)?)\t([^\t\n]+)\n")
_made = tuple.__new__  # of a named tuple: half of a call, and there are thousands


class Weighed(NamedTuple):
    """Texts that speak for a department equally strongly, with blanks between them."""

    department: str
    weight: float
    texts: str

    def each(self) -> list[str]:
        return self.texts.split(BETWEEN)


def read(file: Path, departments: Iterable[str], problems: list[Problem]) -> tuple[Weighed, ...]:
    """Return the lines of a table; nothing if the pack does not have it, or if one of its lines is wrong."""
    text, known = file.read_text("utf-8") if file.exists() else "", {name: name for name in departments}
    found = _LINE.findall(text)
    lines = [_made(Weighed, (known[name], float(weight), texts)) for name, weight, texts in found if name in known]
    if len(lines) == text.count("\n"):
        return tuple(lines)
    for number, line in enumerate(text.splitlines(), 1):
        right = _LINE.fullmatch(line + "\n")
        if not right or right[1] not in known:
            problem = "expected a department of the pack, a weight and texts, parted by tabs; run `python -m bot fit`"
            problems.append(Problem(str(file), number, problem))
            break
    return ()


def written(weights: Mapping[str, Mapping[str, float]]) -> str:
    """Return the text of a table from what each text is worth to each department: first what says most."""
    return "".join(
        f"{name}{_PART}{weight:g}{_PART}{BETWEEN.join(sorted(alike))}\n"
        for name, said in sorted(weights.items())
        for weight, alike in groupby(sorted(said, key=lambda text: -said[text]), key=said.__getitem__)
    )
