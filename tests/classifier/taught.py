"""How much is decided, and rightly, once so many of the pack's example texts have been learned."""

import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from bot.classifier import Classifier, Decision
from bot.classifier.dictionary import Dictionary
from bot.classifier.evaluate import Labelled, judge
from bot.classifier.folding import fold_word
from bot.classifier.learning import Cuts, Example, cut_all, refit
from bot.config.loader import builtin_pack
from bot.config.pack import Pack

DATA = Path(__file__).parent / "data"
JUDGING = ("appeals-dev", "appeals-own", "appeals-spoken", "appeals-varied")
RIGHT = 0.95  # of what is decided, lead or assisting
SHARES = [step / 20 for step in range(4, 26)]  # of both thresholds, that are tried


def taught(pack: Pack, numbers: Iterable[int], order: int = 1) -> Iterator[Dictionary]:
    """Yield for each number what is learned from so many examples."""
    examples, written = list(_examples()), Dictionary.of_pack(pack)
    random.Random(order).shuffle(examples)  # noqa: S311  # an order that comes again, no secret
    for number in numbers:
        yield written.learned(refit(written, examples[:number], pack.phrases, cuts=_cuts()).weights)


def decided(pack: Pack, words: Dictionary, share: float = 1.0) -> tuple[float, float]:
    """Return how much is decided, and how much of that rightly, at the pack's thresholds or a share of them."""
    usual, rows = pack.thresholds, [row for name in JUDGING for row in _rows(DATA / f"{name}.jsonl")]
    lower = replace(usual, score=usual.score * share, margin=usual.margin * share)
    classifier = Classifier.of(replace(pack, thresholds=lower), words).hasten()
    found = [case for case in judge(classifier, rows) if case.verdict.decision is Decision.ASSIGN]
    return len(found) / len(rows), sum(case.near for case in found) / max(len(found), 1)


def most_decided(pack: Pack, words: Dictionary) -> float:
    """Return how much can be decided at most, if so much of it must be right."""
    tried = (decided(pack, words, share) for share in SHARES)
    return next((covered for covered, right in tried if right >= RIGHT), 0.0)


def _examples() -> Iterator[Example]:
    for file in sorted((builtin_pack() / "examples").glob("*.jsonl")):
        yield from (Example(row.text, row.lead) for row in _rows(file))


def _rows(file: Path) -> Iterator[Labelled]:
    yield from (Labelled.of(json.loads(line)) for line in file.read_text("utf-8").splitlines())


@cache
def _cuts() -> Cuts:
    return cut_all(fold_word(example.text) for example in _examples())
