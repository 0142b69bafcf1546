"""Whatever a forged button says, it is done or refused in words, by whoever presses it; and it leaves little behind."""

import asyncio
from collections.abc import Iterator
from dataclasses import fields
from enum import Enum
from itertools import product
from random import Random
from typing import Any, get_type_hints

import pytest
from sqlalchemy import insert

from bot.domain.appeals.action import State
from bot.domain.base.errors import Refusal
from bot.domain.base.press import Press
from bot.domain.people.person import Person
from bot.domain.presses import _CODES, decode
from handlers import dispatch
from storage import schema
from storage.mail import drafts
from storage.people import people
from tests.badinput.theatre import CAST, Theatre, open_theatre

SOME = 60  # of the presses that each code can carry
WORDS = ["", "x", "all", "0", "2024"]
COUNTS = ["0", "1", "2", str(2**53 - 1)]
NOT_RENDERED = {"MenuSet", "NumbersAsked"}


@pytest.fixture
def theatre() -> Iterator[Theatre]:
    loop = asyncio.new_event_loop()
    with open_theatre(loop) as opened:
        fill(opened)
        yield opened
    loop.close()


def fill(theatre: Theatre) -> None:
    """An appeal in each state."""
    given: dict[str, Any] = {"enterprise": 1, "text": "货物等了很多天", "kind": "服务需求", "region": "昆明市"}
    given |= {"verdict": {}, "assisting": (), "lead": CAST[6][1]}
    given |= dict.fromkeys(("filed_at", "clock_from", "assigned_at", "answered_at", "settled_at"), theatre.now)
    found = [given | {"number": f"YN-2024-{n:04d}", "state": state} for n, state in enumerate(State, 1)]
    theatre.tx.execute(insert(schema.appeal), found)


def values(hint: type) -> list[str]:
    if issubclass(hint, Enum):
        return [str(one.value) for one in hint]
    return COUNTS if hint is int else WORDS


def carried(code: str, kind: type[Press]) -> list[str]:
    hints = get_type_hints(kind)
    every = [":".join([code, *one]) for one in product(*(values(hints[field.name]) for field in fields(kind)))]
    return Random(code).sample(every, min(SOME, len(every)))  # noqa: S311  # a draw that is always the same


@pytest.mark.parametrize("code", _CODES)
def test_each_press_is_done_or_refused(theatre: Theatre, code: str) -> None:
    for data in carried(code, _CODES[code]):
        for user in CAST:
            who = people.by_chat(theatre.tx, user)
            if who is not None:
                presses(theatre, who, data)


def presses(theatre: Theatre, who: Person, data: str) -> None:
    undo = theatre.tx.connection.begin_nested()
    try:
        dispatch.press(theatre.tx, who, decode(data), 5, now=theatre.now)
    except Refusal:
        pass
    except Exception as error:
        raise AssertionError(f"{who.role} presses {data}") from error
    finally:
        undo.rollback()


KNOWN = [
    *(f"d:STAND_IN:{n}:{state}:1" for n, state in enumerate(State, 1)),
    *(f"d:FILE:{n}:{state}:1" for n, state in enumerate(State, 1)),
    "wa:VISIT:0",
    "j:P:0:3",
    "j:F:99:0",
]


@pytest.mark.parametrize("data", KNOWN)
def test_what_once_broke_the_program_is_refused(theatre: Theatre, data: str) -> None:
    for user in CAST:
        if (who := people.by_chat(theatre.tx, user)) is not None:
            with pytest.raises(Refusal):
                dispatch.press(theatre.tx, who, decode(data), 5, now=theatre.now)


def test_forged_presses_leave_no_drafts(theatre: Theatre) -> None:
    who = people.by_chat(theatre.tx, 10)
    assert who is not None
    for number in range(50):
        with pytest.raises(Refusal):
            dispatch.press(theatre.tx, who, decode(f"nu:a:all:forged{number}::0:0"), 5, now=theatre.now)
    assert drafts.all_of(theatre.tx, who.id) == []
