"""Files on their way out: the facts are read when one leaves, and it is made off the event loop."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.delivery.clocks import Clocks
from bot.delivery.files import path_of
from bot.domain.paper import Made, Recipe
from bot.papers import calendar
from bot.usecases.sessions import invitations
from storage import attachments
from storage.attachments import Kept
from storage.database import Database
from storage.outbox import Parcel

Gather = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Paper:
    """`gather(tx, *, now, **of)` reads the facts, None when there is nothing to send; `make` needs only them."""

    gather: Gather
    make: Callable[[Any], Made]


@dataclass(frozen=True, slots=True)
class Printer:
    database: Database
    clocks: Clocks
    folder: Path

    async def make(self, parcel: Parcel) -> Made | None:
        """Return the file that the row asks for; None when there is nothing to send any more."""
        paper, of = PAPERS.get(Recipe(parcel.payload["recipe"])), parcel.payload["of"]
        if paper is None:
            return await self._attachment(of["attachment"], resend=parcel.attempts > 0)
        facts = await self.database.read(paper.gather, now=self.clocks.people(), **of)
        return None if facts is None else await asyncio.to_thread(paper.make, facts)

    async def _attachment(self, row: int, *, resend: bool) -> Made | None:
        """Telegram has it under its file id; when that failed once, the bytes go again, if they were kept."""
        kept = await self.database.read(attachments.find, row)
        if kept is None:
            return None
        data = await asyncio.to_thread(self._bytes, kept) if resend else b""
        return Made(kept.name, data, kept.kind == "photo", None if data else kept.file_id)

    def _bytes(self, kept: Kept) -> bytes:
        path = path_of(self.folder, kept.sha256) if kept.sha256 else None
        return path.read_bytes() if path is not None and path.exists() else b""


# All but attachments, which are not made but handed on.
PAPERS: dict[Recipe, Paper] = {Recipe.CALENDAR: Paper(invitations.gather, calendar.make)}
