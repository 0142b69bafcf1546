"""A webhook that Telegram can't reach is trouble until nothing waits there; one that was replaced is set again."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot.delivery.announcing import Announcer

URL, EARLIER = "https://bot.example/telegram", datetime(2024, 10, 25, 1, tzinfo=UTC)
LATER = EARLIER + timedelta(minutes=3)


class Telegram:
    """Tells what it is given, one after the other, and then nothing more."""

    def __init__(self, *told: tuple[int, datetime | None, str]) -> None:
        self.told: Iterator[tuple[int, datetime | None, str]] = iter(told)
        self.set: list[str] = []
        self.over = asyncio.Event()

    async def set_webhook(self, url: str, **_: object) -> bool:
        self.set.append(url)
        return True

    async def get_webhook_info(self) -> Any:
        found = next(self.told, None)
        if found is None:
            self.over.set()
            await asyncio.Event().wait()
            raise AssertionError
        waits, failed, url = found
        return SimpleNamespace(pending_update_count=waits, last_error_date=failed, url=url)


class Watch:
    def __init__(self) -> None:
        self.said: list[str] = []

    def well(self) -> None:
        self.said.append("well")

    def fails(self, problem: str) -> None:
        self.said.append(problem)


async def watched(telegram: Telegram) -> list[str]:
    watch = Watch()
    task = asyncio.create_task(Announcer(cast("Any", telegram), URL, None, cast("Any", watch), every=0).run())
    await asyncio.wait_for(telegram.over.wait(), 5)
    task.cancel()
    return watch.said


TROUBLE = "Telegram can't bring updates to the webhook"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ([(0, None, URL)], ["well"]),
        ([(3, EARLIER, URL)], ["well"]),  # what failed before the start is over
        ([(0, None, URL), (2, LATER, URL)], ["well", TROUBLE]),
        ([(0, EARLIER, URL), (2, LATER, URL), (1, LATER, URL), (0, LATER, URL)], ["well", TROUBLE, TROUBLE, "well"]),
    ],
)
async def test_trouble_lasts_while_something_waits(
    told: list[tuple[int, datetime | None, str]], said: list[str]
) -> None:
    telegram = Telegram(*told)
    assert await watched(telegram) == said
    assert telegram.set == [URL]


async def test_a_webhook_that_was_replaced_is_set_again() -> None:
    telegram = Telegram((0, None, URL), (0, None, "https://else.example"), (0, None, ""), (0, None, URL))
    await watched(telegram)
    assert telegram.set == [URL, URL, URL]
