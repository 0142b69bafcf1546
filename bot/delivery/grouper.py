"""Has appeals grouped at night in a process of its own, so that nobody waits for it."""

from contextlib import aclosing
from dataclasses import dataclass

import structlog

from bot.config.settings import Settings
from bot.delivery.child_process import lines_of
from bot.delivery.rounds import go_round
from bot.usecases.classes import grouping
from storage.engine.database import Database

log = structlog.get_logger()
IDLE = 5.0
COMMAND = "group"


@dataclass
class Grouper:
    database: Database
    settings: Settings
    idle: float = IDLE

    async def run(self) -> None:
        """Serve until cancelled; a failed night's grouping is made up for the next night."""
        await go_round(self.look, self.idle, "grouping.failed")

    async def look(self) -> bool:
        """Group if it is wanted and there is something new; return whether it was done."""
        if not await self.database.read(grouping.is_wanted) or not await self.database.write(grouping.take_up):
            return False
        if not await self.database.read(grouping.is_worth_it):
            return False
        where = {"DATABASE_URL": self.settings.database_url, "PACK": str(self.settings.pack)}
        async with aclosing(lines_of((COMMAND,), where)) as lines:
            async for line in lines:
                log.info("grouping.went_on", said=line)
        return True
