"""Has voices and pictures of licences read by the operator's commands, one at a time, and proposes what they say."""

import asyncio
import shutil
from dataclasses import dataclass
from pathlib import Path

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot.config.settings import Settings
from bot.delivery import outside_command
from bot.delivery.clocks import Clocks
from bot.delivery.fetching import Damaged, Elsewhere
from bot.delivery.files import content_of
from bot.delivery.outbox_rows import Render
from bot.delivery.outside_command import SECONDS, Unread
from bot.delivery.rounds import claim, go_round
from bot.delivery.settle import post
from bot.domain.base.content import VOICE, File
from bot.usecases.forms import spoken
from bot.usecases.people import picture_of_licence
from storage.engine.database import Database, Transaction
from storage.mail import readings
from storage.mail.readings import Reading

log = structlog.get_logger()
IDLE = 1.0
FETCHING = 60.0  # machine seconds
LEASE = 300.0  # machine seconds after which it is taken up anew; fetching and writing down take two minutes at most
MOST, AGAIN = 3, 10.0  # attempts, and machine seconds between them


@dataclass
class Transcriber:
    database: Database
    bot: Bot
    clocks: Clocks
    render: Render
    sent: asyncio.Event
    settings: Settings
    idle: float = IDLE
    seconds: float = SECONDS

    async def run(self) -> None:
        """Work until cancelled; if the database is away, wait for it."""
        await go_round(self._look, self.idle, "voice.failed")

    async def _look(self) -> bool:
        """Have the oldest file read; return False if there is none."""
        if not self.settings.transcribe and not self.settings.ocr:
            return False
        claimed = await claim(self.database, readings.TO_READ, self.clocks.machine(), LEASE)
        if claimed is not None and (wanted := await self.database.read(readings.find, claimed)):
            await self._settle(wanted)
        return claimed is not None

    async def _settle(self, wanted: Reading) -> None:
        """Propose the text. A file that can't be had now is tried again; what was heard is never logged."""
        heard, command = "", self._command(wanted.file)
        try:
            if command and wanted.attempts <= MOST:
                heard = await self._heard(command, wanted.file)
        except Unread as error:
            log.warning("voice.not_written_down", reading=wanted.id, error=str(error))
        except (TelegramError, OSError, Damaged, Elsewhere) as error:
            log.warning("voice.not_fetched", reading=wanted.id, error=type(error).__name__)
            at = self.clocks.machine() + AGAIN
            return await self.database.write(readings.again, wanted.id, at)
        await self.database.write(self._propose, wanted, heard)
        self.sent.set()
        return None

    def _command(self, file: File) -> str:
        return self.settings.transcribe if file.kind == VOICE else self.settings.ocr

    async def _heard(self, command: str, file: File) -> str:
        async with asyncio.timeout(FETCHING):
            content = await content_of(self.bot, self.settings.files_dir, file.file_id, file.size)
        folder = self.settings.files_dir / "voices"
        await asyncio.to_thread(clear, folder, self.clocks.machine() - LEASE)
        name = Path(file.name).suffix
        return await outside_command.output(command, content, f"{file.kind}{name}", folder, self.seconds)

    def _propose(self, tx: Transaction, wanted: Reading, heard: str) -> None:
        now, settle = self.clocks.people(), spoken.settle if wanted.file.kind == VOICE else picture_of_licence.settle
        post(tx, settle(tx, wanted.id, heard, now=now), self.render, None, now)


def clear(folder: Path, before: float) -> None:
    """Make the folder, and delete in it what a killed process left before machine second `before`."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for left in folder.iterdir():
        if left.stat().st_mtime < before:
            shutil.rmtree(left, ignore_errors=True)
