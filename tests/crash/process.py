"""The bot as a real process, and the hand that kills it at random moments."""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random

from bot.demo.botapi.bell import Bell
from tests.starting import Process, start

START_SECONDS, STOP_SECONDS = 60.0, 30.0
IN_START = 0.5  # a start takes about as long, of a program that is loaded


def settings(folder: Path, api: str, token: str, database: str) -> dict[str, str]:
    """Return the environment of a bot that nothing slows down but its work."""
    return {
        "BOT_TOKEN": token,
        "BOT_API_URL": api,
        "DATABASE_URL": database,
        "FILES_DIR": str(folder / "files"),
        "POLL_SECONDS": "2",
        "LEASE_SECONDS": "4",
        "SEND_PER_SECOND": "2000",
        "SEND_PER_SECOND_CHAT": "1000",
        "SEND_BURST_CHAT": "1000",
        "USER_UPDATES": "100000",
        "LOG_LEVEL": "WARNING",
    }


class BotProcess:
    """`python -m bot run` on a working morning, started again and again on the same database."""

    def __init__(self, settings: dict[str, str], log: Path, *parts: str) -> None:
        self.log = log
        self.sends = not parts or "--send" in parts
        self.starts: list[float] = []
        self._environment, self._parts, self._serves = os.environ | settings, parts, False
        self._process: Process | None = None

    async def start(self) -> None:
        self._serves = False
        with self.log.open("ab") as log:
            self._process = await start(
                "tests.crash.morning", "run", *self._parts, environment=self._environment, stderr=log
            )

    async def serves(self) -> None:
        """Wait until the process says that it serves."""
        process, since = self._running(), time.monotonic()
        if self._serves:
            return
        if process.stdout is None:
            raise RuntimeError("the process was started without an output")
        line = await asyncio.wait_for(process.stdout.readline(), START_SECONDS)
        if not line.startswith(b"serving"):
            raise AssertionError(f"the bot did not start but said {line!r}\n{self.complaints()}")
        self.starts.append(time.monotonic() - since)
        self._serves = True

    async def end(self, how: signal.Signals) -> int:
        """Send the signal, wait for the end and return the exit code."""
        process = self._running()
        process.send_signal(how)
        await asyncio.wait_for(process.communicate(), STOP_SECONDS)
        self._process = None
        return process.returncode or 0

    @asynccontextmanager
    async def whatever_happens(self) -> AsyncIterator["BotProcess"]:
        """Leave no process behind."""
        try:
            yield self
        finally:
            if self._process is not None and self._process.returncode is None:
                await self.end(signal.SIGKILL)

    def complaints(self) -> str:
        return self.log.read_text("utf-8", "replace")[-5000:] if self.log.exists() else ""

    def _running(self) -> Process:
        if self._process is None or self._process.returncode is not None:
            raise AssertionError(f"the bot has ended by itself\n{self.complaints()}")
        return self._process


class Killer:
    """Ends bots in their start, at random, or right when a message has appeared or updates were confirmed."""

    def __init__(self, bots: Sequence[BotProcess], how: signal.Signals, bells: Sequence[Bell], rng: Random) -> None:
        self.moments: list[float] = []  # of those that send, by the clock of the server's ledger
        self.times = self.in_start = 0
        self._bots, self._how, self._bells, self._rng = bots, how, bells, rng

    async def kills(self, times: int) -> None:
        for self.times in range(1, times + 1):
            bot = self._rng.choice(self._bots)
            await self._await_moment(bot)
            await bot.end(self._how)
            await bot.start()
            if bot.sends:
                self.moments.append(time.time())  # what the killed process had sent by then, the server has read
        for bot in self._bots:
            await bot.serves()

    async def _await_moment(self, bot: BotProcess) -> None:
        how = self._rng.random()
        if how < 0.1:
            self.in_start += 1
            await asyncio.sleep(self._rng.uniform(0, IN_START))
            return
        await bot.serves()
        if how < 0.4:
            await asyncio.sleep(self._rng.uniform(0.02, 1.2))
            return
        await asyncio.sleep(self._rng.uniform(0, 0.5))
        await self._rng.choice(self._bells).heard(2)
        await asyncio.sleep(self._rng.uniform(0, 0.004))
