"""The processes of the bench: the server, the bots, and what is asked of them."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
QUIET = 0.3  # seconds without a call after which a bot has done all it had to do
PATIENCE = 240.0  # seconds for one load


@asynccontextmanager
async def process(*words: str, **environment: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run `python -m …` until the block is left."""
    started = await asyncio.create_subprocess_exec(
        sys.executable, "-m", *words,
        cwd=ROOT, env=os.environ | environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield started
    finally:
        if started.returncode is None:
            started.send_signal(signal.SIGTERM)
        await asyncio.wait_for(started.communicate(), 30)


@dataclass(frozen=True, slots=True)
class Server:
    """The server as the bench sees it."""

    url: str

    async def ask(self, **wanted: float) -> dict[str, Any]:
        return await asyncio.to_thread(self._ask, wanted)

    def _ask(self, wanted: dict[str, float]) -> dict[str, Any]:
        request = urllib.request.Request(f"{self.url}/control", json.dumps(wanted).encode())  # noqa: S310  # loopback
        with urllib.request.urlopen(request) as answer:  # noqa: S310  # as above
            found: dict[str, Any] = json.loads(answer.read())
        return found

    async def forget(self) -> None:
        await self.ask(count=0, chats=1, delay=0)

    async def polled(self) -> None:
        """Wait until a bot asks for updates."""
        while not (await self.ask())["polled"]:
            await asyncio.sleep(0.05)

    async def rate(self, count: int, chats: int, delay: float) -> float:
        """Return how many of `count` updates a second are answered, from the first one handed out to the last call."""
        await self.ask(count=count, chats=chats, delay=delay)
        end, before = time.monotonic() + PATIENCE, None
        while time.monotonic() < end:
            await asyncio.sleep(QUIET + delay)
            found = await self.ask()
            if found["calls"].get("sendMessage", 0) >= count and found == before:
                return self._checked(found, count)
            before = found
        raise TimeoutError(f"{count} updates were not answered: {found}")

    def _checked(self, found: dict[str, Any], count: int) -> float:
        if found["calls"]["sendMessage"] != count:
            raise AssertionError(f"{count} updates, but {found['calls']} calls")
        return float(count / found["seconds"])


@asynccontextmanager
async def server() -> AsyncIterator[Server]:
    async with process("tests.bench.server") as started:
        assert started.stdout is not None
        yield Server(f"http://127.0.0.1:{int(await started.stdout.readline())}")


def environment(server: Server, database: str, folder: Path) -> dict[str, str]:
    """How the bot is run here: as by default, but for Telegram's limits on sending and a log line for each update."""
    return {
        "BOT_TOKEN": "1:bench",
        "BOT_API_URL": server.url,
        "DATABASE_URL": database,
        "FILES_DIR": str(folder / "files"),
        "SEND_PER_SECOND": "1000000",
        "SEND_PER_SECOND_CHAT": "1000000",
        "SEND_BURST_CHAT": "1000000",
        "USER_UPDATES": "0",
        "LOG_LEVEL": "WARNING",
        "PTB_TIMEDELTA": "true",
    }


@dataclass(frozen=True, slots=True)
class Running:
    """A bot that serves, and how long it took until it did."""

    pid: int
    seconds: float

    def memory(self) -> float:
        """Return the resident memory in MB."""
        lines = Path(f"/proc/{self.pid}/status").read_text("utf-8").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


@asynccontextmanager
async def bot(settings: dict[str, str], *parts: str) -> AsyncIterator[Running]:
    """Run the bot as an operator does, from its start until the block is left."""
    since = time.perf_counter()
    async with process("bot", "run", *parts, **settings) as started:
        assert started.stdout is not None
        line = await asyncio.wait_for(started.stdout.readline(), 60)
        if not line.startswith(b"serving"):
            raise AssertionError(f"the bot did not start but said {line!r}")
        seconds = time.perf_counter() - since
        log = asyncio.create_task(_swallow(started.stdout))
        try:
            yield Running(started.pid, seconds)
        finally:
            log.cancel()


async def _swallow(log: asyncio.StreamReader) -> None:
    while await log.read(65536):
        pass
