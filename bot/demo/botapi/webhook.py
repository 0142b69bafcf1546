"""Telegram's side of a webhook.

It delivers the updates of each chat one after another, and repeats each until it gets a 2xx.
"""

import asyncio
from collections import deque
from collections.abc import Callable

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.demo.botapi.updates import Update, UpdateQueue

Lane = tuple[str, int]
_HEADER = "X-Telegram-Bot-Api-Secret-Token"


def lane_of(update: Update) -> Lane:
    """Return what an update waits behind: messages wait for their chat's, presses for their person's."""
    try:
        if "callback_query" in update:
            return "user", update["callback_query"]["from"]["id"]
        return "chat", next(part["chat"]["id"] for part in update.values() if isinstance(part, dict))
    except (LookupError, StopIteration, TypeError, AttributeError):
        return "other", 0


class Webhook:
    """The address to which updates are delivered, if one is set."""

    def __init__(self, queue: UpdateQueue, confirm: Callable[[int], None], clock: Callable[[], float]) -> None:
        self._queue, self._confirm, self._clock = queue, confirm, clock
        self.url = ""
        self.secret = ""
        self.at_once = 40
        self._resting = False
        self.retry_seconds = 1.0
        self.last_error: tuple[int, str] | None = None
        self._lanes: dict[Lane, deque[Update]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._session: ClientSession | None = None
        self._gate = asyncio.Semaphore(self.at_once)

    def start(self, url: str, secret: str, at_once: int) -> None:
        self._drop_lanes()
        self.url, self.secret, self.at_once = url, secret, at_once
        self._gate = asyncio.Semaphore(at_once)
        self.wake()

    def stop(self) -> None:
        self.url = ""
        self._drop_lanes()

    def wake(self) -> None:
        """Deliver what waits."""
        self._resting = False
        for update in [*self._queue.again, *self._queue.pending.values()]:
            self.tell(update)

    async def rest(self) -> None:
        """Deliver nothing until woken."""
        self._resting = True
        self._drop_lanes()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._session:
            await self._session.close()
            self._session = None

    def _drop_lanes(self) -> None:
        self._lanes.clear()
        for task in self._tasks:
            task.cancel()

    def tell(self, update: Update) -> None:
        if not self.url or self._resting:
            return
        lane = lane_of(update)
        if lane in self._lanes:
            self._lanes[lane].append(update)
            return
        self._lanes[lane] = deque([update])
        task = asyncio.get_running_loop().create_task(self._run(lane, self._lanes[lane]))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run(self, lane: Lane, waiting: deque[Update]) -> None:
        while waiting:
            async with self._gate:
                pause = await self._bring(waiting[0])
            if pause is None:
                self._done(waiting.popleft())
            else:
                await asyncio.sleep(pause)
        self._lanes.pop(lane, None)

    def _done(self, update: Update) -> None:
        if update in self._queue.again:
            self._queue.again.remove(update)
        else:
            self._confirm(update["update_id"])

    async def _bring(self, update: Update) -> float | None:
        """Deliver an update; return the seconds until the next try, or None if it arrived."""
        if self._session is None:
            self._session = ClientSession(timeout=ClientTimeout(total=60))
        headers = {_HEADER: self.secret} if self.secret else {}
        self._queue.given += 1
        try:
            async with self._session.post(self.url, json=update, headers=headers, allow_redirects=False) as answer:
                if 200 <= answer.status < 300:
                    return None
                self._failed(f"Wrong response from the webhook: {answer.status} {answer.reason}")
                return float(answer.headers.get("Retry-After", self.retry_seconds))
        except (ClientError, TimeoutError, OSError) as error:
            self._failed(str(error) or type(error).__name__)
            return self.retry_seconds

    def _failed(self, why: str) -> None:
        self.last_error = (int(self._clock()), why)
