"""Two answer a class, or confirm its drafts, at the same time: each member has one draft and one answer."""

from collections import Counter
from typing import Any

from sqlalchemy import select

from bot.domain.appeals.action import State
from bot.domain.base.errors import BadInput
from bot.domain.people.person import Person, Role
from bot.usecases.classes import replying
from storage import schema
from storage.engine.database import Transaction
from tests.desk import HOME, Desk
from tests.house import START
from tests.races.conftest import Crowd
from tests.usecases.test_class_answers import Play

TIMES = 5


def set_up(tx: Transaction) -> dict[str, Any]:
    """A class of three open members with a measure in force, two coordinators and two contacts."""
    desk = Desk(tx)
    coordinators = [desk.person(Role.COORDINATOR) for _ in range(2)]
    contacts = [desk.person(Role.CONTACT, HOME) for _ in range(2)]
    play = Play(desk, coordinators[0], contacts[0])
    play.opens(*(desk.appeal(State.HANDLING, desk.enterprise(f"企业{n}")) for n in range(3)))
    return {"row": play.row, "coordinators": coordinators, "contacts": contacts}


def answers(tx: Transaction, who: Person, row: int) -> str:
    play = Play(Desk(tx), who, who, row)
    try:
        play.answers()
    except BadInput as refused:
        return refused.problem
    return "answered"


def confirms(tx: Transaction, who: Person, answer: int) -> str:
    try:
        replying.confirm(tx, who, answer, now=START)
    except BadInput as refused:
        return refused.problem
    return "confirmed"


def sends(tx: Transaction, row: int, who: Person) -> None:
    Play(Desk(tx), who, who, row).passes()


def drafts(tx: Transaction) -> Counter[int]:
    return Counter(tx.execute(select(schema.class_reply.c.appeal)).scalars())


def given(tx: Transaction) -> Counter[int]:
    return Counter(tx.execute(select(schema.event.c.appeal).where(schema.event.c.action == "ANSWER")).scalars())


async def test_of_two_coordinators_one_answers(crowd: Crowd) -> None:
    for _ in range(TIMES):
        scene = await crowd.alone(set_up)
        told = await crowd.together(*((answers, who, scene["row"]) for who in scene["coordinators"]))
        assert sorted(told) == ["answered", "class_all_answered"]
    assert set((await crowd.alone(drafts)).values()) == {1}


async def test_of_two_contacts_one_confirms(crowd: Crowd) -> None:
    for turn in range(1, TIMES + 1):
        scene = await crowd.alone(set_up)
        await crowd.alone(answers, scene["coordinators"][0], scene["row"])
        told = await crowd.together(*((confirms, who, turn) for who in scene["contacts"]))
        assert sorted(told) == ["class_no_drafts", "confirmed"]
        await crowd.alone(sends, scene["row"], scene["contacts"][0])
        counted = await crowd.alone(given)
        assert (len(counted), set(counted.values())) == (3 * turn, {1})
