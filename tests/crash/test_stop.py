"""A clean stop: who waits in the bot's loops can always be called away."""

import asyncio

from bot.delivery.worker import wait


async def test_a_call_to_stop_is_heard_even_when_work_comes_in_the_same_instant() -> None:
    work = asyncio.Event()

    async def loop() -> None:
        while True:
            work.clear()
            await wait(work, 60)

    running = asyncio.create_task(loop())
    await asyncio.sleep(0)
    work.set()
    await asyncio.sleep(0)  # the event has been seen, the loop has not yet gone on
    running.cancel()
    done, _ = await asyncio.wait({running}, timeout=1)
    running.cancel()
    assert done
