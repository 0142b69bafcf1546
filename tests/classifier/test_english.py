"""Appeals in English are read by the pack's table of terms, and nothing is decided on it.

The sixty appeals are by somebody who saw neither the table nor the words of the departments; the table was then
completed from the half that is marked as seen, so that only the other half judges it.
"""

import json
from pathlib import Path

import pytest

from bot.classifier.classifier import Classifier
from bot.classifier.english import English
from bot.classifier.verdict import Decision
from bot.config.loader import load
from bot.config.source import PackError
from tests.house import programme
from tests.test_pack import SMALL, write

ROWS = [json.loads(line) for line in (Path(__file__).parent / "data/appeals-english.jsonl").read_text().splitlines()]
TERMS = English({"customs clearance": "通关", "clearance": "清仓", "factory": "厂房", "owe": "欠", "land plot": "土地"})


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    return Classifier.of(programme().pack)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Customs  Clearance is slow at our factories.", "通关，厂房"),
        ("They owed us money!\nThe clearance?", "欠。清仓"),
        ("ＣＵＳＴＯＭＳ clearance", "通关"),
        ("We have land plots for you", "土地"),
        ("我们的 customs clearance 太慢", ""),
        ("bank loan", ""),
        ("", ""),
        ("货压在口岸", ""),
    ],
)
def test_terms_are_found_as_people_write_them(typed: str, words: str) -> None:
    assert TERMS.translated(typed) == words


@pytest.mark.parametrize(("half", "least"), [("judging", 0.5), ("seen", 0.75)])
def test_most_are_proposed_rightly_and_none_decided(classifier: Classifier, half: str, least: float) -> None:
    rows = [row for row in ROWS if row["half"] == half]
    verdicts = [classifier.classify(row["text"]) for row in rows]
    right = sum(
        bool(verdict.ranked) and verdict.ranked[0].department == row["lead"]
        for row, verdict in zip(rows, verdicts, strict=True)
    )
    assert all(verdict.decision is Decision.TRIAGE for verdict in verdicts)
    assert right / len(rows) >= least


def test_a_word_of_the_proposal_is_chinese(classifier: Classifier) -> None:
    verdict = classifier.classify("Our customs clearance at the land port takes ten days, please help.")
    assert verdict.ranked[0].department == "昆明海关"
    assert "清关" in str(verdict.words["昆明海关"])


@pytest.mark.parametrize(
    ("line", "problem"), [("通关", "a colon"), ("甲: customs\n乙: customs", "stands here and for “甲”")]
)
def test_a_wrong_table_says_where(tmp_path: Path, line: str, problem: str) -> None:
    with pytest.raises(PackError, match=problem) as told:
        load(write(tmp_path, SMALL | {"english.txt": line}))
    assert "english.txt:" in str(told.value)
