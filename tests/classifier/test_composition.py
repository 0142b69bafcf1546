"""What is asked for decides: not the writer's trade, not who is addressed, not what is done already."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.classifier import Classifier
from bot.classifier.verdict import Decision

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


def written(name: str, half: str) -> list[list[str]]:
    """Return the rows of a half: one was looked at while the rules were mended, the other judges them."""
    lines = (TUNING.parent.parent / f"{name}.tsv").read_text("utf-8").splitlines()
    return [rest for first, *rest in (line.split("\t") for line in lines) if first == half]


@pytest.mark.parametrize("half", ["looked", "judging"])
def test_pairs_of_one_matter_and_two_trades_go_to_its_department(classifier: Classifier, half: str) -> None:
    pairs = written("matter-and-trade", half)
    assert len(pairs) == 20
    said = [[first(classifier, text.replace("〇", trade)) for trade in trades] for _, _, text, *trades in pairs]
    assert sum(one == other == row[1] for (one, other), row in zip(said, pairs, strict=True)) >= 19


@pytest.mark.parametrize(("half", "right"), [("looked", 20), ("judging", 18)])
def test_what_is_settled_or_not_asked_for_decides_hardly_anything(
    classifier: Classifier, half: str, right: int
) -> None:
    rows = written("done-or-not-asked", half)
    verdicts = [classifier.classify(text) for _, _, text in rows]
    firsts = [verdict.first.department if verdict.first else "" for verdict in verdicts]
    assert sum(said == row[1] for said, row in zip(firsts, rows, strict=True)) >= right
    decided = [
        said == row[1]
        for said, row, verdict in zip(firsts, rows, verdicts, strict=True)
        if verdict.decision is Decision.ASSIGN
    ]
    assert len(decided) >= 12
    assert decided.count(False) <= 1
