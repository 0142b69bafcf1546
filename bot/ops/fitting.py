"""The command `python -m bot fit`: fits the base table of the pack to its examples, and writes it into the pack."""

import json
from collections.abc import Iterable
from pathlib import Path

from bot.classifier.base import fit
from bot.classifier.learning import Example
from bot.config import base
from bot.config.loader import load
from bot.config.settings import Settings

COMMAND, EXAMPLES = "fit", "examples"


def run(settings: Settings) -> int:
    table = fitted(settings.pack)
    (settings.pack / base.FILE).write_text(base.written(table), "utf-8")
    print(f"{settings.pack / base.FILE}: {len(table)} words")
    return 0


def fitted(folder: Path) -> base.Base:
    """Return the base table that a pack's words and examples give."""
    return fit(load(folder), list(examples(folder)))


def examples(folder: Path) -> Iterable[Example]:
    """Return the example appeals of a pack, in the order of the files."""
    for file in sorted((folder / EXAMPLES).glob("*.jsonl")):
        for line in file.read_text("utf-8").split("\n"):
            if line.strip():
                row = json.loads(line)
                yield Example(row["text"], row["lead"])
