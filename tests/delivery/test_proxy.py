"""The Bot API is asked through the proxy that is set, by polls, calls and the doctor alike."""

import asyncio
import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from pydantic import SecretStr
from telegram.error import NetworkError

from bot.config.settings import Settings
from bot.delivery import checkup
from bot.delivery.bot_api_start import Refused
from bot.delivery.proxy import proxy_of
from bot.delivery.transport import AiohttpRequest
from bot.demo.botapi import BotApi, Person, serve
from tests.house import TOKEN, open_house

AWAY = "http://telegram.invalid"  # nobody answers to this name: only a proxy leads there


@dataclass
class Proxy:
    """Takes requests on loopback, notes whom they are for, and carries plain ones to one server."""

    target: str
    port: int = 0
    lines: list[str] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        self.lines.append(head.split(" HTTP/")[0])
        self.headers.append(head)
        if head.startswith("CONNECT"):
            writer.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
            writer.close()
            return
        server = urlsplit(self.target)
        there = await asyncio.open_connection(server.hostname, server.port)
        there[1].write(head.replace(AWAY, "", 1).replace("\r\n", "\r\nConnection: close\r\n", 1).encode())
        await asyncio.gather(self._carry(reader, there[1]), self._carry(there[0], writer))

    async def _carry(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        while data := await source.read(65536):
            sink.write(data)
        sink.close()


@asynccontextmanager
async def proxy(target: str = "") -> AsyncIterator[Proxy]:
    opened = Proxy(target)
    server = await asyncio.start_server(opened.take, "127.0.0.1", 0)
    opened.port = server.sockets[0].getsockname()[1]
    try:
        yield opened
    finally:
        server.close()


@pytest.mark.parametrize("how", ["BOT_API_PROXY", "HTTP_PROXY"])
async def test_polls_and_calls_go_through_it(how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    telegram = BotApi()
    async with serve(telegram) as api, proxy(api) as between:
        monkeypatch.setenv(how, between.url)
        given = {"bot_api_proxy": SecretStr(between.url)} if how == "BOT_API_PROXY" else {}
        async with open_house(tmp_path, bot_api_url=AWAY, poll_seconds=1, **given):
            person = Person(telegram.world(TOKEN), 7, "李敏")
            telegram.world(TOKEN).start(7)
            await person.says("/start")
            await person.sees("企业", timeout=10)
    methods = {line.split("?")[0].rpartition("/")[2] for line in between.lines}
    assert {"getMe", "getUpdates", "sendMessage"} <= methods


async def test_telegram_itself_is_asked_through_https_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    async with proxy() as between:
        monkeypatch.setenv("HTTPS_PROXY", between.url.replace("http://", "http://me:a-word@"))
        found = proxy_of(Settings())
        async with AiohttpRequest(1, proxy=found) as request:
            with pytest.raises(NetworkError):
                await request.post(f"{checkup.TELEGRAM}/bot{TOKEN}/getMe")
        told = await checkup.check(Settings(bot_token=SecretStr(TOKEN)), found)
    assert between.lines == ["CONNECT api.telegram.org:443"] * 2
    assert f"Basic {base64.b64encode(b'me:a-word').decode()}" in between.headers[0]
    assert "can't be asked" in told.problem


RULES = [
    ({}, "", {}, None),
    ({}, "", {"HTTPS_PROXY": "http://p:1"}, "http://p:1"),
    ({}, "", {"https_proxy": "p:1"}, "http://p:1"),
    ({}, "", {"HTTP_PROXY": "http://p:1"}, None),
    ({}, "", {"ALL_PROXY": "http://p:1"}, "http://p:1"),
    ({}, "", {"HTTPS_PROXY": "http://p:1", "NO_PROXY": "telegram.org"}, None),
    ({"bot_api_proxy": SecretStr("http://q:2")}, "", {"HTTPS_PROXY": "http://p:1"}, "http://q:2"),
    ({}, "http://api.example:81", {"HTTP_PROXY": "http://p:1"}, "http://p:1"),
    ({}, "http://api.example:81", {"HTTP_PROXY": "http://p:1", "NO_PROXY": "api.example"}, None),
    ({}, "http://127.0.0.1:81", {"HTTP_PROXY": "http://p:1"}, None),
    ({}, "http://localhost:81", {"HTTP_PROXY": "http://p:1"}, None),
]


@pytest.mark.parametrize(("given", "server", "environment", "wanted"), RULES)
def test_which_proxy_counts(
    given: dict[str, SecretStr],
    server: str,
    environment: dict[str, str],
    wanted: str | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert proxy_of(Settings(bot_api_url=server).model_copy(update=given)) == wanted


@pytest.mark.parametrize("wrong", ["socks5://127.0.0.1:9", "http://", "ftp://x", "me:secret@p"])
def test_another_kind_of_proxy_is_refused_in_a_sentence(wrong: str) -> None:
    with pytest.raises(Refused, match="check BOT_API_PROXY") as refused:
        proxy_of(Settings(bot_api_proxy=SecretStr(wrong)))
    assert "secret" not in str(refused.value)
