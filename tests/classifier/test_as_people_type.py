"""Texts in the dialect of Yunnan, or dictated without punctuation, are understood nearly as well as written ones."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.classifier.classifier import Classifier
from tests.house import programme

DATA = Path(__file__).parent / "data"
SETS = ("appeals-dev", "appeals-own", "appeals-spoken", "appeals-varied")
DIALECT = {
    "怎么": "咋个", "什么": "哪样", "没有": "没得", "现在": "而今", "知道": "晓得", "是不是": "给是",
    "办理": "整", "做": "整", "去": "克", "的": "嘞", "了": "咯",
}  # fmt: skip
MOST_LOST = 0.04
Spoken = Callable[[str], str]


def in_dialect(text: str) -> str:
    for word, said in DIALECT.items():
        text = text.replace(word, said)
    return text


def dictated(text: str) -> str:
    return re.sub(r"[，。！？、；：“”,.!?\s]", "", text)


def dictated_in_dialect(text: str) -> str:
    return dictated(in_dialect(text))


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    return Classifier.of(programme().pack)


def rows_of(name: str) -> Iterator[tuple[str, str]]:
    for line in (DATA / f"{name}.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        yield row["text"], row.get("lead") or row["label"]


def right(classifier: Classifier, name: str, say: Spoken) -> float:
    """Return the share of texts whose first proposal is right."""
    told = [(classifier.classify(say(text)).ranked[:1], lead) for text, lead in rows_of(name)]
    return sum(bool(first) and first[0].department == lead for first, lead in told) / len(told)


@pytest.mark.parametrize("say", [in_dialect, dictated, dictated_in_dialect])
@pytest.mark.parametrize("name", SETS)
def test_little_is_lost(classifier: Classifier, name: str, say: Spoken) -> None:
    assert right(classifier, name, say) >= right(classifier, name, str) - MOST_LOST
