"""The command `python -m bot evaluate`: measures the classifier on a labelled file.

It works with any dictionary, with or without learning.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from bot.classifier import Classifier
from bot.classifier.cross_validation import cross_judge
from bot.classifier.dictionary import Dictionary
from bot.classifier.evaluate import Labelled, Metrics, judge, measure
from bot.classifier.lint import straddling, unspecific
from bot.classifier.parts import brings, parts
from bot.classifier.report import report
from bot.config import textfile
from bot.config.loader import load
from bot.config.pack import Pack
from bot.config.settings import Settings
from bot.config.source import PackError, Problem
from bot.ops.dictionaries import words_of

FOLDS_LEAST = 2
TABLES = (".csv", ".tsv")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to argparse's subparsers."""
    judging = commands.add_parser("evaluate", help="print how good the classifier is on a labelled file")
    judging.add_argument("file", type=Path, help="JSON lines, JSON or CSV with text and label (or lead and co)")
    judging.add_argument("--dictionary", type=Path, help="departments and words as in the pack, instead of the pack's")
    judging.add_argument("--learn", action="store_true", help="judge the table that is learned from the other folds")
    judging.add_argument("--folds", type=int, default=5)
    judging.add_argument("--curve", type=Path, metavar="PNG", help="draw risk and coverage")
    judging.add_argument(
        "--lint", action="store_true", help="list words that stand across the border of two others, or say too much"
    )


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Measure and print; return 2 for a file that can't be used."""
    pack = load(settings.pack)
    try:
        rows = list(labelled(args.file))
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    folds = args.folds if args.learn else 1
    if len(rows) < folds or args.folds < FOLDS_LEAST:
        print(f"{args.file}: {len(rows)} texts can't be split into {args.folds} folds", file=sys.stderr)
        return 2
    dictionary = words_of(args.dictionary) if args.dictionary else Dictionary.of_pack(pack)
    metrics = measure_rows(rows, pack, dictionary, args)
    print(report(metrics, pack.thresholds))
    if not (args.dictionary or args.learn):
        print("", *brings(metrics, parts(pack, rows)), sep="\n")
    if args.lint:
        print("", *borders(dictionary, rows), *vague(pack, rows), sep="\n")
    if args.curve:
        draw(metrics, args.curve)
    return 0


def measure_rows(rows: list[Labelled], pack: Pack, dictionary: Dictionary, args: argparse.Namespace) -> Metrics:
    def build(words: Dictionary) -> Classifier:
        own = Classifier(words, pack.thresholds, pack.phrases)
        return own if args.dictionary else Classifier.of(pack, words)

    if not args.learn:
        return measure(judge(build(dictionary), rows))
    return measure(cross_judge(dictionary, rows, args.folds, pack.phrases, build))


def labelled(file: Path) -> Iterator[Labelled]:
    """Yield the rows; raise PackError with the wrong line."""
    for line, row in rows_of(file):
        if not isinstance(row, Mapping) or not row.get("text") or not (row.get("lead") or row.get("label")):
            raise PackError(Problem(str(file), line, "expected text and label (or lead) in each row"))
        yield Labelled.of(row)


def rows_of(file: Path) -> Iterable[tuple[int, object]]:
    """Return the rows with their lines; raise PackError with the line that can't be read."""
    if file.suffix.lower() in TABLES:
        return textfile.table(file)
    text = textfile.read(file)
    if text.lstrip().startswith("["):
        return ((1, row) for row in _list(file, text))
    return ((number, _parsed(file, number, line)) for number, line in enumerate(text.split("\n"), 1) if line.strip())


def _list(file: Path, text: str) -> list[object]:
    try:
        return list(json.loads(text))
    except json.JSONDecodeError as error:
        raise PackError(Problem(str(file), error.lineno, "this is not valid JSON")) from None


def _parsed(file: Path, number: int, line: str) -> object:
    try:
        return json.loads(line)
    except ValueError:
        raise PackError(Problem(str(file), number, "this is not JSON; expected one object a line")) from None


def draw(metrics: Metrics, target: Path) -> None:
    """Draw risk and coverage into a picture file."""
    figure = _figure()
    axes = figure.subplots()
    points = [point for point in metrics.curve if point.covered.hits]
    axes.plot([point.covered.value for point in points], [1 - point.right.value for point in points], marker="o")
    axes.set(xlabel="coverage", ylabel="risk", xlim=(0, 1), ylim=(0, None), title="risk and coverage")
    figure.savefig(target)


def _figure() -> Any:
    from matplotlib.figure import Figure  # noqa: PLC0415  # takes half a second, and only the curve needs it

    return Figure(figsize=(6, 4))


def borders(dictionary: Dictionary, rows: list[Labelled]) -> Iterator[str]:
    """Yield lines about words of the dictionary that match across the borders of other words."""
    across = straddling(dictionary, (row.text for row in rows))
    share = f"{across.rate.value:.2%} ({across.rate.hits}/{across.rate.of})"
    yield f"matches that begin or end inside another word for certain: {share}"
    yield "words that often stand across a border of words (a `not` context or an everyday word keeps them out)"
    yield from (f"  {item.word}: {item.times} of {item.of} times, as in {item.example}" for item in across.words)
    yield "" if across.words else "  none"


def vague(pack: Pack, rows: list[Labelled]) -> Iterator[str]:
    """Yield lines about strong words of the pack that are often wrong in these texts."""
    yield "strong words that are right too seldom (they want a lower level)"
    found = unspecific(pack, rows)
    yield from (f"  {item.department} {item.word}: {item.rate.hits} of {item.rate.of} times" for item in found)
    yield "" if found else "  none"
