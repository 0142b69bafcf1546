"""A webhook that somebody changes or removes is set again, and one that Telegram can't use is told."""

from pathlib import Path

import pytest

from tests.faults.trouble import until
from tests.house import House
from tests.loopback import http_client
from tests.screenplays.stage import on_sqlite
from tests.web.conftest import Door


@pytest.fixture
def house(door: Door) -> House:
    door.house.app.announcer.every = 0.1
    return door.house


async def asked(house: House, method: str, **fields: str) -> None:
    async with http_client() as client:
        await client.post(f"{house.app.application.bot.base_url}/{method}", data=fields)


@on_sqlite
async def test_it_is_set_again(house: House, tmp_path: Path) -> None:
    hook = house.world.webhook
    await until(lambda: hook.url)
    mine = hook.url
    for method, fields in (("deleteWebhook", {}), ("setWebhook", {"url": "http://127.0.0.1:9/"})):
        await asked(house, method, **fields)
        assert hook.url != mine
        await until(lambda: hook.url == mine, 20)
