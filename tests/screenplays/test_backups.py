"""Administrators hear once when no good backup was made for 26 hours, and not again until there was one."""

from datetime import timedelta

import pytest

from bot.demo.botapi import Person
from bot.domain.desk.backup_notices import LATE
from bot.domain.people.person import Role
from bot.usecases.desk import backups
from tests.house import START, House
from tests.screenplays.stage import quiet

SOON = timedelta(minutes=1)
TITLE = "备份没有按时完成"


@pytest.fixture
async def 管理员(house: House) -> Person:
    person = await house.hires("何平", Role.ADMIN)
    await house.app.database.write(backups.watch, now=START)
    return person


async def told(house: House, 管理员: Person) -> int:
    await quiet(house)
    return sum(TITLE in one.text for one in 管理员.messages)


async def copied(house: House) -> None:
    await house.app.database.write(backups.made, now=house.clock.now())


async def test_a_first_backup_that_never_came_is_told_once(house: House, 管理员: Person, 统筹员: Person) -> None:
    await house.until(START + LATE - SOON)
    assert await told(house, 管理员) == 0
    await house.until(START + LATE)
    await 管理员.sees("没有一次完整备份")
    await house.days(5)
    await house.app.database.write(backups.watch, now=house.clock.now())  # a restart
    await house.days(5)
    assert await told(house, 管理员) == 1
    assert await told(house, 统筹员) == 0


async def test_backups_each_night_are_not_spoken_of(house: House, 管理员: Person) -> None:
    for night in range(1, 5):
        await house.until(START + timedelta(days=night))
        await copied(house)
    assert await told(house, 管理员) == 0


async def test_each_gap_is_told_once(house: House, 管理员: Person) -> None:
    for gap in range(1, 4):
        await copied(house)
        last = house.clock.now()
        await house.until(last + LATE - SOON)
        assert await told(house, 管理员) == gap - 1
        await house.days(4)
        assert await told(house, 管理员) == gap
    await 管理员.sees("上一次完整备份")
