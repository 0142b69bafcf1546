"""What tests share: an open house, and people with standing roles in it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.demo.botapi import Person
from bot.domain.people import Role
from tests.house import House, open_house


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path) as opened:
        yield opened


@pytest.fixture
async def 企业(house: House) -> Person:
    return await house.enterprise("李敏", "91350100M000100Y43")


@pytest.fixture
async def 海关(house: House) -> Person:
    return await house.hires("张海燕", Role.CONTACT, "昆明海关")


@pytest.fixture
async def 教育厅(house: House) -> Person:
    return await house.hires("陈思", Role.CONTACT, "省教育厅")


@pytest.fixture
async def 负责人(house: House) -> Person:
    return await house.hires("杨立", Role.HEAD, "省教育厅")


@pytest.fixture
async def 统筹员(house: House) -> Person:
    return await house.hires("周岚", Role.COORDINATOR)


@pytest.fixture
async def 督查员(house: House) -> Person:
    return await house.hires("赵明", Role.SUPERVISOR)
