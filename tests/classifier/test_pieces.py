"""Pieces of texts as numbers: each once, and the characters that make no known pair with a neighbour."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.classifier.pieces import Pairs, numbers
from bot.classifier.resemblance import pieces


def written(number: int) -> str:
    first, second = divmod(number, 1 << 16)
    return chr(first) + (chr(second) if second else "")


@given(st.text(st.characters(min_codepoint=1, max_codepoint=0xD7FF)))
def test_the_numbers_of_a_text_are_its_pieces(text: str) -> None:
    found = numbers(text).tolist()
    assert found == sorted(set(found))
    assert {written(number) for number in found} == pieces(text)


def strangers_of(pairs: Pairs, text: str) -> set[int]:
    joints = pairs.joints(text)
    return {place for place in range(len(text)) if not any(joints[place : place + 2])}


@pytest.mark.parametrize(
    ("text", "strangers"),
    [("孔雀开屏", {2, 3}), ("雀孔", {0, 1}), ("看孔雀", {0}), ("屏", {0}), ("", set()), ("管孔雀", {0})],
)
def test_a_stranger_makes_no_known_pair_with_a_neighbour(text: str, strangers: set[int]) -> None:
    assert strangers_of(Pairs(["孔雀 水管", "公园"]), text) == strangers


def test_where_no_pair_is_known_nobody_is_a_stranger() -> None:
    assert strangers_of(Pairs([]), "孔雀") == set()
