"""The command `python -m bot evaluate-classes`: measures how well appeals are grouped.

The classes of its texts are known.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bot.classifier.class_metrics import Pairs, judge
from bot.classifier.grouping import grouped
from bot.classifier.traits import Traits
from bot.config.loader import load
from bot.config.pack import Pack
from bot.config.settings import Settings
from bot.config.source import PackError, Problem
from bot.ops.evaluating import rows_of

COMMAND = "evaluate-classes"
SHORT = 60  # characters of a text that are printed


class Known(NamedTuple):
    """A text and the class that it belongs to; an empty class means that it stands alone."""

    text: str
    group: str


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to argparse's subparsers."""
    judging = commands.add_parser(COMMAND, help="print how well appeals are grouped into classes on a labelled file")
    judging.add_argument("file", type=Path, help="JSON lines with text and group, which is empty for a single one")


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Group, judge and print; return 2 for a file that can't be used."""
    pack = load(settings.pack)
    try:
        known = list(known_of(args.file))
    except OSError as error:
        print(error, file=sys.stderr)
        return 2
    found = found_in(pack, [item.text for item in known])
    pairs = judge([item.group for item in known], found)
    print(*report(known, found, pairs), sep="\n")
    print(json.dumps({"precision": round(pairs.precision, 4), "recall": round(pairs.recall, 4)}))
    return 0


def known_of(file: Path) -> Iterator[Known]:
    """Yield the rows; raise PackError with the wrong line."""
    for line, row in rows_of(file):
        if not isinstance(row, Mapping) or not row.get("text"):
            raise PackError(Problem(str(file), line, "expected text, and a group or an empty one, in each row"))
        yield Known(str(row["text"]), str(row.get("group") or ""))


def found_in(pack: Pack, texts: Sequence[str]) -> list[list[int]]:
    """Return the groups that are found among texts, each by their places in the list."""
    traits = Traits.of(pack)
    return grouped({at: traits.weigh(traits.read(text)) for at, text in enumerate(texts)}, pack.likeness.alike)


def report(known: Sequence[Known], found: Sequence[Sequence[int]], pairs: Pairs) -> Iterator[str]:
    yield f"{len(known)} texts, {len({item.group for item in known} - {''})} classes; {len(found)} groups found"
    for members in found:
        yield ""
        yield from (f"  {known[at].group or '-':24} {known[at].text[:SHORT]}" for at in members)
    yield ""
    yield f"pairs found that are right   {pairs.precision:.1%} ({pairs.right}/{pairs.found})"
    yield f"right pairs that are found   {pairs.recall:.1%} ({pairs.right}/{pairs.true})"
