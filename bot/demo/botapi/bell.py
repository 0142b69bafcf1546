"""A bell that wakes all who wait for something to happen."""

import asyncio


class Bell:
    """Wakes those who wait when it rings; who comes later waits for the next ring."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        waiting, self._waiting = self._waiting, set()
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def heard(self, timeout: float) -> bool:  # noqa: ASYNC109  the answer to a time-out is False
        future = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            async with asyncio.timeout(timeout):  # `wait_for` may swallow a cancellation in Python 3.11
                await future
        except TimeoutError:
            return False
        finally:
            self._waiting.discard(future)
        return True
