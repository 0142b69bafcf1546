"""Asks the Bot API who the bot is if nothing was heard from it for a while, to notice a broken connection."""

import asyncio
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

import structlog
from telegram import Bot

from bot.delivery.clocks import Clocks
from bot.delivery.transport import AiohttpRequest
from bot.delivery.watch import Watch, problem_of

log = structlog.get_logger()
EVERY, QUIET = 5.0, 10.0  # seconds between two looks; without a word from the Bot API


@dataclass
class Prober:
    """Tells `road` whether the Bot API answers; nothing is asked while other calls succeed."""

    bot: Bot
    request: AiohttpRequest
    clocks: Clocks
    road: Watch
    every: float = EVERY
    quiet: float = QUIET

    async def run(self) -> None:
        while True:
            await asyncio.sleep(self.every)
            if self.road.failing is not None or self.road.quiet_for() > self.quiet:
                await self.ask()

    async def ask(self) -> None:
        began = self.clocks.machine()
        try:
            await self.request.post(f"{self.bot.base_url}/getMe")
        except Exception as error:  # noqa: BLE001  # whatever it is, nothing gets through
            log.warning("bot_api.silent", error=error)
            self.road.fails(problem_of(error), began)
        else:
            self.road.well()

    def skew(self) -> float | None:
        """Return by how many seconds our clock is ahead of the Bot API's; None if it has not answered yet."""
        if self.request.dated is None:
            return None
        said, at = self.request.dated
        try:
            telegram = parsedate_to_datetime(said).timestamp()
        except ValueError:
            return None
        passed = asyncio.get_running_loop().time() - at
        return round(self.clocks.people().timestamp() - telegram - passed, 1)
