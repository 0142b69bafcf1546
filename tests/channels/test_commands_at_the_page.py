"""Whoever has nothing but the page does there what their role may: each command is on its menu, and is answered."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.demo.botapi import Person
from bot.domain.people.person import Role
from bot.texts.style import menus
from tests.channels.at_the_page import PersonAtThePage, house_of_pages
from tests.desk import HOME
from tests.house import House, fresh_sqlite
from tests.screenplays.stage import curtain, quiet

ENDS_THE_CHAT = {"delete_me"}
NOT_FOR = ("由其他身份的人办理", "没有这个命令", "听不懂")


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with house_of_pages(tmp_path, database_url=fresh_sqlite(tmp_path)) as opened:
        yield opened
        await curtain(opened)


async def of(house: House, role: Role) -> Person:
    if role is Role.MEMBER:
        return await house.enterprise("李敏", "91350100M000100Y43")
    department = HOME if role in {Role.CONTACT, Role.HEAD} else None
    return await house.hires("李敏", role, department)


@pytest.mark.parametrize("role", Role)
async def test_each_command_of_a_role_is_offered_and_answered(house: House, role: Role) -> None:
    person = await of(house, role)
    assert isinstance(person, PersonAtThePage)
    page = (await person.browser.client.get("/")).text
    for name in (one for one, _ in menus.commands(role) if one not in ENDS_THE_CHAT):
        assert f'value="/{name}"' in page, name
        before = len(person.chat.shown)
        await person.says(f"/{name}")
        await quiet(house)
        answers = [one.text for one in person.chat.shown[before:]]
        assert answers, name
        assert not [one for one in answers if any(word in one for word in NOT_FOR)], answers
