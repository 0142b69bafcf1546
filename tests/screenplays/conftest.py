"""The house with a curtain: what must hold after every play is looked at when it ends."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.demo.botapi import Person
from tests.channels.at_the_page import house_of_pages
from tests.doors import is_at_the_page
from tests.house import House, open_house
from tests.screenplays.stage import curtain


@pytest.fixture
async def house(request: pytest.FixtureRequest, tmp_path: Path, database_url: str) -> AsyncIterator[House]:
    on_page = is_at_the_page(request.path.name, request.node.originalname, database_url)
    opens = house_of_pages if on_page else open_house
    async with opens(tmp_path, database_url=database_url) as opened:
        yield opened
        await curtain(opened)


@pytest.fixture
def 同事(house: House) -> Person:
    """A second person of the enterprise, whom the bot does not know yet."""
    return house.newcomer("芳", phone="13900001111")


@pytest.fixture
def 新人(house: House) -> Person:
    """Somebody whom the bot does not know yet."""
    return house.newcomer("新")


@pytest.fixture
async def 别家(house: House) -> Person:
    return await house.enterprise("赵云", "91530100DEM000001C")
