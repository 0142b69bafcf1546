"""What a channel lacks is made up for in words: nothing is lost, everything fits, numbers mean what was listed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.base.parcels import Edit, Key, Message
from bot.domain.people.channel import Abilities, Edits, Unit
from bot.texts.reach.adapted import chosen, degrade

BARE = Abilities(text=120, unit=Unit.BYTES)
FULL = Abilities(text=4096, unit=Unit.UTF16, markup=True, buttons=100, label=64, edits=Edits.ALWAYS, files=True)
KEYS = ((Key("签收", "d:1"), Key("退回", "d:2")), (Key("更多", "m:1"),))


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400), st.sampled_from(Unit), st.integers(4, 200))
def test_parts_fit_and_together_are_the_text(text: str, unit: Unit, most: int) -> None:
    can = Abilities(text=most, unit=unit)
    parts = degrade(Message(text=text, plain=True), can).parts
    assert all(can.measure(part) <= most for part in parts)
    assert "".join("".join(parts).split("\n")) == "".join(text.split("\n"))


def test_who_has_it_all_gets_it_as_it_is() -> None:
    told = degrade(Edit(text="<b>好</b>", keys=KEYS, message=1), FULL)
    assert (told.parts, told.keys, told.choices) == (("<b>好</b>",), KEYS, ())


def test_buttons_become_a_numbered_list_and_an_edit_an_update() -> None:
    told = degrade(Edit(text="<b>诉求</b> A&amp;B", keys=KEYS, message=1), BARE)
    assert told.keys == ()
    assert told.choices == (*KEYS[0], *KEYS[1])
    assert "\n".join(told.parts) == "【更新】诉求 A&B\n回复数字选择：\n1. 签收\n2. 退回\n3. 更多"


CHOICES = [["签收", "d:1"], ["退回", "d:2"]]
SAID = [("2", "d:2"), ("２", "d:2"), (" 1. ", "d:1"), ("1、", "d:1"), ("回复2", "d:2"), ("选 1", "d:1")]
SAID_ELSE = ["0", "3", "12345", "", "二", "2个", "-1", "1 2", "回复"]


@pytest.mark.parametrize(("said", "data"), SAID)
def test_a_number_stands_for_what_was_listed(said: str, data: str) -> None:
    assert chosen(said, CHOICES) == data


@pytest.mark.parametrize("said", SAID_ELSE)
def test_other_words_are_words(said: str) -> None:
    assert chosen(said, CHOICES) is None


@given(st.text(max_size=6), st.integers(0, 9))
def test_no_text_fails(said: str, many: int) -> None:
    found = chosen(said, [[f"{number}", f"d:{number}"] for number in range(many)])
    assert found is None or re.fullmatch(r"d:\d", found)
