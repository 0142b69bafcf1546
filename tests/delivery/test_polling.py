"""One process polls at a time: through however long a poll, and another soon after it died."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from storage.engine import leases
from tests.house import House, open_house

LEASE = 0.5
Asks = Callable[[], Awaitable[bool]]


@pytest.fixture
async def poll(tmp_path: Path) -> AsyncIterator[tuple["asyncio.Task[None]", Asks]]:
    """A process that polls with a short lease, and another's question whether the place is free."""
    async with open_house(tmp_path, poll_seconds=30) as house:
        await house.app._cancel("receiver")
        await house.app.receiver.finish()
        receiver = replace(house.app.receiver, lease=LEASE, holder="first")
        yield asyncio.create_task(receiver.run()), lambda: asks(house)


async def asks(house: House) -> bool:
    clocks = house.app.receiver.clocks
    taken = (leases.POLL, "second", clocks.machine(), LEASE, clocks.people())
    return await house.app.database.write(leases.hold, *taken)


async def test_who_polls_longer_than_the_lease_keeps_the_place(poll: tuple["asyncio.Task[None]", Asks]) -> None:
    polling, free = poll
    for _ in range(20):
        await asyncio.sleep(LEASE / 10)
        assert not await free()
    polling.cancel()


async def test_the_place_of_a_dead_one_is_free_when_the_lease_is_over(
    poll: tuple["asyncio.Task[None]", Asks],
) -> None:
    polling, free = poll
    await asyncio.sleep(LEASE / 5)
    polling.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await polling
    died = time.monotonic()
    while not await free():
        await asyncio.sleep(LEASE / 10)
    assert time.monotonic() - died <= LEASE * 5  # a busy machine asks late
