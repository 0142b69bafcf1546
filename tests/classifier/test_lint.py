"""The words of the pack say no more than they can hold, over all texts of the repository that have a department."""

import json
from pathlib import Path

from bot.classifier.evaluate import Labelled
from bot.classifier.lint import unspecific
from bot.config.loader import builtin_pack
from bot.config.pack import Pack
from bot.ops.evaluating import vague

FILES = [*(builtin_pack() / "examples").glob("*.jsonl"), *(Path(__file__).parent / "data").glob("appeals-*.jsonl")]


def labelled() -> list[Labelled]:
    return [Labelled.of(json.loads(line)) for file in FILES for line in file.read_text("utf-8").splitlines()]


def test_a_strong_word_is_right_in_three_of_five_texts(pack: Pack) -> None:
    assert unspecific(pack, labelled()) == []


def test_a_strong_word_that_is_often_wrong_is_listed(pack: Pack) -> None:
    rows = [Labelled("供电部门说变压器要增容", "省水利厅")] * 3 + [
        Labelled("变压器要增容", "省水利厅", ("云南电网公司",))
    ] * 3
    named = [(one.word, one.department, one.rate.hits, one.rate.of) for one in unspecific(pack, rows)]
    assert ("变压器", "云南电网公司", 3, 6) in named
    assert "  云南电网公司 变压器: 3 of 6 times" in list(vague(pack, rows))
    assert unspecific(pack, rows[:3]) == []
