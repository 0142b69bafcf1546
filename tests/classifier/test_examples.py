"""The example texts are as wide as they say, and none of them is among the texts that judge."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.config.loader import builtin_pack
from bot.config.pack import Pack

DATA = Path(__file__).parent / "data"
JUDGING = [*(DATA / "judge").rglob("*.jsonl"), *DATA.glob("*.jsonl")]
VOICES = {"write-up", "colloquial", "angry", "dialect", "line"}
TEXTS = ("text", "a", "b", "clean", "typed")


def lines(path: Path) -> Iterator[dict[str, Any]]:
    yield from map(json.loads, path.read_text("utf-8").splitlines())


EXAMPLES = [example for portion in sorted((builtin_pack() / "examples").glob("*.jsonl")) for example in lines(portion)]


def test_each_department_has_forty_examples_in_five_voices(pack: Pack) -> None:
    departments = {one.name for one in pack.departments if one.kind == "provincial"}
    by_lead = Counter(example["lead"] for example in EXAMPLES)
    assert set(by_lead) <= {one.name for one in pack.departments}
    assert [name for name in departments if 0 < by_lead[name] < 40] == []
    assert min(by_lead.values()) >= 40
    voices = {(example["lead"], example["voice"]) for example in EXAMPLES}
    assert voices == {(lead, voice) for lead in by_lead for voice in VOICES}


def test_half_and_more_do_without_a_noun_of_their_department() -> None:
    plain = sum(example["plain"] for example in EXAMPLES)
    assert 0.5 <= plain / len(EXAMPLES) <= 0.75


def test_no_example_is_among_the_texts_that_judge() -> None:
    judging = {line[name] for path in JUDGING for line in lines(path) for name in TEXTS if name in line}
    assert len(EXAMPLES) == len({example["text"] for example in EXAMPLES}) >= 3000
    assert [example["text"] for example in EXAMPLES if example["text"] in judging] == []
