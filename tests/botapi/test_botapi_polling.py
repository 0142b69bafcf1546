"""Updates by long polling and by webhook: kept until confirmed, in order, to one receiver."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot
from telegram.error import BadRequest, Conflict

from bot.demo.botapi import Person, serve
from tests.botapi.conftest import TOKEN, Stage


def texts(updates: tuple[Any, ...]) -> list[str]:
    return [update.message.text for update in updates]


async def test_updates_stay_until_they_are_confirmed(bot: Bot, li: Person) -> None:
    for number in range(5):
        await li.says(f"m{number}")
    first = await bot.get_updates()
    assert texts(first) == ["m0", "m1", "m2", "m3", "m4"]
    assert texts(await bot.get_updates(limit=2)) == ["m0", "m1"]
    assert texts(await bot.get_updates(offset=first[2].update_id)) == ["m2", "m3", "m4"]
    assert texts(await bot.get_updates(offset=first[0].update_id)) == ["m2", "m3", "m4"]
    assert texts(await bot.get_updates(offset=-1)) == ["m4"]
    assert texts(await bot.get_updates()) == ["m4"]
    assert await bot.get_updates(offset=first[4].update_id + 1) == ()
    info = await bot.get_webhook_info()
    assert info.pending_update_count == 0


async def test_a_long_poll_ends_when_something_comes(bot: Bot, li: Person) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=10))
    await asyncio.sleep(0.05)
    await li.says("hello")
    started = time.monotonic()
    assert texts(await poll) == ["hello"]
    assert time.monotonic() - started < 0.5


async def test_a_long_poll_ends_empty_in_time(bot: Bot, li: Person) -> None:
    started = time.monotonic()
    assert await bot.get_updates(timeout=1) == ()
    assert 0.9 < time.monotonic() - started < 1.5


async def test_the_older_of_two_pollers_is_told_to_go(bot: Bot, li: Person) -> None:
    older = asyncio.create_task(bot.get_updates(timeout=10))
    await asyncio.sleep(0.05)
    newer = asyncio.create_task(bot.get_updates(timeout=10))
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await older
    await li.says("hello")
    assert texts(await newer) == ["hello"]


async def test_a_poller_that_is_gone_takes_nothing_with_it(stage: Stage, bot: Bot, li: Person) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=10))
    await asyncio.sleep(0.05)
    poll.cancel()
    await asyncio.sleep(0.05)
    stage.world.redeliver({"update_id": 7, "message": (await li.says("once more")).raw})
    assert texts(await bot.get_updates(timeout=1)) == ["once more", "once more"]


async def test_only_the_wanted_kinds_come(bot: Bot, li: Person) -> None:
    await bot.get_updates(allowed_updates=["message"])
    said = await li.says("hello")
    await li.edits(said, "hello!")
    assert texts(await bot.get_updates()) == ["hello"]
    await bot.get_updates(allowed_updates=[])
    await li.edits(said, "hello?")
    assert (await bot.get_updates())[-1].edited_message


async def test_redelivered_broken_and_strange_updates(
    stage: Stage, bot: Bot, http: httpx.AsyncClient, li: Person
) -> None:
    await li.says("hello")
    [update] = await bot.get_updates()
    assert await bot.get_updates(offset=update.update_id + 1) == ()
    stage.world.redeliver({"update_id": update.update_id, "message": {"no": "message"}})
    stage.world.push_raw({"poll": {"id": "of no known shape"}})
    stage.world.push_raw("no update at all")
    poll = f"/bot{TOKEN}/getUpdates?offset={update.update_id + 1}"
    assert (await http.get(poll)).json()["result"] == [
        {"update_id": update.update_id, "message": {"no": "message"}},
        "no update at all",
        {"update_id": update.update_id + 1, "poll": {"id": "of no known shape"}},
    ]
    assert len((await http.get(poll)).json()["result"]) == 1


class Hook:
    """A webhook's receiver that can be told what to answer."""

    def __init__(self) -> None:
        self.url = ""
        self.got: list[tuple[str, str | None]] = []
        self.answers: list[tuple[int, dict[str, str]]] = []
        self.news = asyncio.Event()

    async def take(self, request: Request) -> Response:
        update = await request.json()
        part = update.get("message") or update["callback_query"]
        self.got.append((part.get("text") or part["data"], request.headers.get("X-Telegram-Bot-Api-Secret-Token")))
        self.news.set()
        status, headers = self.answers.pop(0) if self.answers else (200, {})
        return Response(status_code=status, headers=headers)

    async def has(self, count: int) -> list[str]:
        async with asyncio.timeout(5):
            while len(self.got) < count:
                await self.news.wait()
                self.news.clear()
        return [text for text, _ in self.got]


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    async with serve(Starlette(routes=[Route("/hook", hook.take, methods=["POST"])])) as url:
        hook.url = f"{url}/hook"
        yield hook


async def test_a_webhook_gets_what_waits_and_what_comes(stage: Stage, bot: Bot, li: Person, hook: Hook) -> None:
    await li.says("before")
    await bot.set_webhook(hook.url, secret_token="s3cret")
    await li.says("after")
    assert await hook.has(2) == ["before", "after"]
    assert {secret for _, secret in hook.got} == {"s3cret"}
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates()
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == (hook.url, 0)
    await bot.delete_webhook()
    assert await bot.get_updates() == ()


async def test_a_webhook_is_asked_again_and_order_per_chat_holds(
    stage: Stage, bot: Bot, li: Person, hook: Hook
) -> None:
    stage.world.webhook.retry_seconds = 0.05
    other = Person(stage.world, 6, "Other")
    hook.answers = [(503, {"Retry-After": "1"}), (200, {}), (500, {})]
    await bot.set_webhook(hook.url)
    started = time.monotonic()
    await li.says("one")
    await li.says("two")
    await hook.has(1)
    await other.says("other")
    assert await hook.has(5) == ["one", "other", "one", "one", "two"]
    assert 1 <= time.monotonic() - started < 2
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 500 Internal Server Error"


async def test_pending_updates_can_be_dropped_or_kept(bot: Bot, li: Person, hook: Hook) -> None:
    await li.says("lost")
    await bot.delete_webhook(drop_pending_updates=True)
    await li.says("kept")
    await bot.delete_webhook()
    assert texts(await bot.get_updates()) == ["kept"]


async def test_a_webhook_needs_https_and_a_clean_secret(bot: Bot) -> None:
    with pytest.raises(BadRequest, match=r"(?i)HTTPS URL must be provided"):
        await bot.set_webhook("http://example.org/hook")
    with pytest.raises(BadRequest, match=r"(?i)unallowed characters"):
        await bot.set_webhook("https://example.org/hook", secret_token="a b")
