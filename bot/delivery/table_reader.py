"""Fetches and reads the tables that administrators send in chat, and has each tried out."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import structlog
from telegram import Bot
from telegram.error import RetryAfter

from bot.config.problems import PackError
from bot.delivery.channels.telegram.calls import seconds_of
from bot.delivery.clocks import Clocks
from bot.delivery.fetching import refusal_of
from bot.delivery.files import content_of
from bot.delivery.outbox_rows import Render
from bot.delivery.rounds import claim, go_round
from bot.delivery.settle import post
from bot.domain.base.notice import Notice
from bot.domain.tenure.import_notices import Unread
from bot.domain.tenure.imports import ImportTable
from bot.papers import filled_in, spreadsheet
from bot.usecases.tenure import importing_chat
from storage.engine.database import Database, Transaction
from storage.tenure import import_tables

log = structlog.get_logger()
IDLE = 1.0
LEASE = 120.0  # machine seconds after which another process reads it
ATTEMPTS = 8  # with the pauses between them some ten minutes: somebody waits for it
BACK_OFF = 5.0  # machine seconds after the first failure, doubled each time
Verb = Callable[..., list[Notice]]


@dataclass
class TableReader:
    database: Database
    bot: Bot
    clocks: Clocks
    folder: Path
    render: Render
    sent: asyncio.Event
    idle: float = IDLE

    async def run(self) -> None:
        """Work until cancelled; if the database is away, wait for it."""
        await go_round(self._look, self.idle, "table.failed")

    async def _look(self) -> bool:
        """Read the oldest file; return False if none waits."""
        claimed = await claim(self.database, import_tables.TO_READ, self.clocks.machine(), LEASE)
        if claimed is not None and (table := await self.database.read(import_tables.find, claimed)):
            await self._read(table)
        return claimed is not None

    async def _read(self, table: ImportTable) -> None:
        if table.attempts > ATTEMPTS:  # who read it before died of it, or could not say what it is
            await self._tell(partial(importing_chat.unread, table_id=table.id, why=Unread.DAMAGED))
            return
        try:
            async with asyncio.timeout(LEASE / 2):
                data = await content_of(self.bot, self.folder, table.file_id, table.size)
        except Exception as error:  # noqa: BLE001  # whatever it is, it is an attempt
            await self._failed(table, error)
            return
        await self._tell(await asyncio.to_thread(judged, table, data))

    async def _failed(self, table: ImportTable, error: Exception) -> None:
        """Try again later, or give the file up and tell who sent it."""
        log.warning("table.not_fetched", table=table.id, attempt=table.attempts, error=type(error).__name__)
        if table.attempts >= min(ATTEMPTS, refusal_of(error).attempts):
            await self._tell(partial(importing_chat.unread, table_id=table.id, why=Unread.NOT_FETCHED))
            return
        wanted_seconds = seconds_of(error.retry_after) if isinstance(error, RetryAfter) else 0.0
        again = self.clocks.machine() + max(wanted_seconds, BACK_OFF * 2.0 ** (table.attempts - 1))
        await self.database.write(import_tables.change, table.id, {"lease_until": again})

    async def _tell(self, verb: Verb) -> None:
        def act(tx: Transaction) -> None:
            now = self.clocks.people()
            post(tx, verb(tx, now=now), self.render, None, now)

        await self.database.write(act)
        self.sent.set()


def judged(table: ImportTable, data: bytes) -> Verb:
    """Return the verb that tells what the bytes are."""
    unread = partial(partial, importing_chat.unread, table_id=table.id)
    try:
        read = filled_in.read(table.name, data, most=importing_chat.MOST_LINES)
    except filled_in.NotThatTable as wrong:
        return unread(why=Unread.COLUMNS, kind=wrong.kind, missing=tuple(wrong.missing))
    except filled_in.TooLong:
        return unread(why=Unread.TOO_LONG)
    except spreadsheet.OldExcel:
        return unread(why=Unread.OLD)
    except (spreadsheet.Damaged, PackError):
        return unread(why=Unread.DAMAGED)
    return partial(importing_chat.try_out, table_id=table.id, table=read) if read.lines else unread(why=Unread.EMPTY)
