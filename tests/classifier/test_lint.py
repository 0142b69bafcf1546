"""The words of the pack say no more than they can hold, over all texts of the repository that have a department."""

import json
from pathlib import Path

import pytest

from bot.classifier.borders import borders, surely_straddles
from bot.classifier.dictionary import Dictionary
from bot.classifier.evaluate import Labelled
from bot.classifier.lint import straddling, unspecific
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


def test_hardly_a_word_stands_across_the_border_of_two_others(pack: Pack) -> None:
    across = straddling(Dictionary.of_pack(pack), (row.text for row in labelled()))
    assert across.rate.of > 10_000
    assert across.rate.value <= 0.005


@pytest.mark.parametrize(
    ("text", "word", "is_across"),
    [
        ("强制购买车位", "买车", True),
        ("按照国家政策办", "家政", True),
        ("我家政策没享受", "家政", True),
        ("在小区内斗殴", "小区", False),
        ("收物业管理费", "物业管理", False),
        ("要买车上牌", "买车", False),
        ("申请家政补贴", "家政", False),
    ],
)
def test_a_match_is_across_a_border_if_it_cuts_through_a_certain_word(text: str, word: str, *, is_across: bool) -> None:
    start = text.index(word)
    assert surely_straddles(text, borders(text), start, start + len(word)) is is_across


def test_an_everyday_word_keeps_another_from_being_read_across_its_border(pack: Pack) -> None:
    plain = Dictionary.of(pack.departments, pack.base)
    given, texts = Dictionary.of_pack(pack), ["强制捆绑购买车位"] * 2
    assert [item.word for item in straddling(plain, texts).words] == ["买车"]
    assert straddling(given, texts).words == []
    assert given.uses["购买"] == ()
