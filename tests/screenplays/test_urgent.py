"""What may not be able to wait is shown first to those who triage, with the words that say so."""

import re

import pytest

from bot.classifier import Proposer
from bot.config.loader import builtin_pack, load
from bot.demo.botapi import Person
from tests.screenplays.stage import NUMBER, VAGUE, files

PROPOSER = Proposer.of(load(builtin_pack()))
PRESSING = "我们公司遇到一件麻烦事，再不解决明天就要停产了，请领导协调一下。"


async def test_what_can_not_wait_comes_first_with_its_words(企业: Person, 统筹员: Person) -> None:
    first = await files(企业, VAGUE, "不确定")
    second = await files(企业, PRESSING, "不确定")
    await 统筹员.says("/triage")
    listed = await 统筹员.sees("可能紧急\n1. ", "可能紧急：明天、停产")
    assert re.findall(NUMBER, listed.text) == [second, first]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (PRESSING, ("明天", "停产")),
        (VAGUE, ()),
        ("去年停产的事已经解决，现在想问专精特新怎么申报", ()),
        ("", ()),
        ("😀" * 50, ()),
    ],
)
def test_what_is_settled_does_not_press(text: str, words: tuple[str, ...]) -> None:
    assert PROPOSER.propose(text).urgent == words
