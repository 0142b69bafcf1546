"""Alarms of one kind: the first by themselves, the rest together, so that nobody's chat is filled."""

from datetime import timedelta
from functools import partial

import pytest

from bot.demo.botapi import Person
from bot.domain.base.dead_letter import Source
from bot.domain.people.person import Role
from bot.domain.reach.alarms import RULES, Alarm
from bot.texts.render import render
from bot.texts.style.words import Words
from bot.usecases.desk.dead_letters import dead_letter
from storage.engine.database import Transaction
from tests.faults.conftest import post, row_of
from tests.faults.trouble import until
from tests.house import House
from tests.screenplays.stage import quiet

MANY = 30
OF_REACH, GIVEN_UP = RULES[Alarm.OUT_OF_REACH], RULES[Alarm.GIVEN_UP]


def count(person: Person, words: str) -> int:
    return sum(words in one.text for one in person.messages)


async def lost(house: House, first: int, many: int) -> None:
    """So many people block the bot and are written to."""
    chats = [(await house.enterprise(f"成员{n}", f"USCC{n}")).id for n in range(first, first + many)]
    for chat in chats:
        house.world.faults.add("sendMessage", chat, kind="403", count=None)
    sent = await post(house, *chats)
    for row in sent:
        await until(partial(held, house, row), 20)
    await quiet(house)


async def held(house: House, row: int) -> bool:
    return bool((await row_of(house, row)).state == "HELD")


async def test_many_out_of_reach_are_few_messages(house: House, 统筹员: Person) -> None:
    await lost(house, 0, MANY)
    assert count(统筹员, "可能停用了机器人") == OF_REACH.singly
    await house.until(house.clock.moment + OF_REACH.window)
    await 统筹员.sees(f"又有{MANY - OF_REACH.singly}人联系不上")
    await 统筹员.presses("查看无法送达的人员")
    await 统筹员.sees(f"共{MANY}人")
    await lost(house, MANY, 2)
    assert count(统筹员, "可能停用了机器人") == OF_REACH.singly
    await house.until(house.clock.moment + OF_REACH.window)
    await 统筹员.sees("又有2人联系不上")
    await house.days(3)
    await quiet(house)
    assert count(统筹员, "又有") == 2
    await lost(house, MANY + 2, 1)
    assert count(统筹员, "可能停用了机器人") == OF_REACH.singly + 1


@pytest.fixture
async def 管理员(house: House) -> Person:
    return await house.hires("何平", Role.ADMIN)


async def fails(house: House, row: int, error: str) -> None:
    def note(tx: Transaction) -> None:
        from bot.delivery.settle import post as write  # noqa: PLC0415  # beside the faults' own of that name

        now, words = house.clock.now(), Words(tx.programme.pack, "zuozhen_bot")
        told = dead_letter(tx, Source.INBOX, row, error, now=now)
        write(tx, told, lambda notice: render(notice, words), None, now)

    await house.app.database.write(note)
    await quiet(house)


async def test_what_fails_alike_is_told_once_an_hour(house: House, 管理员: Person) -> None:
    for row in range(5):
        await fails(house, row, "KeyError('x')")
    await fails(house, 9, "ValueError('x')")
    assert count(管理员, "多次处理失败") == 2
    await house.until(house.clock.moment + GIVEN_UP.window - timedelta(minutes=1))
    assert count(管理员, "又有") == 0
    await house.until(house.clock.moment + timedelta(minutes=1))
    await 管理员.sees("又有4项同样的处理失败")
    await house.days(2)
    await fails(house, 10, "KeyError('x')")
    assert count(管理员, "多次处理失败") == 3
