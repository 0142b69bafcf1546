"""Each fault, as the real python-telegram-bot meets it, and whether the message went out all the same."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest
from telegram import Bot
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.demo.botapi import Person
from tests.botapi.conftest import TOKEN, Stage

FAULTS: dict[str, tuple[dict[str, Any], type[TelegramError], bool]] = {
    "429": ({"kind": 429, "retry_after": 7}, RetryAfter, False),
    "403": ({"kind": 403}, Forbidden, False),
    "400": ({"kind": 400, "description": "Bad Request: PEER_ID_INVALID"}, BadRequest, False),
    "500": ({"kind": 500}, NetworkError, False),
    "502": ({"kind": 502}, NetworkError, False),
    "html": ({"kind": "html"}, NetworkError, False),
    "html with 200": ({"kind": "html", "status": 200}, TelegramError, False),
    "timeout after success": ({"kind": "timeout_after_success"}, TimedOut, True),
    "reset before": ({"kind": "reset_before"}, NetworkError, False),
    "reset after": ({"kind": "reset_after"}, NetworkError, True),
    "too slow": ({"kind": "slow", "seconds": 1.3}, TimedOut, True),
}


@pytest.mark.parametrize("case", FAULTS)
async def test_each_fault_reaches_the_library(stage: Stage, bot: Bot, li: Person, case: str) -> None:
    fault, error, arrives = FAULTS[case]
    stage.world.faults.add("sendMessage", **fault)
    with pytest.raises(error) as met:
        await bot.send_message(li.id, "hello")
    assert type(met.value) is error
    if isinstance(met.value, RetryAfter):
        assert met.value.retry_after == timedelta(seconds=7)
    await bot.send_message(li.id, "again")
    if arrives:
        await li.sees("hello")
    assert [row["text"] for row in stage.world.ledger if row["method"] == "sendMessage"].count("hello") == arrives


async def test_a_fault_meets_its_method_and_chat_and_ends_with_its_count(stage: Stage, bot: Bot, li: Person) -> None:
    other = Person(stage.world, 6, "Other")
    await other.says("/start")
    fault = stage.world.faults.add("sendMessage", 6, kind=500, count=2)
    await bot.send_message(li.id, "x")
    await bot.send_chat_action(6, "typing")
    for _ in range(2):
        with pytest.raises(NetworkError):
            await bot.send_message(6, "x")
    await bot.send_message(6, "x")
    assert fault.met == 2


async def test_a_fault_may_last_until_it_is_cleared(
    stage: Stage, bot: Bot, http: httpx.AsyncClient, li: Person
) -> None:
    await http.post(f"/stage/{TOKEN}/faults", json={"kind": "502", "method": None, "count": None})
    tries: list[Callable[[], Awaitable[Any]]] = [
        bot.get_me,
        lambda: bot.send_message(li.id, "x"),
        bot.get_updates,
    ]
    for attempt in tries:
        with pytest.raises(NetworkError):
            await attempt()
    await http.delete(f"/stage/{TOKEN}/faults")
    for attempt in tries:
        await attempt()


async def test_slowness_adds_to_another_fault(stage: Stage, bot: Bot, li: Person) -> None:
    stage.world.faults.add(kind="slow", seconds=0.02, count=None)
    stage.world.faults.add("sendMessage", kind=500)
    with pytest.raises(NetworkError):
        await bot.send_message(li.id, "x")
    await bot.send_message(li.id, "x")


async def test_a_download_can_fail(stage: Stage, bot: Bot, li: Person) -> None:
    sent = await bot.send_document(li.id, b"x", filename="a.txt")
    assert sent.document
    file = await bot.get_file(sent.document.file_id)
    stage.world.faults.add("download", kind="reset_before")
    with pytest.raises(NetworkError):
        await file.download_as_bytearray()
    assert await file.download_as_bytearray() == b"x"


async def test_an_unknown_fault_is_refused(http: httpx.AsyncClient) -> None:
    answer = await http.post(f"/stage/{TOKEN}/faults", json={"kind": "earthquake"})
    assert (answer.status_code, answer.json()["description"]) == (400, "ValueError: no such fault: earthquake")
