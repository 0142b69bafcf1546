"""Keeps the bytes of attachments: a durable job, since a file id dies with the bot's token."""

import asyncio
import hashlib
from dataclasses import dataclass
from pathlib import Path

import structlog
from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.delivery.clocks import Clocks
from storage.appeals import attachments
from storage.appeals.attachments import Wanted
from storage.engine.database import Database

log = structlog.get_logger()
IDLE = 2.0
BACK_OFF, BACK_OFF_MAX = 5.0, 3600.0  # machine seconds


@dataclass
class Filer:
    database: Database
    bot: Bot
    clocks: Clocks
    folder: Path
    idle: float = IDLE
    back_off: float = BACK_OFF

    async def run(self) -> None:
        """Serve until cancelled; what could not be fetched is tried again, ever more seldom."""
        while True:
            if not await self._round():
                await asyncio.sleep(self.idle)

    async def _round(self) -> int:
        """Fetch what is due and return how much that was; a database that is away is waited for."""
        try:
            wanted = await self.database.read(attachments.wanted, self.clocks.machine())
            for one in wanted:
                await self._keep(one)
        except Exception:
            log.exception("file.failed")
            return 0
        return len(wanted)

    async def _keep(self, one: Wanted) -> None:
        try:
            file = await self.bot.get_file(one.file_id)
            digest = await asyncio.to_thread(store, self.folder, bytes(await file.download_as_bytearray()))
        except BadRequest as error:
            await self.database.write(attachments.given_up, one.id, str(error))
        except (TelegramError, OSError) as error:
            log.warning("file.retry", attachment=one.id, error=error)
            again = self.clocks.machine() + min(self.back_off * 2.0**one.attempts, BACK_OFF_MAX)
            await self.database.write(attachments.failed, one.id, repr(error), again)
        else:
            await self.database.write(attachments.kept, one.id, digest)


def store(folder: Path, content: bytes) -> str:
    """Write the bytes under their SHA-256 and return it; the same bytes are kept once."""
    digest = hashlib.sha256(content).hexdigest()
    path = path_of(folder, digest)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_bytes(content)
        part.rename(path)
    return digest


def path_of(folder: Path, digest: str) -> Path:
    return folder / digest[:2] / digest
