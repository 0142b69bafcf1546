"""Makes export files in a process of their own, and shows how far each is."""

import asyncio
import os
import re
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path

import structlog

from bot.config.settings import Settings
from bot.delivery.child_process import lines_of
from bot.delivery.clocks import Clocks
from bot.delivery.outbox_rows import Render
from bot.delivery.rounds import claim, go_round
from bot.delivery.settle import post
from bot.domain.base.notice import Notice
from bot.domain.reports.export import Export
from bot.texts.reports.exports import suffix
from bot.usecases.reports import exports as verbs
from storage.engine.database import Database, Transaction
from storage.engine.transaction import Work
from storage.reports import exports

log = structlog.get_logger()
IDLE = 1.0
LEASE = 600.0  # machine seconds after which it is taken up anew; putting a big file together takes a minute or two
EVERY = 3.0  # machine seconds between two edits of the card
KEEP = 86_400.0  # machine seconds for which a file is kept to be sent again
TIDY = 600.0  # machine seconds between two looks for files that were kept long enough
_PROGRESS = re.compile(r"(\d+)/(\d+)")


@dataclass
class Exporter:
    database: Database
    render: Render
    clocks: Clocks
    sent: asyncio.Event
    settings: Settings
    idle: float = IDLE
    every: float = EVERY
    _tidied: float = 0.0

    async def run(self) -> None:
        """Work until cancelled; if the database is away, wait for it."""
        await go_round(self._look, self.idle, "export.failed")

    async def _tidy(self) -> None:
        """Delete old files, so that personal data do not lie about, even if nobody wants another file."""
        machine = self.clocks.machine()
        if abs(machine - self._tidied) >= TIDY:
            self._tidied = machine
            await asyncio.to_thread(tidy, self.settings.files_dir, machine - KEEP)

    async def _look(self) -> bool:
        """Delete old files and make the oldest that is wanted; return False if there is none."""
        await self._tidy()
        claimed = await claim(self.database, exports.TO_MAKE, self.clocks.machine(), LEASE)
        if claimed is not None and (wanted := await self.database.read(exports.by_id, claimed)):
            await self._make(wanted, path_of(self.settings.files_dir, wanted))
        return claimed is not None

    async def _make(self, wanted: Export, target: Path) -> None:
        rows, shown_at = 0, self.clocks.machine()
        try:
            async with aclosing(lines_of(self._words(wanted, target), self._environment())) as lines:
                async for line in lines:
                    found = _PROGRESS.fullmatch(line)
                    rows, total = map(int, found.groups()) if found else (rows, 0)
                    if found and self.clocks.machine() >= shown_at + self.every:
                        shown_at = self.clocks.machine()
                        await self._tell(verbs.went_on, wanted.id, rows, total, shown_at + LEASE)
        except ChildProcessError:
            log.exception("export.not_made", export=wanted.id)
            await self._tell(verbs.fail, wanted.id, now=self.clocks.people())
        else:
            size = await asyncio.to_thread(os.path.getsize, target)
            await self._tell(verbs.finish, wanted.id, rows, size, now=self.clocks.people())

    async def _tell(self, verb: Work[list[Notice]], *args: object, **given: object) -> None:
        def act(tx: Transaction) -> None:
            post(tx, verb(tx, *args, **given), self.render, None, self.clocks.people())

        await self.database.write(act)
        self.sent.set()

    def _words(self, wanted: Export, target: Path) -> list[str]:
        """Return the words of the command. Lateness is judged by people's time, as on the screen."""
        words = ["export", str(target), "--logged", "--now", self.clocks.people().isoformat()]
        words += ["--sheet", wanted.sheet] if wanted.sheet else []
        words += ["--from", wanted.first.isoformat()] if wanted.first else []
        words += ["--until", wanted.until.isoformat()] if wanted.until else []
        return [*words, "--personal"] if wanted.personal else words

    def _environment(self) -> dict[str, str]:
        """Return the settings for the environment of the process, where nobody sees the database's password."""
        return {"DATABASE_URL": self.settings.database_url, "PACK": str(self.settings.pack)}


def path_of(folder: Path, made: Export) -> Path:
    return folder / "exports" / f"{made.id}{suffix(made.sheet)}"


def tidy(folder: Path, before: float) -> None:
    """Delete files made before machine second `before`, and those dated far in the future by a wrong clock."""
    for path in (folder / "exports").glob("*"):
        if path.is_file() and not before <= path.stat().st_mtime <= before + 2 * KEEP:
            path.unlink(missing_ok=True)
