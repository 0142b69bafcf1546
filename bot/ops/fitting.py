"""The command `python -m bot fit`: fits the pack's tables of words to its examples, and writes them into the pack."""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path

from bot.classifier.base import fit
from bot.classifier.learning import Example
from bot.classifier.resemblance import fit as middles
from bot.classifier.telling import telling
from bot.config import base, likeness, weighed
from bot.config.loader import RESEMBLANCE, load
from bot.config.settings import Settings

COMMAND, EXAMPLES = "fit", "examples"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to argparse's subparsers."""
    commands.add_parser(COMMAND, help="fit the pack's tables of words to its examples and write them into the pack")


def run(settings: Settings) -> int:
    table = fitted(settings.pack)
    (settings.pack / base.FILE).write_text(base.written(table), "utf-8")
    print(f"{settings.pack / base.FILE}: {len(table)} words")
    (settings.pack / RESEMBLANCE).write_text(weighed.written(middles(examples(settings.pack))), "utf-8")
    print(f"{settings.pack / RESEMBLANCE}: what the examples look like")
    words = telling(list(examples(settings.pack)))
    (settings.pack / likeness.FILE).write_text(likeness.written(words), "utf-8")
    print(f"{settings.pack / likeness.FILE}: {len(words)} words")
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
