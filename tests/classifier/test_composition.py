"""What is asked for decides: not the writer's trade, not who is addressed, not what is done already."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.classifier import Classifier

TUNING = Path(__file__).parent / "data" / "judge" / "tuning"


def rows(name: str) -> Iterator[dict[str, Any]]:
    yield from map(json.loads, (TUNING / f"{name}.jsonl").read_text("utf-8").splitlines())


def first(classifier: Classifier, text: str) -> str | None:
    found = classifier.classify(text).first
    return found.department if found else None


def test_the_same_matter_goes_the_same_way_whatever_the_trade(classifier: Classifier) -> None:
    pairs = [(first(classifier, row["a"]), first(classifier, row["b"])) for row in rows("trades")]
    assert len(pairs) == 22
    assert sum(one == other for one, other in pairs) >= 20


def test_what_is_done_already_and_who_is_addressed_mislead_few(classifier: Classifier) -> None:
    texts = list(rows("done"))
    said = [first(classifier, row["text"]) for row in texts]
    assert sum(one == row["lead"] for one, row in zip(said, texts, strict=True)) >= 14
    assert sum(one == row["misleads"] for one, row in zip(said, texts, strict=True)) <= 2
