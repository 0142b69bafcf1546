"""A Bot API server in the test's own loop, with the real python-telegram-bot to talk to it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import httpx
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.request import HTTPXRequest

from bot.demo.botapi import BotApi, Person, World, serve
from tests.loopback import http_client

TOKEN = "4242:test"
GO = InlineKeyboardMarkup.from_button(InlineKeyboardButton("Go", callback_data="go"))


@dataclass(frozen=True)
class Stage:
    """The server, one bot's world in it, and where it listens."""

    api: BotApi
    url: str

    @property
    def world(self) -> World:
        return self.api.world(TOKEN)

    def bot(self) -> Bot:
        request = HTTPXRequest(read_timeout=1.0, connect_timeout=2.0)
        return Bot(TOKEN, f"{self.url}/bot", f"{self.url}/file/bot", request=request, get_updates_request=request)


@pytest.fixture(autouse=True)
def without_deprecated_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library warns of plain seconds, and asks to be told so."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    api = BotApi()
    async with serve(api) as url:
        yield Stage(api, url)
    assert not [bug for world in api.worlds.values() for bug in world.bugs]


@pytest.fixture
async def bot(stage: Stage) -> AsyncIterator[Bot]:
    async with stage.bot() as bot:
        yield bot


@pytest.fixture
async def http(stage: Stage) -> AsyncIterator[httpx.AsyncClient]:
    """The page's or the test's own way to the server."""
    async with http_client(base_url=stage.url) as client:
        yield client


@pytest.fixture
def li(stage: Stage) -> Person:
    """Somebody who has started the bot."""
    person = Person(stage.world, 5, "Li", username="li_ming", phone="+8613812345678")
    stage.world.start(5)
    return person
