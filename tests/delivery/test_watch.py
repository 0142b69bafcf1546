"""Chats that get nowhere one after another are a general failure; a success between them begins the count anew."""

import pytest

from bot.delivery.channels.port import Failed, Meaning, Sent
from bot.delivery.watch import MANY, SEVERAL, Chats, Watch
from storage.engine.signs_of_life import Part


def watched() -> Chats:
    return Chats(Watch(Part.SENDING, lambda: 5.0))


def fail(chats: Chats, count: int, meaning: Meaning, first: int = 1) -> None:
    for chat in range(first, first + count):
        chats.note(chat, Failed(meaning, ""))


@pytest.mark.parametrize(("meaning", "enough"), [(Meaning.PASSING, SEVERAL), (Meaning.BUG, MANY)])
def test_so_many_chats_are_no_chance(meaning: Meaning, enough: int) -> None:
    chats = watched()
    fail(chats, enough - 1, meaning)
    assert (chats.are_stuck, chats.watch.failing) == (False, None)
    fail(chats, 1, meaning, first=enough)
    assert (chats.are_stuck, chats.watch.failing) == (True, 5.0)


def test_one_chat_that_fails_again_and_again_is_its_own_affair() -> None:
    chats = watched()
    for _ in range(MANY):
        fail(chats, 1, Meaning.PASSING)
    assert not chats.are_stuck


@pytest.mark.parametrize(("meaning", "enough"), [(Meaning.PASSING, SEVERAL), (Meaning.BUG, MANY)])
def test_a_success_begins_the_count_anew(meaning: Meaning, enough: int) -> None:
    chats = watched()
    fail(chats, enough, meaning)
    chats.note(9, Sent(1))
    assert (chats.are_stuck, chats.watch.failing, chats.watch.problem) == (False, None, "")
    fail(chats, enough - 1, meaning)
    assert not chats.are_stuck


def test_refusals_about_a_chat_itself_count_for_nothing() -> None:
    chats = watched()
    fail(chats, 2 * MANY, Meaning.UNREACHABLE)
    assert not chats.are_stuck
