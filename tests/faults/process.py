"""`python -m bot run` as its own process, with a wrong house or clock, as an operator meets it."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.crash.process import settings
from tests.house import fresh_sqlite
from tests.starting import Process, start

PATIENCE = 60.0  # seconds; how long it takes is no matter of these tests
TOKEN = "1:process"


@dataclass
class Run:
    """A process that was started; its words are read to the end."""

    process: Process

    async def serves(self) -> None:
        assert self.process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            while not (line := await self.process.stdout.readline()).startswith(b"serving"):
                assert line, await self.ends()

    async def ends(self, how: signal.Signals | None = None) -> tuple[int | None, str]:
        """Wait for its end, after a signal if one is given; return the exit code and what it complained of."""
        if how is not None:
            self.process.send_signal(how)
        _, errors = await asyncio.wait_for(self.process.communicate(), PATIENCE)
        return self.process.returncode, errors.decode("utf-8", "replace")


@asynccontextmanager
async def bot(folder: Path, api: str, database: str | None = None, **more: str) -> AsyncIterator[Run]:
    """Start the bot; `more` are settings."""
    environment = os.environ | settings(folder, api, TOKEN, database or fresh_sqlite(folder)) | more
    started = await start("bot", "run", environment=environment)
    try:
        yield Run(started)
    finally:
        if started.returncode is None:
            started.kill()
            await started.communicate()
