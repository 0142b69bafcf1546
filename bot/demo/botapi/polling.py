"""Long polling: only the newest poller is served."""

import asyncio

from bot.demo.botapi.bell import Bell
from bot.demo.botapi.errors import conflict
from bot.demo.botapi.updates import Update, UpdateQueue

_TWO_POLLERS = "terminated by other getUpdates request; make sure that only one bot instance is running"


class Poller:
    """Serves whoever asked last; an earlier poller is told that another one came."""

    def __init__(self, queue: UpdateQueue) -> None:
        self._queue = queue
        self._bell = Bell()
        self._turn = 0
        self._ends = 0

    def wake(self) -> None:
        self._bell.ring()

    def let_go(self) -> None:
        """End the waiting poll with an empty answer."""
        self._ends += 1
        self._bell.ring()

    async def poll(self, limit: int, seconds: float) -> list[Update]:
        self._turn += 1
        mine, ends = self._turn, self._ends
        self._bell.ring()
        deadline = asyncio.get_running_loop().time() + seconds
        while not len(self._queue) and ends == self._ends:
            left = deadline - asyncio.get_running_loop().time()
            if left <= 0:
                break
            await self._bell.heard(left)
            if mine != self._turn:
                raise conflict(_TWO_POLLERS)
        return self._queue.take(limit)
