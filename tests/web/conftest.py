"""A house that takes its updates by webhook."""

import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr
from sqlalchemy import select

from bot.delivery.web import SECRET_HEADER, Web
from storage import schema
from storage.engine.database import Transaction
from tests.house import House, open_house
from tests.loopback import http_client

SECRET = "a-secret_of-the-house"


@dataclass
class Door:
    """The house's web server as somebody outside sees it."""

    house: House
    url: str

    @property
    def web(self) -> Web:
        return self.house.app.web.web

    async def get(self, path: str) -> httpx.Response:
        async with http_client() as client:
            return await client.get(f"{self.url}{path}")

    async def brings(self, body: Any, secret: str | None = SECRET) -> httpx.Response:
        """Bring a body as Telegram does; bytes go as they are."""
        headers = {} if secret is None else {SECRET_HEADER.encode(): secret.encode()}
        content = {"content": body} if isinstance(body, bytes) else {"json": body}
        async with http_client() as client:
            return await client.post(f"{self.url}/telegram", headers=headers, **content)

    async def rows(self, table: Any = schema.inbox) -> list[Any]:
        def every(tx: Transaction) -> list[Any]:
            return list(tx.execute(select(table).order_by(table.c.id)).all())

        return await self.house.app.database.read(every)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def webhook(port: int) -> dict[str, object]:
    return {
        "webhook_url": f"http://127.0.0.1:{port}",
        "webhook_secret": SecretStr(SECRET),
        "http_port": port,
    }


@pytest.fixture
async def door(tmp_path: Path, database_url: str) -> AsyncIterator[Door]:
    port = free_port()
    async with open_house(tmp_path, database_url=database_url, **webhook(port)) as house:
        opened = Door(house, f"http://127.0.0.1:{port}")
        opened.web.slow, opened.web.retry_after = 0.3, 1
        yield opened


@pytest.fixture
def house(door: Door) -> House:
    return door.house
