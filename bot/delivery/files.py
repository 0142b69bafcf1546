"""Fetches and stores the bytes of attachments. They are kept here because file ids are lost with the bot's token."""

import asyncio
import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import structlog
from telegram import Bot
from telegram.error import RetryAfter

from bot.delivery.channels.telegram.calls import seconds_of
from bot.delivery.clocks import Clocks
from bot.delivery.fetching import Elsewhere, Refusal, fetch, refusal_of
from bot.delivery.outbox_rows import Render
from bot.delivery.settle import post
from bot.domain.base.content import digest_of
from bot.usecases.classes import measure_files
from storage.appeals import attachments
from storage.appeals.attachments import Wanted
from storage.engine.database import Database, Transaction
from storage.engine.durable import sync
from storage.mail import spent_files

log = structlog.get_logger()
IDLE = 2.0
BACK_OFF, BACK_OFF_MAX = 5.0, 3600.0  # machine seconds
SIDE_BY_SIDE = 8
SECONDS = 120.0  # that one may take


@dataclass
class Filer:
    """Fetches several files at once; one that can't be fetched holds up no other."""

    database: Database
    bot: Bot
    clocks: Clocks
    folder: Path
    render: Render
    sent: asyncio.Event
    idle: float = IDLE
    back_off: float = BACK_OFF
    _tasks: dict[int, "asyncio.Task[None]"] = field(default_factory=dict)

    async def run(self) -> None:
        """Work until cancelled; what could not be fetched is tried again after longer and longer pauses."""
        try:
            while True:
                await self._delete_spent()
                begun = await self._begin()
                if self._tasks:
                    await asyncio.wait(self._tasks.values(), timeout=self.idle, return_when=asyncio.FIRST_COMPLETED)
                elif not begun:
                    await asyncio.sleep(self.idle)
        finally:
            for task in self._tasks.values():
                task.cancel()

    async def _begin(self) -> int:
        """Start fetching what is due, as far as there is room; if the database is away, wait for it."""
        try:
            wanted = await self.database.read(attachments.wanted, self.clocks.machine(), 2 * SIDE_BY_SIDE)
        except Exception:
            log.exception("file.failed")
            return 0
        new = [item for item in wanted if item.id not in self._tasks][: SIDE_BY_SIDE - len(self._tasks)]
        for item in new:
            self._tasks[item.id] = asyncio.create_task(self._keep(item), name="file")
            self._tasks[item.id].add_done_callback(partial(self._done, item.id))
        return len(new)

    async def _delete_spent(self) -> None:
        """Delete the bytes of files that were of use, or that nobody wants any more."""
        try:
            if spent := await self.database.read(spent_files.spent):
                await self.database.write(delete, self.folder, spent)
        except Exception:
            log.exception("file.not_deleted")

    def _done(self, attachment_id: int, _: "asyncio.Task[None]") -> None:
        del self._tasks[attachment_id]

    async def _keep(self, wanted: Wanted) -> None:
        try:
            async with asyncio.timeout(SECONDS):
                content = await fetch(self.bot, wanted.file_id, wanted.size)
            digest = await asyncio.to_thread(store, self.folder, content)
            await self.database.write(attachments.kept, wanted.id, digest)
        except Exception as error:  # noqa: BLE001  # whatever it is, it is an attempt
            await self._failed(wanted, error)

    async def _failed(self, wanted: Wanted, error: Exception) -> None:
        """Try again, or give the file up and tell people, depending on the error."""
        refusal = refusal_of(error)
        if isinstance(error, Elsewhere):
            log.error("file.elsewhere", attachment=wanted.id, hint=str(error))  # no trace needed
        else:
            log.warning("file.not_kept", attachment=wanted.id, attempt=wanted.attempts + 1, error=type(error).__name__)
        try:
            if wanted.attempts + 1 >= refusal.attempts:
                await self.database.write(self._lose, wanted, refusal, repr(error))
                self.sent.set()
                return
            again = self.clocks.machine() + self._pause(wanted, error)
            await self.database.write(attachments.failed, wanted.id, repr(error), again)
        except Exception:
            log.exception("file.not_noted", attachment=wanted.id)
            await asyncio.sleep(self.idle)

    def _lose(self, tx: Transaction, wanted: Wanted, refusal: Refusal, error: str) -> None:
        now = self.clocks.people()
        post(tx, measure_files.lose(tx, wanted.id, refusal.why, error, now=now), self.render, None, now)

    def _pause(self, wanted: Wanted, error: Exception) -> float:
        wanted_seconds = seconds_of(error.retry_after) if isinstance(error, RetryAfter) else 0.0
        return max(wanted_seconds, min(self.back_off * 2.0 ** min(wanted.attempts, 30), BACK_OFF_MAX))


def delete(tx: Transaction, folder: Path, spent: Sequence[str]) -> None:
    """Delete these contents, except those that are needed for something else."""
    for digest in spent:
        if not spent_files.is_needed(tx, digest):
            path_of(folder, digest).unlink(missing_ok=True)
        spent_files.deleted(tx, digest)


def store(folder: Path, content: bytes) -> str:
    """Write the bytes under their SHA-256 and return it once they are on the disk; the same bytes are stored once."""
    digest = hashlib.sha256(content).hexdigest()
    path = path_of(folder, digest)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.stat().st_size != len(content):
        part = path.with_suffix(f".{os.getpid()}-{id(content)}.part")
        part.write_bytes(content)
        sync(part)
        part.replace(path)
    for place in (path, path.parent, folder, folder.parent):  # whoever wrote it before may have been killed at once
        sync(place)
    return digest


async def content_of(bot: Bot, folder: Path, file_id: str, size: int) -> bytes:
    """Return the bytes from Telegram, or those that came by a door of the house."""
    if digest := digest_of(file_id):
        return await asyncio.to_thread(path_of(folder, digest).read_bytes)
    return await fetch(bot, file_id, size)


def path_of(folder: Path, digest: str) -> Path:
    return folder / digest[:2] / digest
