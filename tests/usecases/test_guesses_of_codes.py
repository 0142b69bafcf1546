"""How often the code that was sent to an address may be guessed, and that it is good once."""

from datetime import timedelta

import pytest

from bot.domain.people.channel import EMAIL
from bot.domain.people.person import Person, Role
from bot.usecases.people.accounts import hashed
from bot.usecases.reach import mailboxes
from bot.usecases.reach.mailboxes import CODE_MINUTES, GUESSES, Guess
from storage.reach import sign_ins
from tests.desk import HOME, Desk

ADDRESS, RIGHT, WRONG = "li@example.com", "123456", "654321"


@pytest.fixture
def who(desk: Desk) -> Person:
    """Somebody who was sent the code."""
    found = desk.person(Role.CONTACT, HOME)
    until = desk.now + timedelta(minutes=CODE_MINUTES)
    owner = hashed(f"{found.id}:{ADDRESS}")
    sign_ins.put_code(desk.tx, EMAIL, owner, hashed(f"{ADDRESS}:{RIGHT}"), until, found.id)
    return found


def guesses(desk: Desk, who: Person, *codes: str, address: str = ADDRESS) -> list[Guess]:
    return [mailboxes.guess(desk.tx, who, address, code, desk.now) for code in codes]


def test_the_right_code_is_good_once(desk: Desk, who: Person) -> None:
    assert guesses(desk, who, RIGHT, RIGHT) == [Guess.RIGHT, Guess.OVER]


def test_after_five_wrong_ones_the_right_one_is_none(desk: Desk, who: Person) -> None:
    told = guesses(desk, who, *[WRONG] * GUESSES, RIGHT)
    assert told == [*[Guess.WRONG] * (GUESSES - 1), Guess.OVER, Guess.OVER]


def test_the_last_guess_may_be_right(desk: Desk, who: Person) -> None:
    assert guesses(desk, who, *[WRONG] * (GUESSES - 1), RIGHT)[-1] is Guess.RIGHT


def test_a_code_is_good_for_its_address_its_person_and_its_time(desk: Desk, who: Person) -> None:
    assert guesses(desk, who, RIGHT, address="wang@example.com") == [Guess.OVER]
    assert guesses(desk, desk.person(Role.CONTACT, HOME), RIGHT) == [Guess.OVER]
    desk.now += timedelta(minutes=CODE_MINUTES)
    assert guesses(desk, who, RIGHT) == [Guess.OVER]
